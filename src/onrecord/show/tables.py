"""Statements as tables in the terminal. Words from pages go in as text, never as markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.model import UNSURE, Rejected
from onrecord.model.rows import StatementRow
from onrecord.show.terminal import shown

SURE, LIKELY = 0.9, 0.6  # scores said as words: nine in ten are right; more right than wrong
DAY_COLUMNS, ACT_COLUMNS = 12, 11  # "(2021-03-07)"; "criticize →" unbroken
NARROW_COLUMNS = 60  # below, columns of words would be a word wide
SHORT_ID = 12  # "doc-", "stm-", "jdg-" and 8 digits: unique among some 10,000
NAMES_SHOWN = 3  # candidates for an unsure speaker
DAYS_ELSE = "a day is of the saying where its page tells one, else the page's"
DAYS_MEAN = "in brackets: the page's day, as none of saying is told; ?: neither is told"


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


def occasion_of(row: StatementRow) -> str:
    """When and on what occasion, as far as the page tells: " on 2019-12-10 at a briefing"."""
    day = f" on {row.said_on}" if row.said_on else ""
    occasion = row.occasion_text  # it begins with "at", "during": a capital is its sentence's
    return day + (f" {occasion[0].lower()}{occasion[1:]}" if occasion else "")


def day_told(row: StatementRow) -> str:
    """The day of saying; in brackets where only the page's date is known."""
    if row.said_on:
        return row.said_on.text
    return f"({row.published})" if row.published else "?"


def statements_table(rows: Iterable[StatementRow], *, title: str | None = None) -> Table:
    """A table of statements: day, speaker, act, and the words with where they stand below."""
    table = Table(title=title and shown(title), title_justify="left", expand=True)
    table.row_styles = ["", "on grey11"]
    table.add_column("said", max_width=DAY_COLUMNS, overflow="fold")
    table.add_column("speaker", ratio=3, overflow="fold")
    table.add_column("act", width=ACT_COLUMNS, overflow="fold")
    table.add_column("words", ratio=9, overflow="fold")
    for row in rows:
        words = shown(row.content_text) + shown(f"\n{_where(row)}", "dim")
        table.add_row(day_told(row), shown(speaker_of(row)), shown(act_of(row)), words)
    return table


def statements_list(rows: Iterable[StatementRow], *, title: str) -> Iterator[Text]:
    """The same for terminals too narrow for columns: one statement below the other."""
    yield shown(title, "italic")
    for row in rows:
        head = " · ".join((day_told(row), speaker_of(row), act_of(row)))
        where = shown(f"\n{_where(row)}\n", "dim")
        yield shown(head, "bold") + shown(f"\n{row.content_text}") + where


def print_statements(console: Console, rows: Sequence[StatementRow], title: str) -> None:
    """Print statements in the form that fits the terminal's width, and what their days mean."""
    if console.width >= NARROW_COLUMNS:
        console.print(statements_table(rows, title=title))
    else:
        for text in statements_list(rows, title=title):
            console.print(text)
    if any(row.said_on is None for row in rows):
        console.print(shown(DAYS_MEAN, "dim"))


def counted(count: int, noun: str) -> str:
    """A count with its noun, which takes an s where there is not one: `1 page`, `1,200 pages`."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def rejections_table(rejected: Iterable[Rejected]) -> Table:
    """Pages that were not read, each with its reason and what to do."""
    table = Table(title="Not read", title_justify="left", expand=True)
    for column, ratio in (("page", 3), ("why", 1), ("what is wrong, what to do", 4)):
        table.add_column(column, ratio=ratio, overflow="fold")
    for each in rejected:
        table.add_row(shown(each.where), each.why.value, shown(each.detail))
    return table


def _where(row: StatementRow) -> str:
    """The page as people call it, and the ids that `show` and `correct` take."""
    called = row.outlet or row.title or row.url or ""
    return " · ".join(filter(None, (called, row.document[:SHORT_ID], row.id[:SHORT_ID])))
