"""Features: what speaks for two statements contradicting each other on one matter, or against it.

In: a pair of claims. Out: a number between 0 and 1 for each feature. `FEATURES` is the table: a
function and its weight a row; the score of a pair is the logistic function of the weighted sum
(the shape of nomenklatura's name matching). A feature's docstring is the sentence that the reader
of a dispute is shown as its reason. The weights were set by hand, the older ones moved half way to
those of a logistic regression over the labelled pairs of two affairs (65 contradictions among 800
pairs): too few to take them as they came out. So scores rank, and are no probabilities.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.compare.amounts import differ
from onrecord.compare.claims import FEW, Claim, days_apart
from onrecord.model import Act

SIDE_BY_SIDE = 700  # code points on one page between a claim and its answer: two paragraphs
FAR = 60  # days after which an answer is hardly an answer any more
MUCH = 3.0  # weight of shared stems: a handful of rare ones
ENOUGH = 1.2  # weight of shared stems: two rather rare ones; one word alone is no matter
HALF = 0.5  # of the shorter claim; nobody repeats all of what is answered
UNLIKE, ALIKE = 0.25, 0.65  # cosines of sentences; below nothing in common, above nearly the same
APART, TOGETHER = 0.4, 0.8  # the same with the titles of their pages
USUAL = 0.7  # mean of what the network says of pairs that are worth reading; no news either way
CHARGES = frozenset({Act.ACCUSE, Act.WARN, Act.CRITICIZE, Act.THREATEN})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, `one` before `other` by day and place, and what they have in common.

    `shared` are the stems that both have; `weight` how rare these are, summed; `closeness` (0 to 1)
    whether they make up half of the shorter claim. `meaning` and `context` are cosines (-1 to 1) of
    the claims' words, and of these after the titles of their pages; `net` the probability of a
    contradiction by a network. All three are None where nothing has told them.
    """

    one: Claim
    other: Claim
    shared: frozenset[str] = field(repr=False)
    weight: float
    closeness: float
    meaning: float | None = None
    context: float | None = None
    net: float | None = None

    @property
    def same_speaker(self) -> bool:
        """Whether a speaker stands against own words."""
        return self.one.speaker.id == self.other.speaker.id


def pair_of(one: Claim, other: Claim, rarity: Callable[[str], float]) -> Pair:
    """The pair of two claims; `rarity` is 1 for a stem that one claim has, 0 for one of all."""
    shared = one.stems & other.stems
    weight = sum(map(rarity, shared))
    smaller = min(sum(map(rarity, claim.stems)) for claim in (one, other)) if shared else 0.0
    return Pair(one, other, shared, weight, closeness(weight, smaller))


def closeness(shared: float, smaller: float) -> float:
    """How close two claims are (0 to 1) that share so much, the smaller being so much itself."""
    return min(1.0, shared / max(ENOUGH, HALF * smaller))


def same_matter(pair: Pair) -> float:
    """Both speak of the same thing."""
    return max(pair.closeness, near_in_meaning(pair))


def near_in_meaning(pair: Pair) -> float:
    """Their words are near in meaning."""
    return _between(pair.meaning, UNLIKE, ALIKE)


def under_one_heading(pair: Pair) -> float:
    """They stand under headlines about the same thing."""
    return _between(pair.context, APART, TOGETHER)


def short_answer(pair: Pair) -> float:
    """One calls it false or denies it in a few words, under a headline about the same thing."""
    short = [each for each in (pair.one, pair.other) if answers_shortly(each)]
    return under_one_heading(pair) if len(short) == 1 else 0.0


def much_in_common(pair: Pair) -> float:
    """They share several words that few other statements have."""
    return min(1.0, pair.weight / MUCH)


def denial_of_the_same(pair: Pair) -> float:
    """One denies or rejects what the other says."""
    return float(pair.one.rejects != pair.other.rejects) * same_matter(pair)


def opposite_sign(pair: Pair) -> float:
    """One says that it is so, the other that it is not."""
    return float(pair.one.denies != pair.other.denies) * same_matter(pair)


