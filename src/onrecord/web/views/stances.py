"""Stances as marks: one shape and one colour for each, wherever one is shown.

In: a statement row, or a stance. Out: the stance that the statement takes by itself, and its shape.
The colours are those of the classes `affirms`, `denies`, `neither` in `room.css`: blue, orange and
grey, which the three kinds of colour blindness tell apart; the shapes hold without any.
"""

from __future__ import annotations

from onrecord.compare.positions.abstaining import NO_STAND
from onrecord.model import Act, Stance, StatementRow

SHAPES = {Stance.AFFIRMS: "●", Stance.DENIES: "◆", Stance.NEITHER: "○"}


def stance_of(row: StatementRow) -> Stance:
    """Whether the source holds that the content is so, that it is not, or neither (it asks)."""
    if row.denied or row.act in (Act.DENY, Act.REJECT):
        return Stance.DENIES
    return Stance.NEITHER if row.act in NO_STAND else Stance.AFFIRMS
