"""Reaching: how surely what a speaker says is on a matter.

In: claims, a matter in words ("election interference"), the texts of their pages and an encoder
where there are any. Out: a probability for each. Much of what is said on a matter has no word of it
(“Such claims are fake”): it takes up what was said just before, so the title and the sentences
before it count beside its own words; the more words of its own it has that are not the matter's,
the less it takes up. What a matter's words tell is in `matter_words`, what meanings tell in
`nearness`.

The weights are a logistic regression (ridge 1) over 2,575 pairs of a claim and a matter from
fifteen events. Fitted on all others and asked for an event, of what is taken to be on a matter
84 % is so on a real affair and 86 % of what is on it is taken; on four invented affairs of 30 to 35
pages 85 and 67 %, 75 and 85 %, 75 and 66 %, 90 and 61 %; on ten small ones 87 and 91 %.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from itertools import pairwise

from onrecord.compare.claims.claims import FEW, Claim
from onrecord.compare.positions.matter_words import Matter
from onrecord.compare.positions.nearness import Encoder, Nearness, nearness_to
from onrecord.compare.positions.surroundings import Surroundings, surroundings_of
from onrecord.compare.queue.asked import Documents
from onrecord.language.claims import any_of, claim_words
from onrecord.language.kinship import kin_of_all
from onrecord.language.stems import words_of

ON_MATTER = 0.4
"""Probability from which a claim is on the matter: as much is missed there as is wrong."""

NEAR_ENOUGH = 0.1  # cosine below which words that are none of the matter's are on another one
NAMED = 0.3  # cosine from which words that are none of the matter's say what it says
OFF, ON = 0.2, 0.7  # cosines to the matter: what has the one is surely off it, the other on it
NOWHERE = Nearness(0.0, 0.0, 0.0, 0.0)  # where there is no encoder to tell
FIRST = 4  # words of a sentence among which "it" or "they" stands for what was said before it
MANY = 8  # stems that are none of the matter's, or that are; more tell no more


@dataclass(frozen=True, slots=True)
class Reach:
    """How surely a claim is on a matter, and whether its own words are, not only those around."""

    score: float
    named: bool


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature adds to the log-odds that a claim is on a matter.

    Shares are of the matter's words, each weighing as it is rare among what was said.
    """

    bias: float
    own: float  # share that are the claim's own
    around: float  # share that are its own or stand around it
    page: float  # share that its page has
    many: float  # how many words the matter has (0 to 1): of many none has all
    answers: float  # whether it says so little of its own that it answers
    told: float  # whether another's statement tells it
    others: float  # how many words it has that are none of the matter's (0 to 1)
    deed: float  # whether it owns or disowns a deed, and the matter is a wrong ("we did not do it")
    points: float  # whether a word of it points at what stands before it ("this", "they")
    near_around: float  # cosine of the matter and its words after those around it
    words: float  # mean of its words' best matches among the matter's
    head: float  # best match of what the matter is of among its words


BY_MEANING = Weights(-4.95, 2.33, 1.79, 1.64, 0.95, 0.24, -1.22, -0.8, 1.61, 0.46, 2.62, 3.09, 1.78)
BY_WORDS = Weights(-3.89, 5.56, 2.52, 1.6, 1.94, 0.23, -1.31, -0.56, 1.65, 0.46, 0.0, 0.0, 0.0)


def reached(
    matter: Matter,
    claims: Sequence[Claim],
    encoder: Encoder | None = None,
    documents: Documents | None = None,
) -> list[Reach]:
    """For each claim the probability that it is on the matter, and by what."""
    if not claims:
        return []
    around = surroundings_of(claims, matter, documents)
    if encoder is None:
        near = [NOWHERE] * len(claims)
    else:
        near = nearness_to(matter, claims, [each.words for each in around], encoder)
    own = (matter.found_in(claim.stems | claim.excluded) for claim in claims)
    seen = [_Seen(*each) for each in zip(claims, own, around, near, strict=True)]
    if encoder and not any(each.at_hand for each in seen):
        return [_by_meaning_alone(each) for each in near]
    rarity = matter.rarity_among([each.at_hand for each in seen])
    weights = BY_MEANING if encoder else BY_WORDS
    return [_reach(weights, _features(matter, rarity, each), each) for each in seen]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A claim beside a matter: which of its words the claim has, what stands around, how near."""

    claim: Claim
    own: frozenset[str]
    around: Surroundings
    near: Nearness

    @property
    def at_hand(self) -> frozenset[str]:
        """The matter's words that are its own or stand around it."""
        return self.own | self.around.found


def _by_meaning_alone(near: Nearness) -> Reach:
    """Where nobody uses the words in which the matter is asked for, they are not the pages'."""
    cosine = (2 * near.alone + near.around) / 3
    return Reach(min(1.0, max(0.0, (cosine - OFF) / (ON - OFF))), named=True)


def takes_up(claim: Claim) -> bool:
    """Whether it says so little of its own that it answers what stands before it."""
    return claim.dismissive or claim.answers or (claim.denies and len(claim.stems) <= FEW)


def points_back(claim: Claim) -> bool:
    """Whether a word of it stands for what was said before ("this attack"; "They were tired")."""
    words = words_of(claim.words)
    said = words[1:] if words[:1] == ["that"] else words  # what follows "said that"
    table = claim_words()
    pointed = (after for word, after in pairwise([*said, ""]) if word in table.pointing)
    early = not table.personal.isdisjoint(said[:FIRST])
    return early or not table.times.issuperset(pointed)


def tells_of_a_deed(words: str) -> bool:
    """Whether words say who did something, or that nobody did, without naming it."""
    return _deed().search(words) is not None


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(claim_words().deeds)}\b", re.IGNORECASE)


def _features(matter: Matter, rarity: Mapping[str, float], seen: _Seen) -> tuple[float, ...]:
    """What tells that a claim is on a matter, in the order of `Weights` after the bias."""
    claim = seen.claim
    others = len(kin_of_all(claim.stems) - matter.stems)
    return (
        matter.share_in(seen.own, rarity),
        matter.share_in(seen.at_hand, rarity),
        matter.share_in(seen.at_hand | seen.around.on_page, rarity),
        min(len(matter.stems), MANY) / MANY,
        takes_up(claim),
        claim.row.parent is not None,
        min(others, MANY) / MANY,
        matter.is_a_wrong and tells_of_a_deed(claim.words),
        points_back(claim),
        seen.near.around,
        seen.near.words,
        seen.near.head,
    )


def _reach(weights: Weights, features: Sequence[float], seen: _Seen) -> Reach:
    taken = points_back(seen.claim) or takes_up(seen.claim)
    if not (seen.own or taken or seen.near.alone >= NEAR_ENOUGH):
        return Reach(0.0, named=False)
    bias, *each = astuple(weights)
    odds = bias + sum(map(operator.mul, each, features))
    return Reach(1 / (1 + math.exp(-odds)), bool(seen.own) or seen.near.alone >= NAMED)