def same_sign(pair: Pair) -> float:
    """Neither says the opposite of the other."""
    return float(pair.one.denies == pair.other.denies and not different_figures(pair))


def called_false(pair: Pair) -> float:
    """One calls it false, a lie or a joke."""
    return float(pair.one.dismissive != pair.other.dismissive)


def different_figures(pair: Pair) -> float:
    """They give different figures for the same thing."""
    common = [a.of & b.of for a in pair.one.amounts for b in pair.other.amounts if differ(a, b)]
    if not common or same_figures(pair):
        return 0.0
    return 1.0 if len(max(common, key=len)) > 1 else 0.5


def same_figures(pair: Pair) -> float:
    """They give the same figure."""
    values = {amount.value for amount in pair.one.amounts}
    return float(any(amount.value in values for amount in pair.other.amounts))


def opposite_words(pair: Pair) -> float:
    """They use words that exclude each other."""
    return float(_opposed(pair.one, pair.other))


def answer_on_the_page(pair: Pair) -> float:
    """A page sets the one beside the other, and one of them rejects something."""
    return _firm(pair) * _side_by_side(pair) * (0.3 + 0.7 * _related(pair))


def denial_on_the_page(pair: Pair) -> float:
    """A page sets the one beside the other, and one of them says that something is not so."""
    return float(pair.one.denies != pair.other.denies) * _side_by_side(pair) * _related(pair)


def named_and_called_false(pair: Pair) -> float:
    """One speaks of the other by name and calls it false, a lie or a joke."""
    named = _names_speaker(pair.one, pair.other) and pair.one.dismissive
    named = named or (_names_speaker(pair.other, pair.one) and pair.other.dismissive)
    return float(named) * max(same_matter(pair), under_one_heading(pair))


def speaks_of_the_other(pair: Pair) -> float:
    """One speaks of the other by name."""
    return float(_names_speaker(pair.one, pair.other) or _names_speaker(pair.other, pair.one))


def charge_rejected(pair: Pair) -> float:
    """One warns or accuses, the other rejects it."""
    charged = (pair.one.row.act in CHARGES and pair.other.denies) or (
        pair.other.row.act in CHARGES and pair.one.denies
    )
    return float(charged)


def same_names(pair: Pair) -> float:
    """Both name the same persons or places."""
    return min(1.0, len(pair.one.names & pair.other.names) / 2)


def close_days(pair: Pair) -> float:
    """They were said within a few days of each other."""
    days = days_apart(pair.one, pair.other)
    return 0.5 if days is None else math.exp(-days / FAR)


def own_earlier_words(pair: Pair) -> float:
    """The speaker said the opposite before."""
    apart = days_apart(pair.one, pair.other) or 0
    return float(pair.same_speaker and apart > 1) * max(opposite_sign(pair), opposite_words(pair))


def concedes_what_was_denied(pair: Pair) -> float:
    """The speaker now concedes what the same speaker denied before."""
    conceded = pair.other.concedes and pair.one.denies and pair.same_speaker
    return float(conceded and bool(pair.shared)) * (1 + same_matter(pair)) / 2


def nothing_asserted(pair: Pair) -> float:
    """One of the two only names something, or orders it."""
    return float(any(not claim.asserts for claim in (pair.one, pair.other)))


def only_named(pair: Pair) -> float:
    """What one rejects is named in a few words, without saying what of it is not so."""
    denying = [claim for claim in (pair.one, pair.other) if claim.denies]
    return float(any(not claim.clause and not claim.dismissive for claim in denying))


def one_breath(pair: Pair) -> float:
    """The speaker said both on one occasion."""
    return float(pair.same_speaker and (days_apart(pair.one, pair.other) or 0) <= 1)


def fragment(pair: Pair) -> float:
    """One of the two has too few words to tell what it is about."""
    return float(min(len(pair.one.stems), len(pair.other.stems)) < 2)


def contradicted_by_meaning(pair: Pair) -> float:
    """Read together, the two sentences contradict each other."""
    return 0.0 if pair.net is None else pair.net - USUAL


def _between(cosine: float | None, low: float, high: float) -> float:
    """Where `cosine` lies between `low` (0) and `high` (1)."""
    return 0.0 if cosine is None else min(1.0, max(0.0, (cosine - low) / (high - low)))


