"""Features of contradiction: whether one of two statements speaks against the other.

In: a pair of claims. Out: a number between 0 and 1 for each feature (the network's between -1 and
1). A feature's docstring is the sentence that the reader of a dispute is shown as its reason.
"""

from __future__ import annotations

from onrecord.compare.claims.claims import Claim
from onrecord.compare.claims.clauses import negating, supposed
from onrecord.compare.claims.days import days_apart
from onrecord.compare.features.figures import different_figures, tells_share
from onrecord.compare.features.matter import related, same_matter
from onrecord.compare.features.naming import names_another
from onrecord.compare.pairs.pairs import (
    Pair,
    agree_by_opposites,
    excluded,
    negate_the_same,
    side_by_side,
)
from onrecord.language.polarity_words import polarity_words

LONG_ENOUGH = 4  # letters of a stem that may begin another of the same word
USUAL = 0.7  # mean of what the network says of pairs that are worth reading; no news either way


def denial_of_the_same(pair: Pair) -> float:
    """One denies or rejects what the other says."""
    return float(pair.one.rejects != pair.other.rejects) * same_matter(pair)


def opposite_sign(pair: Pair) -> float:
    """One says that it is so, the other that it is not."""
    return float(pair.one.denies != pair.other.denies) * same_matter(pair)


def same_sign(pair: Pair) -> float:
    """Neither says the opposite of the other."""
    alike = pair.one.denies == pair.other.denies or negate_the_same(pair.one, pair.other)
    return float(alike and not different_figures(pair) and not opposite_words(pair))


def say_the_same(pair: Pair) -> float:
    """Both tell that the same is not so."""
    return float(negate_the_same(pair.one, pair.other))


def denies_its_words(pair: Pair) -> float:
    """One negates a word of what the other says."""
    negates = any(_negates(one, other) for one, other in pair.both_ways)
    return related(pair) if negates else 0.0


def denies_what_is_kin(pair: Pair) -> float:
    """One negates a word that speaks of one thing with a word of what the other says."""
    kin = any(_negates_kin(one, other) for one, other in pair.both_ways)
    if not kin or denies_its_words(pair) or agree_by_opposites(pair.one, pair.other):
        return 0.0
    return related(pair)


def denies_all_of_it(pair: Pair) -> float:
    """All that one denies is in what the other says."""
    denied = any(_denies_all(one, other) for one, other in pair.both_ways)
    return float(denied and not agree_by_opposites(pair.one, pair.other))


def negates_another(pair: Pair) -> float:
    """What one negates is not what both speak of."""
    ways = pair.both_ways
    return float(any(_of_something_else(one, other, pair.shared) for one, other in ways))


def calls_another_false(pair: Pair) -> float:
    """What one calls false is named, and is not what the other says."""
    return float(any(names_another(one, other) for one, other in pair.both_ways))


def opposite_words(pair: Pair) -> float:
    """They use words that exclude each other."""
    against = excluded(pair.one, pair.other) and not agree_by_opposites(pair.one, pair.other)
    return float(against) * max(same_matter(pair), side_by_side(pair.one, pair.other))


def opposite_denied(pair: Pair) -> float:
    """One denies the opposite of what the other says: the two agree."""
    return float(agree_by_opposites(pair.one, pair.other))


def only_relayed(pair: Pair) -> float:
    """One only tells what somebody else says, the other speaks of the thing itself."""
    return float(any(one.relays and not other.speaks_of_talk for one, other in pair.both_ways))


def only_wished(pair: Pair) -> float:
    """One says what is, the other what should be."""
    return float(pair.one.wishes != pair.other.wishes)


def own_earlier_words(pair: Pair) -> float:
    """The speaker said the opposite before."""
    if not (pair.same_speaker and days_apart(pair.one, pair.other)):
        return 0.0
    if agree_by_opposites(pair.one, pair.other):
        return 0.0
    return max(opposite_sign(pair), opposite_words(pair))


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
    return float(not days_apart(pair.one, pair.other) and pair.same_speaker)


def contradicted_by_meaning(pair: Pair) -> float:
    """Read together, the two sentences contradict each other."""
    return 0.0 if pair.net is None else (pair.net - USUAL) * same_matter(pair)


def _negates(denying: Claim, other: Claim) -> bool:
    """Whether a word that `denying` negates, in some form, is in `other`, which does not deny."""
    if other.denies or not denying.denies:
        return False
    if tells_share(denying) and tells_share(other):
        return False  # a tenth that did not is nothing to a fifth
    said = other.poles - other.negates_somewhere - supposed(other.words)
    turned = denying.turned
    if not denying.stems.isdisjoint(polarity_words().charges):
        turned -= polarity_words().presupposing  # "we do not accept such allegations"
    return any(_forms_of_one(a, b) for a in turned for b in said)


def _negates_kin(denying: Claim, other: Claim) -> bool:
    """Whether a word that `denying` negates is of one family with a word of `other`."""
    return denying.negated and not other.denies and bool(denying.turned_kin & other.kin)


def _denies_all(denying: Claim, other: Claim) -> bool:
    """Whether `denying` negates what it says, and says nothing that `other` does not say."""
    matter = denying.stems - denying.turned if denying.denies_talk else denying.stems
    return bool(matter) and matter <= other.stems and _negates(denying, other)


def _of_something_else(denying: Claim, other: Claim, shared: frozenset[str]) -> bool:
    """Whether a claim negates in a clause that has nothing of what both speak of."""
    if not shared or other.denies or not denying.negated or denying.rejects or denying.dismissive:
        return False
    scope = negating(denying.words)
    named = shared <= denying.names | other.names  # and nothing that is said of whom they name
    return bool(scope) and (named or scope.isdisjoint(shared))


def _forms_of_one(one: str, other: str) -> bool:
    """Whether two stems may be of one word ("clear", "clearance")."""
    if one == other:
        return True
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return len(short) >= LONG_ENOUGH and long.startswith(short)
