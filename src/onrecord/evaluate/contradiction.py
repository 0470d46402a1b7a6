"""How well contradiction is told: pairs of sentences with a label.

In: gold labels and probabilities of a contradiction. Out: counts and F1 of the contradictions, and
the same for a baseline that looks at words alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.language.polarity import polarity_of
from onrecord.language.stems import stems_of

CONTRADICT = "contradict"
LIKELY = 0.5
"""Probability from which a pair counts as a contradiction: likelier than not."""

FOUND = 0.7
"""Share of the second sentence's stems that the first has: below, the baseline sees a difference.

Set on the pairs that training held back, not on those that are measured.
"""


@dataclass(frozen=True, slots=True)
class ContradictionScore:
    """Pairs: contradictions that were found, others that were called so, those missed, the rest."""

    right: int
    wrong: int
    missed: int
    others: int

    @property
    def precision(self) -> float:
        """Of the pairs called contradictions, those that are; 1 where none is called so."""
        called = self.right + self.wrong
        return self.right / called if called else 1.0

    @property
    def recall(self) -> float:
        """Of the contradictions, those that were found; 1 where there is none."""
        gold = self.right + self.missed
        return self.right / gold if gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    @property
    def accuracy(self) -> float:
        """The share of all pairs that are told right."""
        every = self.right + self.wrong + self.missed + self.others
        return (self.right + self.others) / every if every else 0.0


def score_contradictions(
    labels: Iterable[str], probabilities: Iterable[float]
) -> ContradictionScore:
    """Gold `labels` ("contradict" or another) against probabilities (0 to 1), one for one."""
    told = zip(labels, probabilities, strict=True)
    counts = Counter((label == CONTRADICT, value >= LIKELY) for label, value in told)
    return ContradictionScore(
        counts[True, True], counts[False, True], counts[True, False], counts[False, False]
    )


def by_words(premise: str, hypothesis: str) -> float:
    """The baseline: 1 where one of the two is negated alone, or says what the other does not."""
    if polarity_of(premise).negated != polarity_of(hypothesis).negated:
        return 1.0
    stems = set(stems_of(hypothesis))
    return float(len(stems & set(stems_of(premise))) < FOUND * len(stems))
