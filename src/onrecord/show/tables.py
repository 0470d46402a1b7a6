"""Statements as tables in the terminal. Words from pages go in as text, never as markup."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from onrecord.model import UNSURE, Rejected
from onrecord.model.rows import StatementRow

SURE, LIKELY = 0.9, 0.6  # scores said as words: nine in ten are right; more right than wrong
NAMES_SHOWN = 3  # candidates for an unsure speaker


def how_sure(score: float) -> str:
    """A calibrated score as a word."""
    if score >= SURE:
        return "sure"
    return "likely" if score >= LIKELY else "a guess"


def speaker_of(row: StatementRow) -> str:
    """The speaker as people read it: a name, or the source's words and that it is unresolved."""
    if row.known_speaker:
        behalf = f" for {row.on_behalf_of.name}" if row.on_behalf_of else ""
        return row.known_speaker.name + behalf
    if row.speaker is UNSURE:
        names = " or ".join(each.name for each in row.candidates[:NAMES_SHOWN])
        return f"{row.source_text or '?'} (unresolved{': ' + names if names else ''})"
    return row.source_text or "—"


def act_of(row: StatementRow) -> str:
    """The act, and to whom."""
    act = row.act.value + (" (denied)" if row.denied and row.act.value != "deny" else "")
    return f"{act} → {row.addressee_text}" if row.addressee_text else act


def statements_table(
    rows: Iterable[StatementRow], *, title: str | None = None, speaker: bool = True
) -> Table:
    """A table of statements: day, speaker, act, words, where; a rule between rows is not needed."""
    table = Table(title=title, title_justify="left", expand=True, row_styles=["", "on grey11"])
    table.add_column("said", no_wrap=True)
    if speaker:
        table.add_column("speaker", ratio=3)
    table.add_column("act", ratio=2)
    table.add_column("words", ratio=8)
    table.add_column("where", ratio=3, overflow="fold")
    for row in rows:
        cells = [_day(row), speaker_of(row), act_of(row), row.content_text, _where(row)]
        table.add_row(*(Text(cell) for i, cell in enumerate(cells) if speaker or i != 1))
    return table


def rejections_table(rejected: Iterable[Rejected]) -> Table:
    """Pages that were not read, each with its reason and what to do."""
    table = Table(title="Not read", title_justify="left", expand=True)
    for column, ratio in (("page", 3), ("why", 1), ("what is wrong, what to do", 4)):
        table.add_column(column, ratio=ratio, overflow="fold")
    for each in rejected:
        table.add_row(Text(each.where), Text(each.why.value), Text(each.detail))
    return table


def _day(row: StatementRow) -> str:
    """The day of saying; in brackets where only the page's date is known."""
    if row.said_on:
        return row.said_on.text
    return f"({row.published})" if row.published else "?"


def _where(row: StatementRow) -> str:
    outlet = row.outlet or row.url or ""
    return f"{outlet} {row.document[:12]}".strip()