def answers_shortly(claim: Claim) -> bool:
    """Whether it rejects something in so few words that they do not say what."""
    return len(claim.stems) <= FEW and (claim.dismissive or claim.answers or claim.rejects)


Feature = Callable[[Pair], float]

BIAS = -4.5
FEATURES: dict[Feature, float] = {
    same_matter: 0.7,
    much_in_common: 1.5,
    near_in_meaning: 0.5,
    under_one_heading: 1.0,
    short_answer: 1.5,
    nothing_asserted: -1.0,
    denial_of_the_same: 1.5,
    opposite_sign: 0.9,
    same_sign: -3.0,
    called_false: 0.4,
    named_and_called_false: 1.0,
    different_figures: 3.0,
    same_figures: -3.0,
    opposite_words: 1.0,
    answer_on_the_page: 2.2,
    denial_on_the_page: 0.9,
    speaks_of_the_other: 1.2,
    charge_rejected: 0.6,
    same_names: 0.2,
    close_days: 1.0,
    own_earlier_words: 1.3,
    concedes_what_was_denied: 3.2,
    only_named: -1.5,
    one_breath: -3.0,
    fragment: -1.0,
    contradicted_by_meaning: 1.0,
}
"""Each feature with its weight in log-odds."""


def score_of(pair: Pair) -> float:
    """The probability that the two contradict each other, by the table."""
    total = BIAS + sum([weight * feature(pair) for feature, weight in FEATURES.items()])
    return 1 / (1 + math.exp(-total))


def reasons_of(pair: Pair) -> tuple[str, ...]:
    """The sentences of the features that speak for the contradiction, strongest first."""
    parts = {feature: weight * feature(pair) for feature, weight in FEATURES.items()}
    strong = sorted(parts, key=lambda feature: (-parts[feature], feature.__name__))
    return tuple(feature.__doc__ or "" for feature in strong if parts[feature] >= 0.3)


def contrary(one: Claim, other: Claim) -> bool:
    """Whether anything at all in the two is against the other; most pairs stop here."""
    if one.amounts and other.amounts and _figures_differ(one, other):
        return True
    if not (one.asserts and other.asserts):
        return False
    against = one.denies != other.denies or one.dismissive != other.dismissive
    return (
        against or _beside(one, other) > 0 or one.concedes or other.concedes or _opposed(one, other)
    )


def _figures_differ(one: Claim, other: Claim) -> bool:
    return any(differ(a, b) for a in one.amounts for b in other.amounts)


def _opposed(one: Claim, other: Claim) -> bool:
    return not one.excluded.isdisjoint(other.stems)


def _side_by_side(pair: Pair) -> float:
    """1 where the two touch on one page, falling to 0 where two paragraphs lie between."""
    return _beside(pair.one, pair.other)


def _beside(one: Claim, other: Claim) -> float:
    apart = abs(one.position - other.position)
    apart_speakers = one.speaker.id != other.speaker.id
    same_page = one.row.document == other.row.document
    return max(0.0, 1 - apart / SIDE_BY_SIDE) if same_page and apart_speakers else 0.0


def _firm(pair: Pair) -> float:
    """Whether exactly one rejects something, and it may be what the other says.

    Words that name what is rejected ("denied that the gates were open") must name something of the
    other's; words of the speaker's own ("That is pure invention") need not.
    """
    one, other = (_rejects_firmly(claim) for claim in (pair.one, pair.other))
    if one == other:
        return 0.0
    rejecting = pair.one if one else pair.other
    return float(not rejecting.rejects or bool(pair.shared))


def _rejects_firmly(claim: Claim) -> bool:
    return claim.rejects or claim.dismissive or (claim.answers and claim.negated)


def _related(pair: Pair) -> float:
    """Whether one says what the other speaks of, or answers so shortly that it may."""
    return max(same_matter(pair), short_answer(pair), named_and_called_false(pair))


def _names_speaker(speaking: Claim, of: Claim) -> bool:
    """Whether the last name of a speaker stands in what the other says."""
    return of.surname in speaking.stems
