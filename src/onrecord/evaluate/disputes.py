"""How well statements are set against each other: disputes and positions.

In: gold rows (as JSON has them), what the room `compare` found, and the statements of each gold
page. Out: counts and the figures that they give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.evaluate.quoting import (
    Found,
    Gold,
    Statements,
    shares_half,
    statements_quoting,
)
from onrecord.model import Dispute, Position, Stance

FIRST = 3  # disputes of the queue that are looked at for each gold matter
JUDGED = 20  # disputes at the head of the queue of which precision is told

Positions = Mapping[tuple[str, str], Sequence[Position]]
"""What was found for a speaker and a matter, both as the gold names them."""


@dataclass(frozen=True, slots=True)
class DisputeScore:
    """Gold matters: how many there are, with two sides among the statements, and in the queue.

    `head_known` counts the disputes at the head of the queue that are gold matters; the others may
    be right too and must be judged by reading.
    """

    gold: int
    covered: int
    paired: int
    head: int
    head_known: int

    @property
    def recall(self) -> float:
        """Of the gold matters, those of which two sides stand against each other early enough."""
        return self.paired / self.gold if self.gold else 1.0


@dataclass(frozen=True, slots=True)
class StanceScore:
    """Gold positions: how many, found as statements, found on the matter, with the right stance."""

    gold: int
    quoted: int
    found: int
    right: int

    @property
    def accuracy(self) -> float:
        """Of those found on the matter, the share with the right stance."""
        return self.right / self.found if self.found else 0.0


def score_disputes(
    gold: Sequence[Gold], queue: Sequence[Dispute], statements: Statements
) -> DisputeScore:
    """Gold matters of which two opposed sides stand on two sides of an early dispute."""
    matters = [_sides(row, statements) for row in gold]
    early, head = queue[: FIRST * len(gold)], queue[:JUDGED]
    return DisputeScore(
        gold=len(gold),
        covered=sum(any(True for _ in _opposed(matter)) for matter in matters),
        paired=sum(any(_pairs(each, matter) for each in early) for matter in matters),
        head=len(head),
        head_known=sum(any(_pairs(each, matter) for matter in matters) for each in head),
    )


def score_positions(
    gold: Iterable[Gold], positions: Positions, statements: Statements
) -> StanceScore:
    """Stances against gold ones: affirms, denies, or `other`, which is neither.

    Only what was found for the gold's own speaker and matter counts; of a statement with several
    sentences those that share half of their words or the gold's.
    """
    counts: Counter[str] = Counter()
    for row in gold:
        quoting = statements_quoting(row["page"], row["quote"], statements)
        told = {
            each.stance
            for each in positions.get((row["speaker"], row["matter"]), ())
            if each.evidence.statement in quoting and shares_half(each.evidence.words, row["quote"])
        }
        wanted = Stance.NEITHER if row["stance"] == "other" else Stance(row["stance"])
        counts.update(gold=1, quoted=bool(quoting), found=bool(told), right=wanted in told)
    return StanceScore(counts["gold"], counts["quoted"], counts["found"], counts["right"])


def _sides(row: Gold, statements: Statements) -> list[tuple[str, Found]]:
    """For each side its stance and the statements that are its evidence."""
    return [
        (
            side["stance"],
            frozenset().union(
                *(statements_quoting(e["page"], e["quote"], statements) for e in side["evidence"])
            ),
        )
        for side in row["sides"]
    ]


def _opposed(sides: Sequence[tuple[str, Found]]) -> Iterable[tuple[Found, Found]]:
    """The pairs of sides of different stances of which statements were found."""
    for (stance, one), (other_stance, other) in combinations(sides, 2):
        if stance != other_stance and one and other:
            yield one, other


def _pairs(dispute: Dispute, sides: Sequence[tuple[str, Found]]) -> bool:
    """Whether two opposed gold sides stand on different sides of `dispute`."""
    shown = [frozenset(e.statement for e in side.evidence) for side in dispute.sides]
    return any(
        (here & one and there & other) or (here & other and there & one)
        for one, other in _opposed(sides)
        for here, there in combinations(shown, 2)
    )
