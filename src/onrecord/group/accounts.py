"""Accounts: pages that give one agency's report in words of their own.

In: documents. Out: whether two of them have what they quote from one agency: both credit it, or
one is the agency's own page, they came out within days of each other, and they quote the same
words. What a page names in its text ("told the Herald", "the Herald reports") is an agency to it
where the other is that outlet's own page. They need not share a sentence besides: editors cut and
retell, but what they quote they have from the report that they credit. So "said in 41 outlets" is
not taken for 41 witnesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import LCSseq

from onrecord.group.credits import as_named, credits_of, outlet_of, outlets_named
from onrecord.language.stems import words_of
from onrecord.model import BlockKind, Document, DocumentId, PartialDate
from onrecord.postings import key_of

MIN_QUOTED = 4  # words; shorter stretches in marks are names and terms
MIN_SHARED = 12  # words quoted by both: a long sentence or two short ones
SAME_SHARE = 0.8  # of the shorter quotation's words, in order
DAYS = 2  # between the pages of one report: the evening's and those of the day after
RUN = 4  # words in a row by which quotations meet
KEPT = 4  # of so many runs in a row one is kept: MIN_SHARED words in a row have two at least

_QUOTED = re.compile(r"“([^”\n]+)”|«([^»\n]+)»|\"([^\"\n]+)\"")
_QUOTING = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class Account:
    """What a document quotes, the agencies that it has it from, and the outlets that it names."""

    document: DocumentId
    outlet: str
    agencies: frozenset[str]
    named: frozenset[str]
    published: PartialDate | None
    quotations: tuple[tuple[str, ...], ...] = field(repr=False)


def account_of(document: Document) -> Account | None:
    """The account that `document` gives; None where it quotes nobody."""
    credited = {credit.agency for credit in credits_of(document)} | {outlet_of(document)}
    agencies = frozenset(name for name in credited if name)
    outlet = as_named(document.outlet or "")
    named = outlets_named(document) - {outlet}
    quotations = tuple(_quotations(document))
    account = Account(document.id, outlet, agencies, named, document.published, quotations)
    return account if quotations else None


def meetings_of(account: Account) -> Iterator[tuple[str, ...]]:
    """By what an account meets others: an agency or outlet with words in a row that it quotes."""
    names = sorted(account.agencies | account.named | {account.outlet} - {""})
    for words in account.quotations:
        runs = [words[start : start + RUN] for start in range(len(words) - RUN + 1)]
        starts = range(max(1, len(runs) - KEPT + 1))
        kept = {min(runs[start : start + KEPT], key=lambda run: key_of(*run)) for start in starts}
        yield from ((name, *run) for run in sorted(kept) for name in names)


def common_source(one: Account, other: Account) -> str | None:
    """Why the two are one agency's account, as a sentence for people; None where they are not."""
    agencies = one.agencies & other.agencies
    agencies |= {one.outlet} & other.named | {other.outlet} & one.named
    if not agencies or not near(one.published, other.published):
        return None
    words = sum(max(_shared(each, own) for own in other.quotations) for each in one.quotations)
    if words < MIN_SHARED:
        return None
    return f"Both have from {min(agencies)} what they quote: {words} words are the same."


def near(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether the two may have come out within days of each other."""
    if one is None or other is None:
        return True
    return (max(one.first, other.first) - min(one.last, other.last)).days <= DAYS


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
