"""Leanings: how a cue stands to what its words only name.

In: a claim, and the matter. Out: the stance of who names something and says no more of it: against
it in "opposed the dam", neither in "questioned the dam" and in "views on the dam"; None where the
words or other rules tell.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.compare.claims.claims import Claim
from onrecord.compare.positions.matter_words import Matter
from onrecord.language.claims import any_of, claim_words
from onrecord.language.polarity import polarity_of
from onrecord.language.polarity_words import polarity_words
from onrecord.language.stems import stem, words_of
from onrecord.model import Stance


def leaning(claim: Claim, matter: Matter) -> Stance | None:
    """How the cue stands to what is named.

    Who opposes a wrong ("the shelling") takes it for real, and where the matter is talk, who spoke
    of something did talk.
    """
    cue = claim.row.cue_text
    if claim.clause or polarity_of(cue).negates:
        return None
    table, words = claim_words(), words_of(cue)
    if not table.opposing.isdisjoint(words):
        return None if _names_a_wrong(claim) else Stance.DENIES
    if not table.questioning.isdisjoint(words):
        return Stance.NEITHER
    talk = polarity_words().speaking | polarity_words().encounters
    topical = _topical().search(cue) is not None and matter.kin.isdisjoint(talk)
    return Stance.NEITHER if topical else None


def _names_a_wrong(claim: Claim) -> bool:
    return not claim.stems.isdisjoint(map(stem, claim_words().wrongs))


@cache
def _topical() -> re.Pattern[str]:
    """Finds a cue that says no more than what somebody spoke of."""
    return re.compile(rf"\b{any_of(claim_words().topical)} (?:on|about)$", re.IGNORECASE)
