"""Asking: the typed reader of `asking.toml`, by which pages say that somebody was asked.

In: a sentence. Out: what came of asking, and where in the sentence it says so. A page that says no
more than that nobody answered is silent on what they would have said.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.language.words import word_table

OUTCOMES = ("declined", "silent", "unreached", "asked")
"""The tables of the list; what says most stands first."""

APART = 4  # words that may stand where an entry has "…": "did not immediately respond"


def asking_in(sentence: str) -> tuple[str, int] | None:
    """Which of OUTCOMES `sentence` tells of and where it begins to; None where of none.

    >>> asking_in("Ruiz did not immediately respond to questions.")
    ('silent', 5)
    """
    plain = sentence.replace("’", "'")
    for outcome in OUTCOMES:
        found = _pattern(outcome).search(plain)
        if found and (outcome != "silent" or _of_the_press().search(plain)):
            return outcome, found.start()
    return None


def may_tell_of_asking(text: str) -> bool:
    """Whether some word is in `text` without which `asking_in` finds nothing: most pages have none.

    >>> may_tell_of_asking("It rained. Ruiz DECLINED to comment."), may_tell_of_asking("It rained.")
    (True, False)
    """
    plain = text.replace("’", "'").casefold()
    return any(word in plain for word in _telling())


@cache
def _telling() -> frozenset[str]:
    """The longest word of each entry: long words are rare."""
    entries = (entry for outcome in OUTCOMES for entry in word_table("asking")[outcome])
    return frozenset(max(entry.split(), key=len).casefold() for entry in entries)


@cache
def _of_the_press() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(word_table('asking')['of_the_press'])})", re.IGNORECASE)


@cache
def _pattern(outcome: str) -> re.Pattern[str]:
    runs = (_run(entry) for entry in word_table("asking")[outcome])
    return re.compile(rf"\b(?:{'|'.join(runs)})\b", re.IGNORECASE)


def _run(entry: str) -> str:
    between = rf"\s+(?:[\w'-]+\s+){{0,{APART}}}"
    parts = [r"\s+".join(map(re.escape, part.split())) for part in entry.split("…")]
    return between.join(parts)
