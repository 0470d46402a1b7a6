"""A dispute in two columns with a spine of days."""

from __future__ import annotations

from dataclasses import replace

from across_rows import said as row
from onrecord.model import (
    Dispatch,
    DispatchId,
    Dispute,
    DisputeId,
    DocumentId,
    Evidence,
    PartialDate,
    Side,
    Stance,
    StatementId,
)
from onrecord.web.views.disputing import laid_out

A, D = Stance.AFFIRMS, Stance.DENIES


def said(name: str, day: str | None = None, document: str = "doc-1") -> Evidence:
    when = PartialDate(day) if day else None
    return Evidence(StatementId(name), DocumentId(document), f"words of {name}", when)


def dispute(*sides: Side) -> Dispute:
    return Dispute(DisputeId("dsp-1"), "Did it rain?", sides, 0.5, ())


ANA = Side("Ana Ruiz", A, (said("a1", "2031-05-04"), said("a2", "2031-06", "doc-2")))
BO = Side("Bo Lund", D, (said("b1", "2031-05-04"), said("b2")))


def test_days_go_down_and_what_is_undated_is_last() -> None:
    days = laid_out(dispute(ANA, BO), {}, lambda _: None).days
    assert [str(each.day) for each in days] == ["2031-05-04", "2031-06", "None"]
    assert [w.tellings[0].evidence.statement for w in days[0].left + days[0].right] == ["a1", "b1"]


def test_pages_of_one_dispatch_are_one_origin() -> None:
    one = Dispatch(DispatchId("dpt-1"), (DocumentId("doc-1"), DocumentId("doc-2")), None, False)
    assert laid_out(dispute(ANA, BO), {}, lambda _: None).origins == (2, 1)
    assert laid_out(dispute(ANA, BO), {}, lambda _: one).origins == (1, 1)


def test_equal_words_of_a_day_stand_there_once_with_each_page_that_tells_them() -> None:
    one, two, later = said("a1", "2031-05-04"), said("a2", "2031-05-04"), said("a3", "2031-05-05")
    same = (replace(each, words=f"{mark}It rained") for each, mark in ((one, "“"), (two, "")))
    ana = replace(ANA, evidence=(*same, replace(later, words="It rained")))
    first, second, _ = laid_out(dispute(ana, BO), {}, lambda _: None).days
    assert [[t.evidence.statement for t in w.tellings] for w in first.left] == [["a1", "a2"]]
    assert [[t.evidence.statement for t in w.tellings] for w in second.left] == [["a3"]]


def test_a_day_on_which_pages_came_out_is_not_the_day_of_saying() -> None:
    told = row("Ana Ruiz", "It rained", "2031-05-04")
    untold = replace(told, said_on=None, published=told.said_on)
    for own, expected in ((told, True), (untold, False)):
        first, *_ = laid_out(dispute(ANA, BO), {StatementId("a1"): own}, lambda _: None).days
        assert first.told is expected
