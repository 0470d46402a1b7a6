"""The characters of a page: who is named, and whom a shorter name fits.

`Character` grows while the page is read. `fits` says whether a name's words can stand for one;
`Index` keeps that question from being asked of everybody.
"""

from __future__ import annotations

import math
from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.language.descriptions import body_name_words, places
from onrecord.language.names import name_words
from onrecord.language.persons import first_name_gender
from onrecord.language.titles import Gender
from onrecord.model import Span, SpeakerKind
from onrecord.resolve.cast.names import Name
from onrecord.resolve.cast.runs import folded

NAME_DISTANCE = -0.15  # per sentence since the bearer of a surname was named in full
SENTENCE = 130  # characters
UNNAMED_YET = 25  # sentences that stand for "not named in full yet"
OFTEN = 0.35
HEADLINED = 1.0
MIDDLE_NAMES = 2  # words by which two forms of one personal name differ at most


@dataclass(slots=True, eq=False)
class Character:
    """One person or body of the page; it grows while the page is read."""

    words: tuple[str, ...]
    kind: SpeakerKind
    gender: Gender | None = None
    mentions: list[Name] = field(default_factory=list)  # in reading order
    in_full: list[Name] = field(default_factory=list)  # those of two words and more
    titles: Counter[str] = field(default_factory=Counter)
    titled: bool = False
    headlined: bool = False
    junior: bool = False  # told by "Jr." from another of that name
    filed: tuple[str, ...] = ()
    _key: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The fullest name that the page gives."""
        return " ".join((*self.words, "Jr.") if self.junior else self.words)

    @property
    def key(self) -> tuple[str, ...]:
        """The name's words as they are compared."""
        if len(self._key) != len(self.words):
            self._key = tuple(folded(word) for word in self.words)
        return self._key

    def add(self, mention: Name) -> None:
        """One more mention, with what its title tells."""
        insort(self.mentions, mention, key=_place)
        if len(mention.words) > 1:
            insort(self.in_full, mention, key=_place)
        self.gender = self.gender or mention.gender
        self.titled = self.titled or mention.titled
        if mention.title:
            self.titles[mention.title] += 1
        if len(mention.words) > len(self.words) and len(self.words) == 1:
            self.words = mention.words

    def last_before(self, offset: int) -> Name | None:
        """The last mention that ends at or before an offset."""
        before = bisect_right(self.mentions, offset, key=_end)
        return self.mentions[before - 1] if before else None


def _place(mention: Name) -> Span:
    return mention.span


def _end(mention: Name) -> int:
    return mention.span.end


@dataclass(frozen=True, slots=True)
class Knows:
    """What is known of names beyond the page: whether a person bears it."""

    person: Callable[[str], bool]  # a name of two words and more
    surname: Callable[[str], bool]  # a word alone
    elder: Callable[[str], bool]  # a full name of one who is no "Jr.", and prominent
    seat: Callable[[str], bool]  # what a government is called after: the Kremlin
    place: Callable[[str], bool]  # a state, or its capital


NOBODY = Knows(*([lambda _: False] * 5))


class Index:
    """Characters by the words of their names: whom a name may fit, without asking everybody."""

    def __init__(self, knows: Knows = NOBODY) -> None:
        self.knows = knows
        self.characters: list[Character] = []
        self._by_word: dict[str, list[Character]] = {}

    def add(self, character: Character) -> None:
        """Files a character under each word of its name and under its acronym; again if it grew."""
        if character.filed == character.key:
            return
        if not character.filed:
            self.characters.append(character)
        character.filed = character.key
        for word in {*character.key, acronym(character.key)}:
            group = self._by_word.setdefault(word, [])
            if character not in group:
                group.append(character)

    def near(self, key: tuple[str, ...]) -> list[Character]:
        """The characters that share the first or the last word of a name, in order of filing."""
        first, last = self._by_word.get(key[0], []), self._by_word.get(key[-1], [])
        known = {id(character) for character in first}
        return first + [character for character in last if id(character) not in known]


def fits(key: tuple[str, ...], character: Character) -> bool:
    """Whether a name's words can stand for the character."""
    full = character.key
    if key == full or (character.kind is not SpeakerKind.PERSON and _fits_body(key, full)):
        return True
    if character.kind is not SpeakerKind.PERSON:
        return False
    if len(key) == 1:
        return key[0] in (full[-1], full[0])
    return same_person(key, full)


def is_of_another(name: Name, character: Character, knows: Knows) -> bool:
    """Whether one is the "Jr." of whom the other is the elder, as surnames alone or by the tables.

    "Donald Trump Jr." is not Donald Trump; "Jim Hill" may be the "Jim Hill Jr." of the same page.
    """
    if name.junior == character.junior:  # as of nearly all: asked of all who share a word
        return False
    longer = max(name.words, character.words, key=len)
    return len(longer) == 1 or knows.elder(" ".join(longer))


def is_younger(name: Name, knows: Knows) -> bool:
    """Whether "Jr." after a name tells somebody from another, and so belongs to what is shown."""
    return name.junior and (len(name.words) == 1 or knows.elder(name.text))


def same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two full personal names can be one: same surname, first names that agree."""
    if left[-1] != right[-1] or abs(len(left) - len(right)) > MIDDLE_NAMES:
        return False
    a, b = left[0], right[0]
    return a == b or (min(len(a), len(b)) <= 2 and a[0] == b[0]) or a in right or b in left


def acronym(key: tuple[str, ...]) -> str:
    """The first letters of a name's greater words."""
    return "".join(word[0] for word in key if word not in name_words("small"))


def _fits_body(key: tuple[str, ...], full: tuple[str, ...]) -> bool:
    within = len(full) > 1 and all(word in full for word in key)
    if not within and len(key) > 1:
        return False
    if " ".join(key) in places() or (len(key) == 1 and key[0] in name_words("whole")):
        return False
    if len(key) == 1 and len(key[0]) > 1 and key[0] == acronym(full):
        return True
    if not within:
        return False
    content = [word for word in full if word not in name_words("small")]
    if key[-1] == content[-1]:
        return True
    rest = full[len(key) :]  # "Fox" is Fox News, "Quist" is not Quist Tower
    return key[0] == content[0] and any(word in body_name_words() for word in rest)


def nearness(character: Character, offset: int) -> float:
    """How lately the character was named before an offset; those named only later come last."""
    last = character.last_before(offset)
    return -1e9 if last is None else -float(offset - last.span.end)


def prominence(character: Character, offset: int) -> float:
    """How likely a bare surname is this bearer's: named in full lately and often, in the headline.

    Who is named in full in passing does not take the surname from whom the page is about.
    """
    full = bisect_right(character.in_full, offset, key=_end)
    since = (offset - _end(character.in_full[full - 1])) / SENTENCE if full else UNNAMED_YET
    weight = NAME_DISTANCE * since + OFTEN * math.log1p(full)
    return weight + HEADLINED * character.headlined


def gender_of(character: Character) -> Gender | None:
    """The gender that the page or the first name tells."""
    if character.gender or character.kind is not SpeakerKind.PERSON:
        return character.gender
    return first_name_gender(character.words[0]) if len(character.words) > 1 else None
