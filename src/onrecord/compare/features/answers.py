"""Features of answers: whether one of two statements answers the other.

In: a pair of claims. Out: a number between 0 and 1 for each feature. A feature's docstring is the
sentence that the reader of a dispute is shown as its reason.
"""

from __future__ import annotations

from onrecord.compare.claims.asserting import denies_any_part
from onrecord.compare.claims.claims import Claim
from onrecord.compare.features.matter import between, in_context, related, same_matter
from onrecord.compare.features.naming import (
    is_anothers,
    named_as_false,
    names_another,
    rejects_words_of,
    speaks_of,
)
from onrecord.compare.pairs.pairs import Pair, negate_the_same, side_by_side
from onrecord.language.polarity_words import polarity_words
from onrecord.model import Act

ON_ONE_PAGE = 1400  # code points between a charge and the denial of any part in it
HALF_CLOSE = 0.5  # of a charge and what denies something without rejecting it
FAR, NEAR = 0.25, 0.45  # cosines of two without a word in common: of two things, of one
CHARGES = frozenset({Act.ACCUSE, Act.WARN, Act.CRITICIZE, Act.THREATEN})


def short_answer(pair: Pair) -> float:
    """One calls it false or denies it in a few words, under a headline about the same thing."""
    near = in_context(pair)
    answer = _answering(pair) if near else None
    to = pair.other if answer is pair.one else pair.one
    return near if answer and (pair.on_one_page or _is_on(answer, to)) else 0.0


def unsaid_what_is_false(pair: Pair) -> float:
    """One calls something false and does not say what, on another page under another headline."""
    bare = any(claim.dismissive and not named_as_false(claim, to) for to, claim in pair.both_ways)
    return float(bare and not pair.on_one_page) * (1 - in_context(pair))


def answer_just_after(pair: Pair) -> float:
    """On one page, one of them calls false in a few words what stands just before."""
    if not pair.on_one_page:
        return 0.0
    answer = _answering(pair)
    after = any(claim is answer and claim.position > to.position for to, claim in pair.both_ways)
    return side_by_side(pair.one, pair.other) if after else 0.0


def answers_what_is_said_of_them(pair: Pair) -> float:
    """On one page, one of them calls false in a few words what is said just before of them."""
    if not pair.on_one_page:
        return 0.0
    answer = _answering(pair)
    said_of = any(claim is answer and claim.surname in to.stems for to, claim in pair.both_ways)
    return answer_just_after(pair) if said_of else 0.0


def denial_on_the_page(pair: Pair) -> float:
    """A page sets the one beside the other, and one of them says that something is not so."""
    against = pair.one.denies != pair.other.denies
    return float(against) * side_by_side(pair.one, pair.other) * same_matter(pair)


def rejected_on_the_page(pair: Pair) -> float:
    """A page sets the one beside the other, and one of them rejects something."""
    against = pair.one.denies != pair.other.denies
    firm = against and _rejects_firmly(pair.one) != _rejects_firmly(pair.other)
    return float(firm) * side_by_side(pair.one, pair.other) * same_matter(pair)


def named_and_called_false(pair: Pair) -> float:
    """One speaks of the other by name and calls it false, a lie or a joke."""
    named = any(
        claim.dismissive and speaks_of(claim, of) and not names_another(claim, of)
        for of, claim in pair.both_ways
    )
    return related(pair) if named else 0.0


def speaks_of_who_denies(pair: Pair) -> float:
    """One says it of the other, who denies it."""
    return float(any(claim.denies and speaks_of(of, claim) for of, claim in pair.both_ways))


def rejected_by_name(pair: Pair) -> float:
    """One rejects what the other says, naming whose words they are."""
    named = any(rejects_words_of(answer, of) for of, answer in pair.both_ways)
    return max(related(pair), side_by_side(pair.one, pair.other)) if named else 0.0


def charge_rejected(pair: Pair) -> float:
    """One warns or accuses, the other rejects it."""
    charged = any(
        _charges(of) and claim.denies and not names_another(claim, of)
        for of, claim in pair.both_ways
    )
    if not charged or (pair.one.dismissive and pair.other.dismissive):
        return 0.0
    if negate_the_same(pair.one, pair.other) or _of_another_page(pair):
        return 0.0
    firm = any(_rejects_firmly(claim) for claim in (pair.one, pair.other))
    if not firm and (pair.closeness < HALF_CLOSE or not pair.on_one_page):
        return 0.0
    return max(same_matter(pair), short_answer(pair), answer_just_after(pair))


def any_part_denied(pair: Pair) -> float:
    """On one page, one accuses somebody, the other denies any part in it."""
    if not pair.on_one_page:
        return 0.0
    accused = any(
        _charges(of) and claim.denies and denies_any_part(claim.words)
        for of, claim in pair.both_ways
    )
    apart = abs(pair.one.position - pair.other.position)
    return max(0.0, 1 - apart / ON_ONE_PAGE) if accused else 0.0


def nothing_in_common(pair: Pair) -> float:
    """On two pages, without a word in common, and not near in meaning."""
    if pair.on_one_page or pair.shared or pair.meaning is None:
        return 0.0
    answers = _answering(pair) is not None or rejected_by_name(pair) > 0
    return 0.0 if answers else 1 - between(pair.meaning, FAR, NEAR)


def points_elsewhere(pair: Pair) -> float:
    """What one denies is told by what stands before it on its page, and the other is on another."""
    pointing = any(
        claim.denies and not claim.dismissive and claim.points for claim in (pair.one, pair.other)
    )
    return float(pointing and not pair.on_one_page)


def _is_on(answer: Claim, to: Claim) -> bool:
    """Whether an answer, or the title of its page, has a word of what it may answer."""
    return not (answer.topic - {answer.surname}).isdisjoint(to.stems - to.names)


def _answering(pair: Pair) -> Claim | None:
    """The one of the two that is a short answer, where the other is none.

    Who rejects in few words what the other denies too agrees, unless it is the other's words; so
    do two who reject a charge. “Lind's account” is of nobody else.
    """
    short = [(to, claim) for to, claim in pair.both_ways if claim.answers_shortly]
    if len(short) != 1:
        return None
    [(to, answer)] = short
    charges = polarity_words().charges
    charged = not (answer.stems.isdisjoint(charges) or to.stems.isdisjoint(charges))
    if _of_another_page(pair):
        return None
    agree = to.denies and (charged or named_as_false(answer, to) & to.stems)
    return None if agree or is_anothers(answer, to) else answer


def _of_another_page(pair: Pair) -> bool:
    """Whether one of two on two pages has no word of its own ("denied it")."""
    return not pair.on_one_page and not all(claim.stems for claim in (pair.one, pair.other))


def _charges(claim: Claim) -> bool:
    """Whether it is said against another, in more than a word of scorn ("It was a joke")."""
    if claim.dismissive:
        return False
    return claim.row.act in CHARGES and not claim.of_oneself


def _rejects_firmly(claim: Claim) -> bool:
    return claim.rejects or claim.dismissive or (claim.answers and claim.negated)
