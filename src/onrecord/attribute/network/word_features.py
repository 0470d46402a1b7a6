"""What an encoder of lower-case pieces does not see of words: case, quotation marks, sentences.

In: the words of one paragraph. Out: for each word where it stands to double quotation marks, its
case, and how many sentences end before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from string import ascii_uppercase

OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
"""Where a word stands to double quotation marks; the last two are the marks themselves."""

LOWER, CAPITALISED, UPPER, OTHER = range(4)

FEATURES = 16
"""Values of a word's feature: 4 states of quotation times 4 of case."""

_ENDING = frozenset(".!?…")

_TITLES = ("Mr", "Mrs", "Ms", "Dr", "Sen", "Sens", "Rep", "Reps", "Gov", "Gen", "Lt", "Col", "Sgt")
_OTHERS = ("St", "Jr", "Sr", "Prof", "Rev", "Hon", "Inc", "Corp", "Co", "No", "vs")
_PLACES = ("U.S", "U.N", "D.C")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
ABBREVIATIONS = frozenset((*_TITLES, *_OTHERS, *_PLACES, *_MONTHS, *ascii_uppercase))
"""Words before a full stop that mostly do not end a sentence."""

_OPENERS, _CLOSERS, _PLAIN = "“«„", "”»", '"'
_MARKS = frozenset((*_OPENERS, *_CLOSERS, _PLAIN))
_BEFORE_OPENING = "([-—–'‘"


def quotation_states(text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """For each word, whether it is outside, inside, an opening or a closing mark.

    A straight mark opens where none is open, or where white space stands before it and a letter
    behind it (a new paragraph of speech whose last closing mark was left out).
    """
    states, inside = [], False
    for start, end in spans:
        mark = text[start:end]
        if mark not in _MARKS:
            states.append(INSIDE if inside else OUTSIDE)
        elif mark in _OPENERS:
            inside = True
            states.append(OPENING)
        elif mark in _CLOSERS:
            inside = False
            states.append(CLOSING)
        else:
            inside = not inside or _looks_opening(text, start, end)
            states.append(OPENING if inside else CLOSING)
    return states


def sentences_before(words: Sequence[str], states: Sequence[int]) -> list[int]:
    """For each word, how many sentences end before it.

    One ends at a final mark outside quotation marks, or at a closing mark behind a final one.
    """
    counted, count = [], 0
    for i, word in enumerate(words):
        counted.append(count)
        if word in _ENDING or states[i] == CLOSING:
            count += _ends(words, states, i)
    return counted


def _ends(words: Sequence[str], states: Sequence[int], i: int) -> bool:
    if i + 1 < len(words) and words[i + 1].islower():  # “Why?” he asked.
        return False
    if states[i] == CLOSING:
        return i > 0 and words[i - 1] in _ENDING
    if states[i] != OUTSIDE:
        return False
    return words[i] != "." or not (i and words[i - 1] in ABBREVIATIONS)


@lru_cache(maxsize=20_000)
def case(word: str) -> int:
    """How a word is written."""
    if not word[0].isalpha():
        return OTHER
    if word.islower():
        return LOWER
    return UPPER if word.isupper() and len(word) > 1 else CAPITALISED


def _looks_opening(text: str, start: int, end: int) -> bool:
    before = start == 0 or text[start - 1].isspace() or text[start - 1] in _BEFORE_OPENING
    return before and text[end : end + 1].isalnum()
