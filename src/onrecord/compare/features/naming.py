"""Naming: what of another's claim an answer names.

In: two claims, one of which may answer the other. Out: the stems that it names, or yes or no.
Features ask for it, and what tells on which side of a dispute an answer stands.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from onrecord.compare.claims.claims import FEW, Claim
from onrecord.language.accents import plain
from onrecord.language.claims import any_of
from onrecord.language.polarity_words import polarity_words
from onrecord.language.stems import stem, stems_of

LITTLE = 0.25  # of what is called false; who says so little of it speaks of something else

LEAD = 4  # words between "is" and "a lie": "is nothing but an outright lie"

_WHOSE = re.compile(r"(\w+)['’]s?\s+((?:[\w-]+\s+)?[\w-]+)")  # "Lind's first account"


def named_as_false(answer: Claim, to: Claim) -> frozenset[str]:
    """What of the matter a denial names, beside whose words they are and that they are false."""
    if answer.dismissive and answer.points:
        return frozenset()
    words = polarity_words()
    of_them = words.false_stems | words.charges | words.accounts | to.called | {to.surname}
    return (_called_false(answer) or answer.stems) - of_them


def names_another(dismissing: Claim, other: Claim) -> bool:
    """Whether what is dismissed, or denied at some length, has nothing but names in common.

    "Lind's account" is of nobody else.
    """
    if dismissing.answers_shortly and is_anothers(dismissing, other):
        return True
    told = dismissing.clause or len(dismissing.stems) > FEW
    if not (dismissing.dismissive or (dismissing.rejects and told)):
        return False
    named = named_as_false(dismissing, other)
    if not dismissing.dismissive:
        named -= dismissing.names
    return not is_mostly_in(named, other.stems) or _of_others(dismissing, other)


def is_mostly_in(named: Set[str], stems: Set[str]) -> bool:
    """Whether more than a little of what is named as false is among `stems`; so is nothing."""
    return len(named & stems) >= LITTLE * len(named)


def _of_others(dismissing: Claim, other: Claim) -> bool:
    """Whether what is called false names others than those whom the other claim names."""
    named = _called_false(dismissing) & dismissing.names
    theirs = other.names | other.called | {other.surname}
    return bool(named and other.names) and named.isdisjoint(theirs)


def what_is_false(answer: Claim) -> str:
    """The words before "… is a lie", where something is called so; none where it is not told so."""
    found = _is_false().search(answer.words) if answer.dismissive else None
    return answer.words[: found.start()] if found else ""


def _called_false(answer: Claim) -> frozenset[str]:
    """The stems of what is called false, but of years."""
    return frozenset(stems_of(what_is_false(answer))) & answer.stems


def rejects_the_same(answer: Claim, denial: Claim) -> bool:
    """Whether a short answer after a denial calls the same false, and names nothing else."""
    words = polarity_words()
    named = not answer.stems.isdisjoint(words.charges | words.accounts)
    return answer.answers_shortly and named and not named_as_false(answer, denial)


def is_anothers(answer: Claim, to: Claim) -> bool:
    """Whether a short answer names whose words it rejects, and they are not those of the other."""
    named = _whose(answer)
    return bool(named) and named.isdisjoint(to.called | {to.surname})


def rejects_words_of(answer: Claim, of: Claim) -> bool:
    """Whether it is "Lind's account" that is rejected, and the other is Lind's."""
    if of.denies or not answer.denies or of.surname not in answer.stems or answer.believes:
        return False
    return bool(_whose(answer) & (of.called | {of.surname}))


def speaks_of(speaking: Claim, of: Claim) -> bool:
    """Whether the other's last name, or what it is called on its page, is in what is said.

    "The reports are a lie" is of any report, but where both stand on one page.
    """
    called = of.called
    if speaking.row.document != of.row.document:
        called = called - polarity_words().accounts
    return of.surname in speaking.stems or (
        speaking.dismissive and not called.isdisjoint(speaking.stems)
    )


def _whose(answer: Claim) -> set[str]:
    """The stems of the names whose accounts are spoken of ("Lind's first account")."""
    table = polarity_words()
    return {
        stem(plain(name))
        for name, told in _WHOSE.findall(answer.words)
        if not (table.accounts | table.charges).isdisjoint(stems_of(told))
    }


@cache
def _is_false() -> re.Pattern[str]:
    """Finds what calls false what stands before it."""
    return re.compile(
        rf"\b(?:is|are|was|were)\s+(?:[\w’'-]+\s+){{0,{LEAD}}}?{any_of(polarity_words().falsity)}\b",
        re.IGNORECASE,
    )
