"""Matter words: what of a matter in words tells that something is on it.

In: a matter as somebody asks for it, a phrase ("election interference") or a question ("Did the
army of Lunde shell the harbour on 3 May 2014?"). Out: its stems, which of them is what it is of,
and which of them other words have. States and days are left out where it has other words: they are
those of every matter of a foreign ministry, and of all that is said of one day.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Set
from functools import cache, cached_property

from onrecord.knowledge import load_people
from onrecord.language.claims import any_of, claim_words
from onrecord.language.kinship import kin_of_all
from onrecord.language.letters import CAPITAL
from onrecord.language.stems import stems_of
from onrecord.language.words import word_table

LONG_ENOUGH = 4  # letters of a name, without its last vowels, of which an adjective is looked for
SEEN = 2  # claims that are thought to have a word besides those that do, and as many that have not
LEAST_RARITY = 0.2  # of a word that all claims have

_PREPOSITION = re.compile(r"\s(?:about|of|in|on|for|to|with|by|at|from|against|over)\s")
_GIVING = re.compile(r"\b(?:give|given|gave|take|taken|took)\b")
_NAME = re.compile(rf"\b{CAPITAL}[\w.]*")
_FIGURE = re.compile(r"\b\d+(?:st|nd|rd|th)?\b")
_TO_COME = re.compile(r"(?:will|would|shall|should|must|can|could|may)\b", re.IGNORECASE)
_OF_A_NAME = re.compile(r"(?:[ei]?an|n|ese?|ish|ic|i)")  # "Lunde": "Lundean", "Lundish"


class Matter:
    """A matter in words, and what of it tells that something is on it."""

    def __init__(self, words: str) -> None:
        self.words = words

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words, kin as one; without states and days, if it has others."""
        stems = kin_of_all(stems_of(_without_days(self.words))) or self.kin
        people = load_people()
        names = [name for name in _NAME.findall(self.words) if people.place(name)]
        return stems - kin_of_all(stems_of(" ".join(names))) or stems

    @cached_property
    def head(self) -> frozenset[str]:
        """What a phrase is of: its last word, that before a preposition, or what is done.

        "Closing of the dam" is of closing. A question is of the first word after that with which it
        asks that is no name ("Did Ruiz offer Lind a post?"); of what is given, where that is asked.
        """
        if self.words.endswith("?"):
            asked = _asking().sub("", _without_days(self.words))
            given = stems_of("".join(_GIVING.split(_PREPOSITION.split(asked)[0])[1:]))
            plain = [each for word in asked.split() for each in _plain_stems(word)]
            return kin_of_all(given[-1:] or plain[:1])
        found = stems_of(_PREPOSITION.split(self.words)[0])
        done = self.words.partition(" ")[0].endswith("ing")
        return kin_of_all(found[:1] if done else found[-1:])

    @cached_property
    def kin(self) -> frozenset[str]:
        """The families of all its words, states and days among them."""
        return kin_of_all(stems_of(self.words))

    @cached_property
    def is_a_wrong(self) -> bool:
        """Whether it is what somebody is accused of, by a word of it ("the poisoning of Lind")."""
        return not self.stems.isdisjoint(_wrongs())

    @property
    def is_to_come(self) -> bool:
        """Whether it asks what will be or should be ("Will the dam be closed?")."""
        return _TO_COME.match(self.words) is not None

    def share_in(self, stems: frozenset[str], rarity: Mapping[str, float]) -> float:
        """The share of its words that are among `stems`, each weighing as it is rare."""
        whole = sum(rarity[each] for each in self.stems)
        return sum(rarity[each] for each in self.stems & stems) / whole if whole else 0.0

    def rarity_among(self, found: Collection[frozenset[str]]) -> dict[str, float]:
        """How rare each of its words is in what was `found_in` claims and what is around them.

        What all of them have tells little of which are on it. As in the inverse document frequency
        (Spärck Jones 1972), less steep, so that few claims tell little. What it is of counts twice.
        """
        among = {each: sum(each in stems for stems in found) for each in self.stems}
        return {
            each: (LEAST_RARITY + math.log((len(found) + 2 * SEEN) / (count + SEEN)))
            * (2 if each in self.head else 1)
            for each, count in among.items()
        }

    def found_in(self, stems: Set[str]) -> frozenset[str]:
        """Its words that are among `stems`, or of whose name an adjective is ("Lundish")."""
        return self.stems & kin_of_all(stems) | {
            name for name, begins in self._names for each in stems if _is_of(each, begins)
        }

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        """Its names, and with what their adjectives begin; no list knows all states of a page."""
        found = [(each, each.rstrip("aeiou")) for each in stems_of(" ".join(_names_in(self.words)))]
        return [pair for pair in found if len(pair[1]) >= LONG_ENOUGH and pair[0] in self.stems]


def _names_in(words: str) -> list[str]:
    return _NAME.findall(_asking().sub("", words))


def _is_of(each: str, begins: str) -> bool:
    return each.startswith(begins) and _OF_A_NAME.fullmatch(each[len(begins) :]) is not None


def _plain_stems(word: str) -> list[str]:
    """The stems of a word that is no name."""
    return [] if _NAME.match(word) else stems_of(word)


def _without_days(words: str) -> str:
    return _days().sub(" ", _FIGURE.sub(" ", words))


@cache
def _days() -> re.Pattern[str]:
    """Finds the names of months and weekdays, with a capital: "May" begins no question."""
    table = word_table("dates")
    names = any_of(name.title() for name in {*table["months"], *table["weekdays"]})
    return re.compile(rf"(?<!^)\b{names}\b")


@cache
def _asking() -> re.Pattern[str]:
    """Finds with what a question begins ("Did", "Was or is")."""
    asks = any_of(claim_words().asks)
    return re.compile(rf"^{asks}\b(?: or {asks}\b)?", re.IGNORECASE)


@cache
def _wrongs() -> frozenset[str]:
    return kin_of_all(stems_of(" ".join(claim_words().wrongs)))
