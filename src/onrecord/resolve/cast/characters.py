"""The characters of a page: who is named on it, how lately, and how prominently.

In: mentions, one after another. Out: a `Character`, which grows while the page is read. Whom a
shorter name fits is told by `fitting`, who may be asked about by `index`.
"""

from __future__ import annotations

import math
from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.language.descriptions import places
from onrecord.language.persons import first_name_gender
from onrecord.language.titles import Gender
from onrecord.model import Span, SpeakerKind
from onrecord.resolve.cast.names import Name
from onrecord.resolve.cast.runs import folded

NAME_DISTANCE = -0.15  # per sentence since the bearer of a surname was named in full
SENTENCE = 130  # characters
UNNAMED_YET = 25  # sentences that stand for "not named in full yet"
LONG_AGO = 12  # sentences after which it no longer matters how long ago a full name was
OFTEN = 0.35
CALLED = 0.5  # for the surname alone as for a full name: who is called so goes on being called so
HEADLINED = 1.0
PLACED = -1.0  # "In Norrland Ruiz gained": a place before a surname


@dataclass(slots=True, eq=False)
class Character:
    """One person or body of the page; it grows while the page is read."""

    words: tuple[str, ...]
    kind: SpeakerKind
    gender: Gender | None = None
    mentions: list[Name] = field(default_factory=list)  # in reading order
    in_full: list[Name] = field(default_factory=list)  # those of two words and more
    presented: list[Name] = field(default_factory=list)  # of these, those in the page's own words
    called: list[Name] = field(default_factory=list)  # surely so by the surname alone
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

    def add(self, mention: Name, quoted: bool = False) -> None:
        """One more mention, with what its title tells; `quoted` is one within quotation marks."""
        insort(self.mentions, mention, key=_place)
        if len(mention.words) > 1:
            insort(self.in_full, mention, key=_place)
            if not quoted:
                insort(self.presented, mention, key=_place)
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


def nearness(character: Character, offset: int) -> float:
    """How lately the character was named before an offset; those named only later come last."""
    last = character.last_before(offset)
    return -1e9 if last is None else -float(offset - last.span.end)


def prominence(character: Character, offset: int) -> float:
    """How likely a bare surname is this bearer's: named in full lately and often, in the headline.

    Who is named in full in passing does not take the surname from whom the page is about; nor who
    is so named in somebody's quoted words.
    """
    full = bisect_right(character.presented, offset, key=_end)
    since = (offset - _end(character.presented[full - 1])) / SENTENCE if full else UNNAMED_YET
    called = bisect_right(character.called, offset, key=_end)
    weight = NAME_DISTANCE * (min(since, LONG_AGO) if full else since)
    weight += OFTEN * math.log1p(full) + CALLED * math.log1p(called)
    weight += PLACED * (character.words[0].casefold() in places())
    return weight + HEADLINED * character.headlined


def gender_of(character: Character) -> Gender | None:
    """The gender that the page or the first name tells."""
    if character.gender or character.kind is not SpeakerKind.PERSON:
        return character.gender
    return first_name_gender(character.words[0]) if len(character.words) > 1 else None


def shown(character: Character) -> str:
    """The name as people read it: shouted personal names in lower case ("PENCE" → "Pence")."""
    if character.kind is SpeakerKind.PERSON and all(
        len(w) > 3 and w.isupper() for w in character.words
    ):
        return " ".join(word.title() for word in character.words)
    return character.name
