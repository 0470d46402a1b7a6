"""Files the characters of a page before its mentions go to them: who is named in full, and where.

In: the names of the running text and of headlines. Out: nothing; the `Index` holds one more
`Character` for each different full name, for whom only a headline names in full, and for each seat
of a government in one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from onrecord.language.names import name_words
from onrecord.language.persons import first_name_gender, is_first_name
from onrecord.model import SpeakerKind
from onrecord.model.holding import Holding
from onrecord.resolve.cast.characters import Character, Knows
from onrecord.resolve.cast.fitting import is_of_another, is_younger, same_person
from onrecord.resolve.cast.index import Index
from onrecord.resolve.cast.kinds import kind_of
from onrecord.resolve.cast.names import Name, looks_personal
from onrecord.resolve.cast.openers import Openers
from onrecord.resolve.cast.runs import folded

WORKS = frozenset(("show", "report", "hour", "podcast", "foundation", "campaign", "company"))
"""What bears the full name of a person."""


def file_full_names(text: str, names: Sequence[Name], spoken: Holding, index: Index) -> None:
    """Files a character for each different name of two words and more, sure ones first."""
    alone = {name.key[0] for name in names if len(name.words) == 1}
    openers = Openers(text, names)
    for name in sorted(names, key=lambda name: not looks_personal(name)):
        if len(name.words) < 2:
            continue
        alike = index.alike(name.key)
        if same := next((known for known in alike if _same(name, known, index.knows)), None):
            same.titles.update([name.title] if name.title else ())
            continue
        kind = kind_of(text, name, index.knows, alone, spoken)
        surnamed = any(is_surname_of(name.key[-1], known) for known in alike)
        if surnamed and kind is SpeakerKind.PERSON and openers.open(name):
            continue
        titles = Counter([name.title] if name.title else ())
        junior = is_younger(name, index.knows)
        index.add(Character(name.words, kind, name.gender, titles=titles, junior=junior))


def file_headline_names(headlines: Iterable[Name], running: Sequence[Name], index: Index) -> None:
    """Files whom only the headline names in full, and the page by the surname: "Jo Hill: No"."""
    alone = {name.key[0] for name in running if len(name.words) == 1}
    for name in headlines:
        first, last = (*name.key[:2], "")[:2]
        unknown = last in alone and not any(is_surname_of(last, c) for c in index.near((last,)))
        if unknown and is_first_name(first) and first not in name_words("verbs_too"):
            gender, junior = first_name_gender(first), is_younger(name, index.knows)
            index.add(Character(name.words[:2], SpeakerKind.PERSON, gender, junior=junior))


def named_after(names: Iterable[Name]) -> list[Name]:
    """The names that may begin with a person's: "The Ana Ruiz Show", after which "Ruiz said"."""
    return [name for name in names if WORKS & set(name.key[2:])]


def file_seats(headlines: Iterable[Name], index: Index) -> None:
    """Files the seats of governments that only the headline names: "Kremlin Denies It"."""
    for name in headlines:
        for words in (*((word,) for word in name.words), *pairwise(name.words)):
            if index.knows.seat(" ".join(words)) and not index.near(tuple(map(folded, words))):
                index.add(Character(words, SpeakerKind.BODY))


def is_surname_of(word: str, character: Character) -> bool:
    """Whether a word is the surname of a person."""
    return character.kind is SpeakerKind.PERSON and character.key[-1] == word


def _same(name: Name, character: Character, knows: Knows) -> bool:
    if is_of_another(name, character, knows):
        return False
    if name.key == character.key:
        return True
    if character.kind is not SpeakerKind.PERSON or not looks_personal(name):
        return False
    if not same_person(name.key, character.key):
        return False
    if len(name.words) > len(character.words) and len(name.words) < 4:
        character.words = name.words
    return True
