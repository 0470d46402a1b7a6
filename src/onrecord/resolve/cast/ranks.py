"""Ranks: the titles that stand before a personal name in a run of capitals.

In: the words of a run. Out: where its titles begin and end, the office's noun, the gender they tell
("Foreign Minister" before "Sergey Lavrov").
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.language.descriptions import body_name_words
from onrecord.language.persons import is_first_name
from onrecord.language.titles import Gender, title_at
from onrecord.resolve.cast.runs import folded

LONGEST_PERSON = 5  # words of a personal name; longer runs of capitals are bodies or headlines


def titles_of(words: Sequence[str], start: int, end: int) -> tuple[int, int, str, Gender | None]:
    """Where the titles of a run begin and end, the office's noun and the gender they tell."""
    for at in range(start, end - 1):
        found = title_at(words, at)
        if not found or at + found.words >= end:
            continue
        noun, gender, to = found.noun, found.gender, at + found.words
        while (more := title_at(words, to)) and to + more.words < end:
            noun, gender, to = noun or more.noun, gender or more.gender, to + more.words
        bodily = any(folded(word) in body_name_words() for word in words[to:end])
        if 0 < end - to <= LONGEST_PERSON and (not bodily or _is_full(words[to:end])):
            return at, to, noun, gender
    return start, start, "", None


def _is_full(words: Sequence[str]) -> bool:
    """Whether two words are a first name and another: "Mayor Don Guardian"."""
    return len(words) == 2 and is_first_name(words[0]) and folded(words[0]) not in body_name_words()
