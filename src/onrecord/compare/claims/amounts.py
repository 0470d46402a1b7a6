"""Amounts: the figures in a text, with the words that say of what they are.

In: the words of a statement. Out: values in plain numbers ("4.2bn" is 4,200,000,000), each with the
stems close to it. Two figures differ only where they count the same thing, so an amount without a
unit word (a year, a page number, a clock time) is left out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile

from onrecord.compare.claims.numerals import value_at
from onrecord.language.stems import common_words, stem, words_of
from onrecord.language.words import word_table

REACH = 3  # words of matter after the number that may name what is counted ("27 people had died")
REACH_BEFORE = 1  # and before it ("a toll of 27") …
REACH_BACK = 4  # … where the figure is what something came to ("the toll in the mine rose to 27")
YEARS = range(1800, 2101)  # a bare number of this size is a year
KNOWN = 4096  # words of claims, each in some thirty pairs, of which the years are kept
SMALL = 13  # newspapers write smaller numbers out: two of them differ where two words around agree
ROUND = 100  # figures from here on are rounded …
ROUNDED, NEARLY = 0.01, 0.1  # … by so much of them, or, where "about" says so, by more

SHARES = frozenset({"cent", "percent", "percentag"})
"""Stems of what is a share of something, which says nothing against a number of them."""

MONEY = frozenset({"dollar", "euro", "pound", "yen"})
"""Stems of money by a sign; so much money is nothing against so many things, or other money."""

_GLUED = re.compile(r"(?<=\d)(?=(?:bn|mn|tn|m|k)\b)", re.IGNORECASE)
_SIGN = re.compile(r"([$€£¥])\s?(\d[\d.,]*)((?: (?:[mbtr]+illion|thousand|bn|mn|tn|m|k)\b)?)")
_SIGNED = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen"}
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b|\bat \d{1,2}\.\d{2}\b")
_POINTS = re.compile(r"(?<=\d)\.(?=\d{3}\b)")  # 1.100 as continental papers write it
_COMING_TO = frozenset({"to", "at", "as", "is", "was", "are", "were"})
_CLAUSES = re.compile(r"[,;:.!?]\s")
_ABOUT = frozenset({"about", "around", "some", "roughly", "approximately", "nearly", "almost"})
_AGES = frozenset({"age", "ages", "aged"})
_OR_MORE = ("more than", "at least", "over", "exceeding")
_NO_MORE = ("no more than", "not more than", "not over")
_OR_LESS = ("less than", "fewer than", "up to", "at most", "under", "as many")
_DIMENSIONS = frozenset({"cubic", "squar"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure and the stems of the words around it; `first` is the one right after or before.

    `among` are, of a share, the stems of what it is a share of ("46 percent of the voters"). It may
    be from `least` to `most`: "more than 20" is from 20 on, "about 20" from 18 to 22.
    """

    value: float
    first: str
    of: frozenset[str]
    among: frozenset[str]
    least: float
    most: float


def amounts_of(text: str) -> tuple[Amount, ...]:
    """The amounts in `text`, in order.

    >>> [(a.value, a.first) for a in amounts_of("At least 41 people died, of 1,900 who live there")]
    [(41.0, 'person'), (1900.0, 'live')]
    """
    plain = _POINTS.sub(",", _GLUED.sub(" ", _CLOCK.sub(" ", text.replace("%", " percent "))))
    plain = _SIGN.sub(lambda sign: f"{sign[2]}{sign[3]} {_SIGNED[sign[1]]} ", plain)
    return tuple(each for clause in _CLAUSES.split(plain) for each in _amounts(words_of(clause)))


@lru_cache(KNOWN)
def years_in(text: str) -> frozenset[str]:
    """The years that `text` names, in figures."""
    return frozenset(w for w in words_of(text) if w.isdigit() and int(w) in YEARS)


def differ(one: Amount, other: Amount) -> bool:
    """Whether the two count the same thing and come to another figure."""
    money = one.of & MONEY
    needed = 1 if min(one.value, other.value) >= SMALL and not money else 2
    alike = one.first in other.of or other.first in one.of
    alike = alike and one.of.isdisjoint(SHARES) == other.of.isdisjoint(SHARES)
    alike = alike and len(one.of & other.of) >= needed
    if one.among and other.among and not (one.among <= other.among or other.among <= one.among):
        return False
    apart = one.most < other.least or other.most < one.least
    of_a_kind = money == other.of & MONEY and one.of & _DIMENSIONS == other.of & _DIMENSIONS
    return apart and alike and of_a_kind


def _amounts(words: list[str]) -> Iterator[Amount]:
    i = 0
    while i < len(words):
        value, length = value_at(words, i)
        if value is not None:
            around = words[max(0, i - 1) : i] + words[i + length : i + length + 1]
            aged = not _AGES.isdisjoint(words[max(0, i - 3) : i])
            after = _matter(words[i + length :])[:REACH]
            came_to = not after and words[max(0, i - 1)] in _COMING_TO
            back = REACH_BACK if came_to else REACH_BEFORE
            near = [*after, *_matter(words[:i])[-back:]]
            if near and not aged and not _is_time(words[i], length, around, near[0]):
                among = _among(words[i + length :])
                bounds = _bounds(value, words[max(0, i - 3) : i + 1])
                yield Amount(value, near[0], frozenset(near), among, *bounds)
        i += max(1, length)


def _bounds(value: float, words: Sequence[str]) -> tuple[float, float]:
    """From what to what a figure may be, by the three words before it and its own first one."""
    *before, first = words
    if first.isalpha() and first.endswith("s") and value_at([first.removesuffix("s")], 0)[0]:
        return value, math.inf  # "millions"
    run = " ".join(before)
    about = not _ABOUT.isdisjoint(before[-1:])
    slack = NEARLY if about else ROUNDED if value >= ROUND else 0.0
    least, most = value * (1 - slack), value * (1 + slack)
    if run.endswith((*_NO_MORE, *_OR_LESS)):
        return 0.0, most
    return (least, math.inf) if run.endswith(_OR_MORE) else (least, most)


def _among(after: Sequence[str]) -> frozenset[str]:
    """The stems behind "percent of (the)" or "among": of what it is a share."""
    if not after or stem(after[0]) not in SHARES:
        return frozenset()
    within = after.index("among") + 1 if "among" in after else 2 if after[1:2] == ["of"] else 0
    behind = after[within + (after[within : within + 1] == ["the"]) :] if within else []
    named = takewhile(lambda word: word not in common_words(), behind)
    return frozenset(_matter([*named])[:REACH])


def _is_time(word: str, length: int, around: Sequence[str], unit: str) -> bool:
    """Whether the figure is a year, a day of a month or a span of time."""
    year = length == 1 and word.isdigit() and int(word) in YEARS
    return year or unit in _times() or not _months().isdisjoint(around)


def _matter(words: Sequence[str]) -> list[str]:
    """The stems of words of matter, without numbers, months and what says how nearly."""
    passed = _no_matter()
    return [stem(w) for w in words if w not in passed and not w[0].isdigit()]


@cache
def _no_matter() -> frozenset[str]:
    return common_words() | _months() | _ABOUT


@cache
def _months() -> frozenset[str]:
    return frozenset(word_table("common")["months"])


@cache
def _times() -> frozenset[str]:
    return frozenset(stem(word) for word in word_table("common")["spans_of_time"])
