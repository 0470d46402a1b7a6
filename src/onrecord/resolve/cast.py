"""The cast of a page: who is named on it, in which places, with which roles.

In: the document. Out: a `Cast` of `Character`s, each the mentions of one person or body: full
name, short names, title and surname, acronym. A short name goes to the full name that it fits and
that was named last before it, else the next after it; two full names that differ are two characters
even with one surname. Headlines capitalise all words, so they name only who is named below them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from onrecord.language.names import name_words
from onrecord.language.persons import first_name_gender, is_first_name
from onrecord.model import Document, Span, SpeakerKind
from onrecord.model.holding import Holding
from onrecord.resolve.characters import (
    NOBODY,
    Character,
    Index,
    Knows,
    fits,
    is_of_another,
    is_younger,
    nearness,
    prominence,
    same_person,
)
from onrecord.resolve.headlines import (
    is_headline,
    is_set_as_headline,
    mark_headlined,
    names_in_headline,
)
from onrecord.resolve.kinds import kind_of
from onrecord.resolve.names import Name, looks_personal, names_in
from onrecord.resolve.openers import Openers, without_openers
from onrecord.resolve.runs import folded

OFTEN = 12  # characters who may be meant wherever they are named on a page


@dataclass(frozen=True, slots=True)
class Cast:
    """The characters of a page and, by the offset of each mention, whom it names."""

    characters: tuple[Character, ...]
    at: dict[int, tuple[Name, Character]]
    index: Index
    starts: tuple[int, ...] = field(repr=False)
    often: tuple[Character, ...]  # those named most often, the most often named first

    def within(self, span: Span) -> list[tuple[Name, Character]]:
        """The mentions that lie in a span, in order."""
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return [self.at[start] for start in self.starts[first:last]]

    def before(self, offset: int) -> Iterator[tuple[Name, Character]]:
        """The mentions that end at or before an offset, the last one first."""
        for at in range(bisect_left(self.starts, offset) - 1, -1, -1):
            name, character = self.at[self.starts[at]]
            if name.span.end <= offset:
                yield name, character

    def around(self, offset: int) -> Name | None:
        """The name that begins before an offset and goes on after it."""
        first = bisect_left(self.starts, offset) - 1
        name = self.at[self.starts[first]][0] if first >= 0 else None
        return name if name and name.span.end > offset else None

    def called(self, words: Sequence[str], offset: int) -> list[Character]:
        """The characters whom a name fits, the one named last before `offset` first."""
        key = tuple(folded(word) for word in words)
        fitting = [character for character in self.index.near(key) if fits(key, character)]
        return sorted(fitting, key=lambda character: -nearness(character, offset))


def cast_of(
    document: Document,
    spoken: Iterable[Span] = (),
    knows: Knows = NOBODY,
) -> Cast:
    """All who are named in the searched blocks of a document; `spoken` are spans of sources.

    `knows` says which names are those of persons known to the world.
    """
    running: list[Name] = []
    headlines: list[Name] = []
    start = document.blocks[0].span.start if len(document.blocks) > 1 else -1
    for block in document.searched_blocks():
        headline = is_headline(document.text, block, block.span.start == start)
        (headlines if headline else running).extend(names_in(document.text, block.span))
    headlines.extend(name for name in running if is_set_as_headline(name))
    running = [name for name in running if not is_set_as_headline(name)]
    running = without_openers(document.text, running)
    index = Index(knows)
    _file_full_names(document.text, running, Holding(spoken), index)
    _file_headline_names(headlines, running, index)
    mark_headlined(headlines, index)
    at = dict(_assigned(document.text, running, index, found=True))
    for start, pair in _assigned(
        document.text, names_in_headline(headlines, index), index, found=False
    ):
        at[start] = pair
        pair[1].headlined = True
    characters = tuple(index.characters)
    often = nlargest(OFTEN, characters, key=lambda character: len(character.mentions))
    return Cast(characters, at, index, tuple(sorted(at)), tuple(often))


def _file_full_names(text: str, names: Sequence[Name], spoken: Holding, index: Index) -> None:
    """Files a character for each different name of two words and more, sure ones first."""
    alone = {name.key[0] for name in names if len(name.words) == 1}
    openers = Openers(text, names)
    for name in sorted(names, key=lambda name: not looks_personal(name)):
        if len(name.words) < 2:
            continue
        alike = index.near(name.key)
        if same := next((known for known in alike if _same(name, known, index.knows)), None):
            same.titles.update([name.title] if name.title else ())
            continue
        kind = kind_of(text, name, index.knows, alone, spoken)
        surnamed = any(_is_surname_of(name.key[-1], known) for known in alike)
        if surnamed and kind is SpeakerKind.PERSON and openers.open(name):
            continue
        titles = Counter([name.title] if name.title else ())
        junior = is_younger(name, index.knows)
        index.add(Character(name.words, kind, name.gender, titles=titles, junior=junior))


def _file_headline_names(headlines: Iterable[Name], running: Sequence[Name], index: Index) -> None:
    """Files whom only the headline names in full, and the page by the surname: "Jo Hill: No"."""
    alone = {name.key[0] for name in running if len(name.words) == 1}
    for name in headlines:
        first, last = (*name.key[:2], "")[:2]
        unknown = last in alone and not index.near((last,))
        if unknown and is_first_name(first) and first not in name_words("verbs_too"):
            gender, junior = first_name_gender(first), is_younger(name, index.knows)
            index.add(Character(name.words[:2], SpeakerKind.PERSON, gender, junior=junior))


def _is_surname_of(word: str, character: Character) -> bool:
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


def _assigned(
    text: str, names: Iterable[Name], index: Index, found: bool
) -> Iterable[tuple[int, tuple[Name, Character]]]:
    """Each mention with its character; a new one where none fits and `found` allows it."""
    for name in names:
        character = _choose(name, index)
        if character is None:
            if not found:
                continue
            kind = kind_of(text, name, index.knows)
            junior = is_younger(name, index.knows)
            character = Character(name.words, kind, name.gender, junior=junior)
        character.add(name)
        index.add(character)
        yield name.span.start, (name, character)


def _choose(name: Name, index: Index) -> Character | None:
    alike = [c for c in index.near(name.key) if not is_of_another(name, c, index.knows)]
    fitting = [known for known in alike if fits(name.key, known)]
    if not fitting and len(name.words) == 2:
        fitting = [known for known in alike if _is_surname_of(name.key[-1], known)]
    if name.titled:
        fitting = [known for known in fitting if known.kind is SpeakerKind.PERSON] or []
    exact = [known for known in fitting if known.key == name.key and len(name.words) > 1]
    agreeing = exact or [
        k for k in fitting if not (name.gender and k.gender and name.gender != k.gender)
    ]
    if name.title and len(name.words) == 1:
        agreeing = [k for k in agreeing if k.last_before(name.span.start) or name.title in k.titles]
    if len(name.words) == 1 and agreeing:
        surnamed = [known for known in agreeing if known.key[-1] == name.key[0]]
        agreeing = surnamed or agreeing
    likely = prominence if len(name.words) == 1 else nearness
    return max(agreeing, key=lambda known: likely(known, name.span.start), default=None)
