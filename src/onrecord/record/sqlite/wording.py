"""What is wanted, in the words of SQLite's FTS5 (https://www.sqlite.org/fts5.html, section 3)."""

from __future__ import annotations

from onrecord.record.asking.terms import Wanted


def expression_of(wanted: Wanted) -> str:
    """An expression for MATCH, every term quoted.

    >>> from onrecord.record.asking.terms import wanted
    >>> expression_of(wanted('no "free elections" sanct* OR'))
    '"no" "free elections" "sanct*" * "OR"'
    """
    terms = (f'"{each.words}"' + (" *" if each.begins else "") for each in wanted.terms)
    return (" OR " if wanted.some else " ").join(terms)
