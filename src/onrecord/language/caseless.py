"""Patterns whose letters may have either case, looked for in text of lower case.

In: regular expressions, and a text. Out: where one of them first is found. Python compares letters
that must be equal several times faster than such as may have another case, and passes at once by
the alternatives that begin with another letter. Patterns with a part that asks for capitals
(`(?-i:…)`) are looked for in the text as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce

CASED = "(?-i:"
BOUNDARY = r"\b"

_UPPER = re.compile(r"\\.|\(\?P[<=]\w+[>)]|[^\W\d_]", re.DOTALL)
"""Letters of a pattern, but for those that are none there: classes and names of groups."""

_LITERAL = re.compile(r"\\.|\[\^?\]?[^\]]*\]", re.DOTALL)
_BRACKETS = re.compile(r"\([^()]*\)")


class Caseless:
    """Any of `patterns`, as `re.IGNORECASE` takes them; none of none is found nowhere."""

    def __init__(self, patterns: Sequence[str]) -> None:
        plain = [_lowered(each) for each in patterns if CASED not in each]
        cased = [each for each in patterns if CASED in each]
        self._plain = re.compile(_together(plain)) if plain else None
        self._cased = re.compile("|".join(cased), re.IGNORECASE) if cased else None

    def place(self, text: str, lower: str) -> int | None:
        """Where one of them begins that begins first; `lower` is `in_lower_case(text)`."""
        found = self._plain.search(lower) if self._plain else None
        cased = self._cased.search(text) if self._cased else None
        return min((each.start() for each in (found, cased) if each), default=None)


def in_lower_case(text: str) -> str:
    """`text` in lower case, each code point one: İ, which would be two, is i, as `re` has it."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(each.lower()[0] for each in text)


def _together(patterns: Sequence[str]) -> str:
    """Any of `patterns`; whether a word begins is asked once for all that ask it first.

    Python would try each of them at every letter, which takes up to three times as long.
    """
    words = [each for each in patterns if each.startswith(BOUNDARY) and _is_one(each)]
    others = [each for each in patterns if each not in words]
    beginnings = "|".join(each.removeprefix(BOUNDARY) for each in words)
    return "|".join([f"{BOUNDARY}(?:{beginnings})", *others] if words else others)


def _is_one(pattern: str) -> bool:
    """Whether a pattern is no choice, but for choices in brackets."""
    plain, depth = _LITERAL.sub("", pattern), pattern.count("(")
    return "|" not in reduce(lambda left, _: _BRACKETS.sub("", left), range(depth), plain)


def _lowered(pattern: str) -> str:
    return _UPPER.sub(lambda found: _lower_letter(found.group()), pattern)


def _lower_letter(found: str) -> str:
    return found if len(found) > 1 else in_lower_case(found)
