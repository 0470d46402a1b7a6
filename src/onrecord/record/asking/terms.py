"""What a user asks a full text index for.

In: words as typed: all must be there; "a phrase" in order; pref* for a beginning. Out: `Wanted`,
which cannot be wrong; `record.asking.matching` makes it a condition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.errors import BadInput

_TYPED = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """Words one after the other; where it `begins`, the last is the beginning of one."""

    words: str
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """Terms that must all be there, or `some` of them."""

    terms: tuple[Term, ...]
    some: bool = False


def wanted(words: str) -> Wanted:
    """What is asked for by `words`; BadInput where there is nothing to find.

    >>> [(each.words, each.begins) for each in wanted('no "free elections" sanct*').terms]
    [('no', False), ('free elections', False), ('sanct*', True)]
    """
    terms = tuple(
        term
        for term in map(_term, _TYPED.finditer(words.replace("\0", " ")))
        if any(letter.isalnum() for letter in term.words)
    )
    if not terms:
        raise BadInput(f"{words!r} has no word to search for: give at least one")
    return Wanted(terms)


def _term(typed: re.Match[str]) -> Term:
    phrase, star, word = typed.groups()
    text = word if word is not None else phrase
    storable = text.encode("utf8", "replace").decode("utf8")
    return Term(storable, bool(star) or (word is not None and word.endswith("*")))
