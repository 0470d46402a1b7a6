"""What a user types as a condition that FTS5 understands.

In: words as typed: all must be there; "a phrase" in order; pref* for a beginning. Out: an
expression that cannot be wrong, and the condition that a row of an index fits it.
"""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, FromClause, literal_column

from onrecord.errors import BadInput

_TYPED = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')


def match_expression(words: str) -> str:
    """`words` as FTS5 understands them, every one quoted; BadInput where there is nothing to find.

    >>> match_expression('no "free elections" sanct* OR')
    '"no" "free elections" "sanct" * "OR"'
    """
    terms = [
        f'"{term}"' + (" *" if begins else "")
        for term, begins in map(_term, _TYPED.finditer(words.replace("\0", " ")))
        if any(letter.isalnum() for letter in term)
    ]
    if not terms:
        raise BadInput(f"{words!r} has no word to search for: give at least one")
    return " ".join(terms)


def _term(typed: re.Match[str]) -> tuple[str, bool]:
    phrase, star, word = typed.groups()
    text = word if word is not None else phrase
    storable = text.encode("utf8", "replace").decode("utf8")
    return storable, bool(star) or (word is not None and word.endswith("*"))


def matching(index: FromClause, expression: str) -> ColumnElement[bool]:
    """That a row of an FTS5 table fits the expression."""
    return literal_column(index.description).op("MATCH")(expression)
