"""Features of talk: whether one says that something was talked of, the other that it was not.

In: a pair of claims. Out: a number between 0 and 1 for each feature. A feature's docstring is the
sentence that the reader of a dispute is shown as its reason.
"""

from __future__ import annotations

import math
from functools import lru_cache

from onrecord.compare.claims.claims import Claim
from onrecord.compare.claims.days import days_apart
from onrecord.compare.features.matter import in_context
from onrecord.compare.features.naming import named_as_false
from onrecord.compare.features.times import of_one_time
from onrecord.compare.pairs.pairs import Pair, of_talk
from onrecord.language.polarity import speaking_in
from onrecord.language.polarity_words import polarity_words
from onrecord.language.stems import words_of

KNOWN = 4096  # words of claims, each in some thirty pairs, of which this is kept
ELSEWHERE = 0.1  # cosine of two that name other things talked of; more, and words may differ
ABSENT = 1.0  # where who denies the talk is not named where it is told
AFTERWARDS = 5  # days after which what was said at a meeting is hardly told any more


def talk_denied(pair: Pair) -> float:
    """One says that it was not talked of, the other that it was."""
    talk = pair.one.speaks_of_talk and pair.other.speaks_of_talk and not _of_other_things(pair)
    talk = talk and any(map(_denies_talk, (pair.one, pair.other)))
    near = max(pair.closeness, in_context(pair) if pair.on_one_page else 0.0)
    return float(talk and pair.one.denies != pair.other.denies) * near


def only_talk_denied(pair: Pair) -> float:
    """One says only that it was not talked of, the other speaks of no talk."""
    ways = pair.both_ways
    return float(any(one.denies_talk and not other.speaks_of_talk for one, other in ways))


def only_talk_told(pair: Pair) -> float:
    """One says only that it was talked of, the other denies the thing and speaks of no talk."""
    denying = ((to, claim) for to, claim in pair.both_ways if claim.denies and not to.denies)
    told = (
        to.broaches or (not pair.on_one_page and _of_what_is_unsaid(claim, to))
        for to, claim in denying
        if not claim.speaks_of_talk
    )
    return float(any(told))


def another_occasion(pair: Pair) -> float:
    """They tell of talk on other days or of others: it may have been in another meeting or call."""
    if not of_talk(pair):
        return 0.0
    days = days_apart(pair.one, pair.other) or 0
    later = 0.0 if of_one_time(pair) else 1 - math.exp(-days / AFTERWARDS)
    return max(later, ABSENT * pair.absent)


def _denies_talk(claim: Claim) -> bool:
    """Whether what is denied is that something was said, or is told in the cue alone."""
    talk = _talk_in(claim.words)
    told = not claim.negated or claim.dismissive
    return claim.denies and (told or claim.broaches or not claim.turned.isdisjoint(talk))


@lru_cache(KNOWN)
def _talk_in(words: str) -> frozenset[str]:
    """The stems that, negated in `words`, say that there was no talk."""
    return speaking_in(words_of(words)) | polarity_words().encounters


def _of_what_is_unsaid(answer: Claim, to: Claim) -> bool:
    """Whether something is called false that the other, which speaks of talk, does not say."""
    named = named_as_false(answer, to)
    return answer.answers_shortly and to.speaks_of_talk and named.isdisjoint(to.stems)


def _of_other_things(pair: Pair) -> bool:
    """Whether both say what was talked of, and the two have nothing in common."""
    speaking = polarity_words().speaking
    named = all(claim.stems - speaking for claim in (pair.one, pair.other))
    return named and pair.shared <= speaking and (pair.meaning or 0.0) < ELSEWHERE
