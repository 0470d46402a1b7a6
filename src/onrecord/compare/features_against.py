"""Features of contradiction: whether one of two statements speaks against the other.

In: a pair of claims. Out: a number between 0 and 1 for each feature (the network's between -1 and
1). A feature's docstring is the sentence that the reader of a dispute is shown as its reason.
"""

from __future__ import annotations

from onrecord.compare.amounts import differ
from onrecord.compare.claims import Claim, days_apart
from onrecord.compare.features_matter import in_context, same_matter
from onrecord.compare.pairs import Pair, excluded, side_by_side
from onrecord.language.polarity import polarity_words
from onrecord.model import Act

LONG_ENOUGH = 4  # letters of a stem that may begin another of the same word
USUAL = 0.7  # mean of what the network says of pairs that are worth reading; no news either way
CHARGES = frozenset({Act.ACCUSE, Act.WARN, Act.CRITICIZE, Act.THREATEN})


def denial_of_the_same(pair: Pair) -> float:
    """One denies or rejects what the other says."""
    return float(pair.one.rejects != pair.other.rejects) * same_matter(pair)


def opposite_sign(pair: Pair) -> float:
    """One says that it is so, the other that it is not."""
    return float(pair.one.denies != pair.other.denies) * same_matter(pair)


def same_sign(pair: Pair) -> float:
    """Neither says the opposite of the other."""
    alike = pair.one.denies == pair.other.denies or _negate_the_same(pair)
    return float(alike and not different_figures(pair))


def denies_its_words(pair: Pair) -> float:
    """One negates a word of what the other says."""
    negates = any(_negates(one, other) for one, other in _both_ways(pair))
    return float(negates) * _related(pair)


def calls_another_false(pair: Pair) -> float:
    """What one calls false is named, and is not what the other says."""
    return float(any(_names_another(one, other) for one, other in _both_ways(pair)))


def opposite_words(pair: Pair) -> float:
    """They use words that exclude each other."""
    return float(excluded(pair.one, pair.other)) * same_matter(pair)


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


def short_answer(pair: Pair) -> float:
    """One calls it false or denies it in a few words, under a headline about the same thing."""
    return in_context(pair) if _answering(pair) else 0.0


def answer_just_after(pair: Pair) -> float:
    """On one page, one of them calls false in a few words what stands just before."""
    answer = _answering(pair)
    after = any(claim is answer and claim.position > to.position for to, claim in _both_ways(pair))
    return float(after) * side_by_side(pair.one, pair.other)


def denial_on_the_page(pair: Pair) -> float:
    """A page sets the one beside the other, and one of them says that something is not so."""
    against = pair.one.denies != pair.other.denies
    return float(against) * side_by_side(pair.one, pair.other) * same_matter(pair)


def rejected_on_the_page(pair: Pair) -> float:
    """A page sets the one beside the other, and one of them rejects something."""
    firm = _rejects_firmly(pair.one) != _rejects_firmly(pair.other)
    return float(firm) * side_by_side(pair.one, pair.other) * same_matter(pair)


def called_false(pair: Pair) -> float:
    """One calls it false, a lie or a joke."""
    return float(pair.one.dismissive != pair.other.dismissive)


def named_and_called_false(pair: Pair) -> float:
    """One speaks of the other by name and calls it false, a lie or a joke."""
    named = any(claim.dismissive and _speaks_of(claim, of) for of, claim in _both_ways(pair))
    return float(named) * _related(pair)


def speaks_of_who_denies(pair: Pair) -> float:
    """One says it of the other, who denies it."""
    return float(any(claim.denies and _speaks_of(of, claim) for of, claim in _both_ways(pair)))


def talk_denied(pair: Pair) -> float:
    """One says that it was not talked of, the other that it was."""
    talk = pair.one.speaks_of_talk and pair.other.speaks_of_talk
    near = max(pair.closeness, in_context(pair) if pair.on_one_page else 0.0)
    return float(talk and pair.one.denies != pair.other.denies) * near


def only_talk_denied(pair: Pair) -> float:
    """One says only that it was not talked of, the other speaks of no talk."""
    ways = _both_ways(pair)
    return float(any(one.denies_talk and not other.speaks_of_talk for one, other in ways))


def only_wished(pair: Pair) -> float:
    """One says what is, the other what should be."""
    return float(pair.one.wishes != pair.other.wishes)


def charge_rejected(pair: Pair) -> float:
    """One warns or accuses, the other rejects it."""
    charged = any(of.row.act in CHARGES and claim.denies for of, claim in _both_ways(pair))
    return float(charged) * max(same_matter(pair), short_answer(pair), answer_just_after(pair))


def own_earlier_words(pair: Pair) -> float:
    """The speaker said the opposite before."""
    apart = days_apart(pair.one, pair.other) or 0
    return float(pair.same_speaker and apart > 0) * max(opposite_sign(pair), opposite_words(pair))


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
    return float(pair.same_speaker and not days_apart(pair.one, pair.other))


def contradicted_by_meaning(pair: Pair) -> float:
    """Read together, the two sentences contradict each other."""
    return 0.0 if pair.net is None else (pair.net - USUAL) * same_matter(pair)


def _related(pair: Pair) -> float:
    """Whether the two are on one thing, or their pages are."""
    return max(same_matter(pair), in_context(pair))


def _both_ways(pair: Pair) -> tuple[tuple[Claim, Claim], tuple[Claim, Claim]]:
    return (pair.one, pair.other), (pair.other, pair.one)


def _negates(denying: Claim, other: Claim) -> bool:
    """Whether a word that `denying` negates, in some form, is in `other`, which does not deny."""
    if other.denies or not denying.denies:
        return False
    said = other.stems - other.negates_somewhere
    return any(_forms_of_one(a, b) for a in denying.turned for b in said)


def _negate_the_same(pair: Pair) -> bool:
    """Whether both have the same words negated, be it as somebody else's."""
    if not (pair.one.turned or pair.other.turned):
        return False
    return not pair.one.negates_somewhere.isdisjoint(pair.other.negates_somewhere)


def _forms_of_one(one: str, other: str) -> bool:
    """Whether two stems may be of one word ("clear", "clearance")."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= LONG_ENOUGH and long.startswith(short))


def _names_another(dismissing: Claim, other: Claim) -> bool:
    """Whether what is dismissed is named by words that have nothing to do with `other`."""
    words = polarity_words()
    named = dismissing.stems - words.false_stems - words.charges
    said = other.stems | other.called | {other.surname}
    return dismissing.dismissive and bool(named) and named.isdisjoint(said)


def _answering(pair: Pair) -> Claim | None:
    """The one of the two that is a short answer, where the other is none."""
    short = [claim for claim in (pair.one, pair.other) if claim.answers_shortly]
    return short[0] if len(short) == 1 else None


def _rejects_firmly(claim: Claim) -> bool:
    return claim.rejects or claim.dismissive or (claim.answers and claim.negated)


def _speaks_of(speaking: Claim, of: Claim) -> bool:
    """Whether the other's last name, or what it is called on its page, is in what is said."""
    return of.surname in speaking.stems or (
        speaking.dismissive and not of.called.isdisjoint(speaking.stems)
    )
