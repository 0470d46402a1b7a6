"""The table of features: how likely a pair of statements is to be a contradiction, and why.

In: a pair. Out: its score: the logistic function of the weighted sum of features (the shape of
nomenklatura's name matching), and the sentences of the features that spoke for it. The weights are
a logistic regression over 4,100 pairs of nine events, drawn towards weights set by hand; those of
features that came later (`any_part_denied`, `negates_another`, `denies_what_is_kin`,
`nothing_in_common`, `only_talk_told`, `points_elsewhere`) are set by hand. A score ranks; as a
probability it was only tried on events on which features and weights had been chosen
(docs/disputes.md).
"""

from __future__ import annotations

import math
from collections.abc import Callable

from onrecord.compare.features import against, answers, figures, matter, talk
from onrecord.compare.pairs.pairs import Pair

REASON = 0.3  # log-odds from which a feature is told as a reason

Feature = Callable[[Pair], float]

BIAS = -3.4
FEATURES: dict[Feature, float] = {
    matter.same_matter: 0.8,
    matter.much_in_common: 0.9,
    matter.near_in_meaning: 0.1,
    matter.under_one_heading: 1.7,
    matter.only_names_shared: -0.8,
    matter.other_names: -0.3,
    matter.other_headlines: -0.5,
    matter.of_other_things: -1.5,
    matter.close_days: 1.2,
    matter.fragment: -0.3,
    against.denial_of_the_same: 1.2,
    against.same_sign: -1.5,
    against.say_the_same: -1.0,
    against.denies_its_words: 1.6,
    against.denies_what_is_kin: 1.1,
    against.denies_all_of_it: 1.0,
    against.calls_another_false: -0.7,
    against.negates_another: -1.0,
    against.opposite_words: 1.2,
    against.opposite_denied: -2.0,
    figures.different_figures: 4.1,
    figures.same_figures: -2.9,
    figures.risen_since: -1.8,
    answers.short_answer: 1.4,
    answers.unsaid_what_is_false: -1.5,
    answers.answer_just_after: 1.7,
    answers.answers_what_is_said_of_them: 1.6,
    answers.denial_on_the_page: 1.8,
    answers.rejected_on_the_page: 2.3,
    answers.named_and_called_false: 2.6,
    answers.rejected_by_name: 2.1,
    answers.speaks_of_who_denies: 0.5,
    talk.talk_denied: 1.8,
    talk.only_talk_denied: -2.3,
    talk.only_talk_told: -1.2,
    talk.another_occasion: -1.9,
    answers.nothing_in_common: -1.0,
    answers.points_elsewhere: -1.0,
    against.only_relayed: -1.5,
    against.only_wished: -1.8,
    answers.any_part_denied: 2.0,
    answers.charge_rejected: 1.4,
    against.own_earlier_words: 0.9,
    against.concedes_what_was_denied: 3.2,
    against.nothing_asserted: -0.5,
    against.only_named: -1.2,
    against.one_breath: -3.0,
    against.contradicted_by_meaning: 0.5,
}
"""Each feature with its weight in log-odds."""


def score_of(pair: Pair) -> float:
    """How likely it is (0 to 1) that the two contradict each other, by the table."""
    total = BIAS + sum([weight * feature(pair) for feature, weight in FEATURES.items()])
    return 1 / (1 + math.exp(-total))


def reasons_of(pair: Pair) -> tuple[str, ...]:
    """The sentences of the features that speak for the contradiction, strongest first."""
    parts = {feature: weight * feature(pair) for feature, weight in FEATURES.items()}
    strong = sorted(parts, key=lambda feature: (-parts[feature], feature.__name__))
    return tuple(feature.__doc__ or "" for feature in strong if parts[feature] >= REASON)
