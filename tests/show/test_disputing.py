"""A dispute in the terminal."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from onrecord.model import (
    Dispute,
    DisputeId,
    DocumentId,
    Evidence,
    PartialDate,
    Side,
    Stance,
    StatementId,
)
from onrecord.record import DisputeRow
from onrecord.show.commands.disputing import dispute_panel


def evidence(words: str, outlet: str) -> Evidence:
    day = PartialDate("2021-03-11")
    return Evidence(StatementId(f"stm-{outlet}"), DocumentId(f"doc-{outlet}"), words, day, outlet)


def drawn(*said: Evidence) -> str:
    sides = (
        Side("Ana Ruiz", Stance.AFFIRMS, said),
        Side("Bo Lind", Stance.DENIES, (evidence("There was no letter", "Herald"),)),
    )
    row = DisputeRow(Dispute(DisputeId("dsp-1"), "Was there a letter?", sides, 0.9, ("Why.",)))
    told = StringIO()
    Console(file=told, width=160).print(dispute_panel(row))
    return told.getvalue()


def test_equal_words_of_several_pages_are_told_once() -> None:
    told = drawn(
        *(evidence(f"{mark}I sent it.", name) for mark, name in (("“", "One"), ("", "Two")))
    )
    assert told.count("I sent it") == 1
    assert "and on another page" in told


def test_words_are_never_cut() -> None:
    endless = "a" * 300
    told = drawn(evidence(f"It was {endless}", "One"))
    assert sum(line.count("a") for line in told.splitlines()) >= 300
    assert "…" not in told


def test_other_words_are_told_too() -> None:
    told = drawn(evidence("I sent it", "One"), evidence("I sent it in May", "Two"))
    assert told.count("I sent it") == 2
    assert "another page" not in told
