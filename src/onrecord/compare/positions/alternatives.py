"""Alternatives: a matter that asks of one thing rather than of another.

In: a claim, a matter in words ("Was it caused by a bomb rather than by corrosion?"). Out: how the
claim stands to it, where it says or denies the other thing and not the one that is asked for: who
says that the pipe was corroded denies that it was a bomb.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.compare.claims.claims import Claim
from onrecord.language.kinship import kin_of_all
from onrecord.language.stems import stems_of
from onrecord.model import Stance

MATTERS = 256  # of which the alternatives are kept
WIDE = 3  # words at the end that may be what the other stands against

_RATHER = re.compile(r",? (?:rather than|instead of|and not) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Alternatives:
    """The families of what is asked for and of the other; `words` ask for the first alone."""

    words: str
    asked: frozenset[str]
    other: frozenset[str]


@lru_cache(MATTERS)
def alternatives_of(matter: str) -> Alternatives | None:
    """What a matter asks for and what it is set against; None where it asks of one thing.

    >>> found = alternatives_of("Was it caused by a bomb rather than by corrosion?")
    >>> found.words
    'Was it caused by a bomb?'
    """
    parts = _RATHER.split(matter, maxsplit=1)
    if len(parts) == 1:
        return None
    first, second = parts[0], parts[1].rstrip("?")
    preposition = second.split(" ")[0].casefold()
    before, found, behind = first.rpartition(f" {preposition} ")
    asked = behind if before and found else " ".join(first.split()[-WIDE:])
    one, other = kin_of_all(stems_of(asked)), kin_of_all(stems_of(second))
    mark = "?" if matter.endswith("?") else ""
    return Alternatives(first + mark, one - other, other - one)


def stance_on_other(claim: Claim, between: Alternatives) -> Stance | None:
    """How a claim stands that speaks of what the matter is set against; None where it does not."""
    named = kin_of_all(claim.poles)
    of_other = not named.isdisjoint(between.other) and named.isdisjoint(between.asked)
    if not of_other or claim.dismissive or not claim.asserts:
        return None
    return Stance.AFFIRMS if claim.denies else Stance.DENIES
