"""Numerals: the numbers that words and figures give.

In: the words of a clause, in lower case. Out: a value in plain numbers, and how many words it takes
("nine hundred and fifty", "4.2 bn", "19,00,000" as India writes it).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.language.words import word_table

LEAST_IN_WORDS = 3  # "one" and "two" count all sorts of things
TEN, HUNDRED = 10, 100  # from a hundred on a numeral multiplies what stands before it

_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")  # 1,900.5; 19,00,000 in India
_FIGURE = re.compile(rf"{_GROUPED.pattern}|\d+(?:[.,]\d+)?")
_SCALES = {"bn": 1e9, "mn": 1e6, "tn": 1e12, "m": 1e6, "k": 1e3, "milliard": 1e9}


def value_at(words: Sequence[str], i: int) -> tuple[float | None, int]:
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


@cache
def _numerals() -> dict[str, float]:
    return {word: float(value) for word, value in word_table("numbers")["values"].items()}
