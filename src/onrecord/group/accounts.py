"""Accounts: pages that give one agency's report in words of their own.

In: documents. Out: whether two of them have what they quote from one agency: both credit it, or
one is the agency's own page, they came out within days of each other, and they quote the same
words. They need not share a sentence besides: editors cut and retell, but what they quote they have
from the report that they credit. So "said in 41 outlets" is not taken for 41 witnesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import LCSseq

from onrecord.group.credits import credits_of, outlet_of
from onrecord.language.stems import words_of
from onrecord.model import BlockKind, Document, DocumentId, PartialDate

MIN_QUOTED = 4  # words; shorter stretches in marks are names and terms
MIN_SHARED = 12  # words quoted by both: a long sentence or two short ones
SAME_SHARE = 0.8  # of the shorter quotation's words, in order
DAYS = 2  # between the pages of one report: the evening's and those of the day after
RUN = 4  # words in a row by which quotations meet

_QUOTED = re.compile(r"“([^”\n]+)”|«([^»\n]+)»|\"([^\"\n]+)\"")
_QUOTING = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class Account:
    """What a document quotes, and the agencies that it has it from."""

    document: DocumentId
    agencies: frozenset[str]
    published: PartialDate | None
    quotations: tuple[tuple[str, ...], ...] = field(repr=False)


def account_of(document: Document) -> Account | None:
    """The account of an agency that `document` gives; None where it credits none."""
    credited = {credit.agency for credit in credits_of(document)} | {outlet_of(document)}
    agencies = frozenset(name for name in credited if name)
    quotations = tuple(_quotations(document)) if agencies else ()
    return Account(document.id, agencies, document.published, quotations) if quotations else None


def meetings_of(account: Account) -> Iterator[tuple[str, ...]]:
    """By what an account meets others: an agency with words in a row that it quotes."""
    for words in account.quotations:
        for start in range(0, len(words) - RUN + 1):
            yield from ((agency, *words[start : start + RUN]) for agency in account.agencies)


def common_source(one: Account, other: Account) -> str | None:
    """Why the two are one agency's account, as a sentence for people; None where they are not."""
    agencies = one.agencies & other.agencies
    if not agencies or not _near(one.published, other.published):
        return None
    words = sum(max(_shared(each, own) for own in other.quotations) for each in one.quotations)
    if words < MIN_SHARED:
        return None
    return f"Both have from {min(agencies)} what they quote: {words} words are the same."


def _quotations(document: Document) -> Iterator[tuple[str, ...]]:
    for block in document.blocks:
        if block.kind in _QUOTING:
            for found in _QUOTED.finditer(block.span.of(document.text)):
                words = tuple(words_of("".join(filter(None, found.groups()))))
                if len(words) >= MIN_QUOTED:
                    yield words


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Words that two quotations have in common, 0 where they are not the same words."""
    found = int(LCSseq.similarity(one, other))
    return found if found >= SAME_SHARE * min(len(one), len(other)) else 0


def _near(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether the two may have come out within days of each other."""
    if one is None or other is None:
        return True
    return (max(one.first, other.first) - min(one.last, other.last)).days <= DAYS
