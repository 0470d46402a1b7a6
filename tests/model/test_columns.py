"""The sides of a dispute in two columns: those that agree with the first, and all others."""

from __future__ import annotations

from onrecord.model import Dispute, DisputeId, Side, Stance


def side(party: str, stance: Stance = Stance.AFFIRMS, answer: str | None = None) -> Side:
    return Side(party, stance, (), answer=answer)


def columns(*sides: Side) -> list[list[str]]:
    found = Dispute(DisputeId("dsp-1"), "Did it rain?", sides, 0.5, ()).columns
    return [[each.party for each in column] for column in found]


def test_what_is_denied_stands_right() -> None:
    sides = (side("Ana"), side("Bo"), side("Cy", Stance.DENIES))
    assert columns(*sides) == [["Ana", "Bo"], ["Cy"]]


def test_where_all_affirm_and_no_figure_tells_who_agrees_the_first_stands_alone() -> None:
    assert columns(side("Ana"), side("Bo"), side("Cy")) == [["Ana"], ["Bo", "Cy"]]


def test_who_gives_one_figure_stands_together() -> None:
    sides = (side("Ana", answer="43"), side("Bo", answer="27"), side("Cy", answer="43"))
    assert columns(*sides) == [["Ana", "Cy"], ["Bo"]]
