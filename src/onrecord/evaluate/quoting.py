"""Which statements of a page a gold quotation is found in.

In: gold rows (as JSON has them) and the statements of each gold page. A gold quotation counts as
found where a statement of its page covers at least half of its words; it may have several.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
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
    wanted = Counter(words_of(quote))
    return frozenset(
        row.id
        for row in statements.get(page, ())
        if (Counter(words_of(row.content_text)) & wanted).total() >= HALF * wanted.total()
    )


def sentences_quoting(page: str, quote: str, statements: Statements) -> frozenset[str]:
    """The sentences, of statements that quote it, that have half of their or its words in it."""
    wanted = Counter(words_of(quote))
    quoting = statements_quoting(page, quote, statements)
    found = [
        (f"{row.id}:{part.start}", Counter(words_of(part.words)))
        for row in statements.get(page, ())
        if row.id in quoting
        for part in parts_of(row.content_text)
    ]
    return frozenset(
        key
        for key, words in found
        if (words & wanted).total() >= HALF * min(words.total(), wanted.total())
    )
