"""How well acts are told: strict against `act`, lenient against `act` or `act_also`.

In: gold rows and one predicted act each. Out: an `ActScore`. Macro-F1 is over the acts with at
least `ENOUGH` gold rows, as a rare act's F1 is noise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

ENOUGH = 8  # gold rows of an act from which its F1 counts in the macro average


@dataclass(frozen=True, slots=True)
class ActScore:
    """Counts and F1 by act."""

    rows: int
    strict: int
    lenient: int
    f1_by_act: Mapping[str, float]
    gold_by_act: Mapping[str, int]

    @property
    def accuracy(self) -> float:
        """Share of rows with exactly the first-choice act."""
        return self.strict / self.rows if self.rows else 0.0

    @property
    def lenient_accuracy(self) -> float:
        """Share of rows with the first-choice act or the second that a careful reader defends."""
        return self.lenient / self.rows if self.rows else 0.0

    @property
    def macro_f1(self) -> float:
        """Mean F1 over the acts with enough gold rows."""
        kept = [f1 for act, f1 in self.f1_by_act.items() if self.gold_by_act.get(act, 0) >= ENOUGH]
        return sum(kept) / len(kept) if kept else 0.0


def score_acts(rows: Sequence[Mapping[str, Any]], acts: Iterable[str]) -> ActScore:
    """The counts for gold rows and the act predicted for each; `doubtful` rows are left out."""
    pairs = [(r, str(a)) for r, a in zip(rows, acts, strict=True) if not r.get("doubtful")]
    gold = Counter(row["act"] for row, _ in pairs)
    guessed = Counter(act for _, act in pairs)
    right = Counter(act for row, act in pairs if row["act"] == act)
    lenient = sum(act in (row["act"], row.get("act_also")) for row, act in pairs)
    f1 = {act: 2 * right[act] / (gold[act] + guessed[act]) for act in sorted(gold | guessed)}
    return ActScore(len(pairs), sum(right.values()), lenient, f1, dict(gold))
