"""Amounts: the figures in a text, with the words that say of what they are.

In: the words of a statement. Out: values in plain numbers ("4.2bn" is 4,200,000,000), each with the
stems close to it. Two figures differ only where they count the same thing, so an amount without a
unit word (a year, a page number, a clock time) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from onrecord.language.stems import common_words, stem, words_of
from onrecord.language.words import word_table

REACH = 3  # words of matter after the number that may name what is counted ("27 people had died")
REACH_BEFORE = 1  # and before it ("a toll of 27") …
REACH_BACK = 4  # … where the figure is what something came to ("the toll in the mine rose to 27")
YEARS = range(1800, 2101)  # a bare number of this size is a year
LEAST_IN_WORDS = 3  # "one" and "two" count all sorts of things
TEN, HUNDRED = 10, 100  # from a hundred on a numeral multiplies what stands before it
SMALL = 13  # newspapers write smaller numbers out: two of them differ where two words around agree

SHARES = frozenset({"cent", "percent", "percentag"})
"""Stems of what is a share of something, which says nothing against a number of them."""

_GLUED = re.compile(r"(?<=\d)(?=(?:bn|mn|tn|m|k)\b)", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b|\bat \d{1,2}\.\d{2}\b")
_POINTS = re.compile(r"(?<=\d)\.(?=\d{3}\b)")  # 1.100 as continental papers write it
_COMING_TO = frozenset({"to", "at", "as", "is", "was", "are", "were"})
_CLAUSES = re.compile(r"[,;:.!?]\s")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")  # 1,900.5; 19,00,000 in India
_FIGURE = re.compile(rf"{_GROUPED.pattern}|\d+(?:[.,]\d+)?")
_DIMENSIONS = frozenset({"cubic", "squar"})
_SCALES = {"bn": 1e9, "mn": 1e6, "tn": 1e12, "m": 1e6, "k": 1e3, "milliard": 1e9}


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure and the stems of the words around it; `first` is the one right after or before.

    `among` are, of a share, the stems of what it is a share of ("46 percent of the voters").
    """

    value: float
    first: str
    of: frozenset[str]
    among: frozenset[str] = frozenset()


def amounts_of(text: str) -> tuple[Amount, ...]:
    """The amounts in `text`, in order.

    >>> [(a.value, a.first) for a in amounts_of("At least 41 people died, of 1,900 who live there")]
    [(41.0, 'person'), (1900.0, 'live')]
    """
    plain = _POINTS.sub(",", _GLUED.sub(" ", _CLOCK.sub(" ", text.replace("%", " percent "))))
    return tuple(each for clause in _CLAUSES.split(plain) for each in _amounts(words_of(clause)))


def years_in(text: str) -> frozenset[str]:
    """The years that `text` names, in figures."""
    return frozenset(w for w in words_of(text) if w.isdigit() and int(w) in YEARS)


def differ(one: Amount, other: Amount) -> bool:
    """Whether the two count the same thing and come to another figure."""
    needed = 1 if min(one.value, other.value) >= SMALL else 2
    alike = one.first in other.of or other.first in one.of
    alike = alike and one.of.isdisjoint(SHARES) == other.of.isdisjoint(SHARES)
    alike = alike and len(one.of & other.of) >= needed
    if one.among and other.among and not (one.among <= other.among or other.among <= one.among):
        return False
    return one.value != other.value and alike and one.of & _DIMENSIONS == other.of & _DIMENSIONS


def _amounts(words: list[str]) -> Iterator[Amount]:
    i = 0
    while i < len(words):
        value, length = _value_at(words, i)
        if value is not None:
            around = words[max(0, i - 1) : i] + words[i + length : i + length + 1]
            after = _matter(words[i + length :])[:REACH]
            came_to = not after and words[max(0, i - 1)] in _COMING_TO
            back = REACH_BACK if came_to else REACH_BEFORE
            near = [*after, *_matter(words[:i])[-back:]]
            if near and not _is_time(words[i], length, around, near[0]):
                yield Amount(value, near[0], frozenset(near), _among(words[i + length :]))
        i += max(1, length)


def _among(after: Sequence[str]) -> frozenset[str]:
    """The stems behind "percent of (the)", up to a common word: of what it is a share."""
    if not after or stem(after[0]) not in SHARES or after[1:2] != ["of"]:
        return frozenset()
    behind = after[3:] if after[2:3] == ["the"] else after[2:]
    named = takewhile(lambda word: word not in common_words(), behind)
    return frozenset(_matter([*named])[:REACH])


def _value_at(words: Sequence[str], i: int) -> tuple[float | None, int]:
    """The number that begins at `words[i]`, and how many words it takes."""
    if words[i][0].isdigit():
        if not _FIGURE.fullmatch(words[i]):
            return None, 1  # a date, a clause number, a list (2,5,6)
        value = float(_decimal(words[i]))
    else:
        return _in_words(words, i)
    length = 1
    while i + length < len(words) and (scale := _scale(words[i + length])):
        value *= scale
        length += 1
    return value, length


def _in_words(words: Sequence[str], i: int) -> tuple[float | None, int]:
    """The number that is written out from `words[i]` on ("nine hundred and fifty"), its length."""
    whole, part, end = 0.0, _numerals().get(words[i], 0.0), i + 1
    if not part:
        return None, 0
    while end < len(words):
        joined = words[end] == "and" and whole + part >= HUNDRED
        scale = _scale(words[end])
        more = _numerals().get(words[end + joined], 0) if end + joined < len(words) else 0
        if scale and part:
            whole, part = (whole + part * scale, 0) if scale > HUNDRED else (whole, part * scale)
        elif 0 < more < _room(part):
            part += more
        else:
            break
        end += 1 + joined
    value = whole + part
    return (value, end - i) if value >= LEAST_IN_WORDS else (None, end - i)


def _room(part: float) -> float:
    """Below what a numeral must be that is added: "forty" "two", "nine hundred" "fifty"."""
    if part % HUNDRED == 0:
        return HUNDRED
    return TEN if part > TEN and part % TEN == 0 else 0


def _decimal(word: str) -> str:
    """A figure as `float` reads it: '1,900' thousand-wise, '4,6' as decimals."""
    return word.replace(",", "" if _GROUPED.fullmatch(word) else ".")


def _scale(word: str) -> float | None:
    value = _SCALES.get(word) or _SCALES.get(word.removesuffix("s"))
    return value or (_numerals().get(word) if _numerals().get(word, 0) >= HUNDRED else None)


def _is_time(word: str, length: int, around: Sequence[str], unit: str) -> bool:
    """Whether the figure is a year, a day of a month or a span of time."""
    year = length == 1 and word.isdigit() and int(word) in YEARS
    return year or unit in _times() or not _months().isdisjoint(around)


def _matter(words: Sequence[str]) -> list[str]:
    """The stems of words of matter, without numbers."""
    common = common_words()
    return [stem(w) for w in words if w not in common and not w[0].isdigit()]


@cache
def _months() -> frozenset[str]:
    return frozenset(word_table("common")["months"])


@cache
def _times() -> frozenset[str]:
    return frozenset(stem(word) for word in word_table("common")["spans_of_time"])


@cache
def _numerals() -> dict[str, float]:
    return {word: float(value) for word, value in word_table("numbers")["values"].items()}
