"""Which statements of a page a gold quotation is found in.

In: gold rows (as JSON has them) and the statements of each gold page. A gold quotation counts as
found where a statement of its page covers at least half of its words, in their order; it may have
several. Words in any order would not do: "we" and "no" are half of "We have no preference".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from onrecord.language.parts import parts_of
from onrecord.language.stems import words_of
from onrecord.model import StatementId, StatementRow

HALF = 0.5  # of a quotation's words that one statement must cover

Gold = Mapping[str, Any]
Statements = Mapping[str, Sequence[StatementRow]]
Found = frozenset[StatementId]


def statements_quoting(page: str, quote: str, statements: Statements) -> Found:
    """The statements of `page` that cover at least half of the words of `quote`."""
    wanted = words_of(quote)
    return frozenset(
        row.id
        for row in statements.get(page, ())
        if _in_both(words_of(row.content_text), wanted) >= HALF * len(wanted)
    )


def sentences_quoting(page: str, quote: str, statements: Statements) -> frozenset[str]:
    """The sentences, of statements that quote it, that have half of their or its words in it."""
    quoting = statements_quoting(page, quote, statements)
    return frozenset(
        f"{row.id}:{part.start}"
        for row in statements.get(page, ())
        if row.id in quoting
        for part in parts_of(row.content_text)
        if shares_half(part.words, quote)
    )


def shares_half(sentence: str, quote: str) -> bool:
    """Whether half of the words of the shorter of the two are in the other, in its order."""
    words, wanted = words_of(sentence), words_of(quote)
    return _in_both(words, wanted) >= HALF * min(len(words), len(wanted))


def _in_both(words: Sequence[str], wanted: Sequence[str]) -> int:
    """How many words stand in both, in one order."""
    matcher = SequenceMatcher(None, words, wanted, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())
