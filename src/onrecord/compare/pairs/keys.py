"""Keys: by which claims are found in an index, and the marks that it has of them.

In: a claim. Out: an `Entry`: its page, its stems, its speaker's last name and whom it names in a
fortnight; and marks that tell whether two claims may be contrary before either is recalled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.compare.claims.claims import Claim
from onrecord.language.letters import CAPITAL
from onrecord.language.stems import stem, words_of
from onrecord.postings import Entry, Meeting, key_of

KIND = "claim"
NEAR = 14  # days within which one shared stem will do: a claim and the answers to it

DENIES, DISMISSIVE, CONCEDES, ASSERTS, COUNTS, EXCLUDES = (1 << bit for bit in range(6))
"""Marks of a claim in the index: all that `contrary` asks of it but the words."""

_CAPITALISED = re.compile(rf"\b{CAPITAL}[\w’'-]+")


def entry_of(claim: Claim) -> Entry:
    """A claim as the index has it."""
    period = _period(claim)
    keys = {
        page_key(claim),
        key_of(KIND, "by", claim.surname, period),
        *(key_of(KIND, "of", each, period) for each in named_in(claim)),
        *stem_keys(claim.topic),
    }
    return Entry(
        name=claim.key,
        kind=KIND,
        document=claim.row.document,
        keys=frozenset(keys),
        day=day_of(claim),
        owner=claim.speaker.id,
        marks=marks_of(claim),
    )


def page_key(claim: Claim) -> int:
    """The key that the claims of its page have."""
    return key_of(KIND, "page", claim.row.document)


def stem_keys(stems: Iterable[str]) -> dict[int, str]:
    """The keys of stems, with these."""
    return {key_of(KIND, "stem", each): each for each in stems}


def keys_of_each_other(claim: Claim) -> list[int]:
    """The keys of claims of the days around that name the speaker, or whose speaker is named."""
    roles = (("of", claim.surname), *(("by", name) for name in named_in(claim)))
    return [
        key_of(KIND, role, each, period)
        for period in _periods_around(claim)
        for role, each in roles
    ]


def day_of(claim: Claim) -> int | None:
    """The day as a number; None where no single day is known, which may be near to any."""
    first, last = claim.days or (None, None)
    return first.toordinal() if first and first == last else None


def _period(claim: Claim) -> int | None:
    day = day_of(claim)
    return None if day is None else day // NEAR


def _periods_around(claim: Claim) -> tuple[int | None, ...]:
    """The fortnight of a claim, those beside it, and that of the undated."""
    period = _period(claim)
    return (None,) if period is None else (period - 1, period, period + 1, None)


def named_in(claim: Claim) -> set[str]:
    """The stems of what has a capital letter: whoever is named, and what begins a sentence."""
    found = _CAPITALISED.findall(claim.words)
    return {stem(word) for name in found for word in words_of(name)} & claim.topic


def marks_of(claim: Claim) -> int:
    """What `contrary` asks of a claim, but its words, as bits."""
    told = (
        (DENIES, claim.denies),
        (DISMISSIVE, claim.dismissive),
        (CONCEDES, claim.concedes),
        (ASSERTS, claim.asserts),
        (COUNTS, bool(claim.amounts)),
        (EXCLUDES, bool(claim.excluded)),
    )
    return sum(mark for mark, holds in told if holds)


def may_be_contrary(one: int, other: int) -> bool:
    """Whether `contrary` may hold for claims of these marks on different pages."""
    if one & other & COUNTS:
        return True
    against = (one ^ other) & (DENIES | DISMISSIVE) or (one | other) & (CONCEDES | EXCLUDES)
    return bool(one & other & ASSERTS and against)


def enough(claim: Claim, met: Meeting, far: float) -> bool:
    """Whether what they share may be enough for the two to be compared; `far` is, at any time."""
    day = day_of(claim)
    near = day is None or met.day is None or abs(day - met.day) <= NEAR
    return near or met.shared >= far or met.owner == claim.speaker.id
