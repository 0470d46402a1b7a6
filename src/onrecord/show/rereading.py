"""`onrecord reread`: pages of the record read again, and what that changed as gains and losses.

Nothing is fetched: the bytes that the record keeps are read. Corrections are replayed on the new
reading, as on every reading. A page that cannot be read any more keeps what was read of it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import IO, Annotated

import typer
from rich.console import Console
from rich.table import Table

from onrecord.model import DocumentId, Page, Reading, Rejected, StatementRow
from onrecord.pipeline import Settings, version_of
from onrecord.record import Record, Writer
from onrecord.show.bars import pages_bar
from onrecord.show.failing import Exit, writing
from onrecord.show.options import (
    DEFAULT_RECORD,
    AsJson,
    ModelFolder,
    RecordFile,
    RulesOnly,
    existing,
)
from onrecord.show.reviewing import set_side_by_side
from onrecord.show.tables import act_of, counted, rejections_table, speaker_of
from onrecord.show.terminal import print_json, shown
from onrecord.spread import readings
from onrecord.trust import Became, Change, changes_between

TOGETHER = 64  # pages written in one transaction and compared after it
SIDES = ("before", "after")
EXAMPLES = 8  # changes of one kind that a table shows; --changes has all


def reread(
    record: RecordFile = DEFAULT_RECORD,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that read.")] = 1,
    rules_only: RulesOnly = False,
    model: ModelFolder = None,
    changes: Annotated[
        Path | None,
        typer.Option("--changes", metavar="FILE", help="Write every change as a JSON line."),
    ] = None,
    review: Annotated[
        bool, typer.Option(help="Set the pages beside each other again where they changed.")
    ] = True,
    as_json: AsJson = False,
) -> int:
    """Read the record's pages again where another version read them; show what changed.

    After an update, with other weights, or when people were brought in. What people corrected
    stays. To look at the changes first, try it on a copy of the record.
    """
    settings = Settings(rules_only=rules_only, model=model)
    console = Console(stderr=True)
    with ExitStack() as held:
        opened = held.enter_context(Record.open(existing(record)))
        again = Again(held.enter_context(_opened(changes)) if changes else None)
        _reread_into(opened, settings, workers, again, console)
        if review and again.pages:
            set_side_by_side(opened, console, rules_only=rules_only)
    if as_json:
        print_json(again.as_dict())
    else:
        _tell(Console(), again)
    return Exit.REJECTED if again.rejected else Exit.DONE


def _opened(file: Path) -> IO[str]:
    with writing(file):
        return file.open("w", encoding="utf8")


@dataclass(slots=True)
class Again:
    """What became of the statements of the pages that were read again."""

    lines: IO[str] | None = None
    pages: int = 0
    corrected: list[int] = field(default_factory=lambda: [0, 0])
    became: Counter[Became] = field(default_factory=Counter)
    cells: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[Change]] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)

    def count(self, told: Iterable[Change]) -> None:
        """Add the changes of one page."""
        self.pages += 1
        for change in told:
            self.became[change.became] += 1
            self.cells.update(change.cells)
            self.corrected[0] += bool(change.before and change.before.corrected)
            self.corrected[1] += bool(change.after and change.after.corrected)
            if change.became is Became.SAME:
                continue
            for kind in change.cells or (change.became.value,):
                examples = self.examples.setdefault(kind, [])
                examples += [change] if len(examples) < EXAMPLES else []
            if self.lines:
                self.lines.write(json.dumps(_told(change), ensure_ascii=False) + "\n")

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "pages": self.pages,
            **{each.value: self.became[each] for each in Became},
            "cells": dict(self.cells.most_common()),
            "corrected": {"before": self.corrected[0], "after": self.corrected[1]},
            "rejected": len(self.rejected),
        }


def _told(change: Change) -> dict[str, object]:
    return {
        "became": change.became.value,
        "cells": list(change.cells),
        "before": change.before and change.before.as_dict(),
        "after": change.after and change.after.as_dict(),
    }


def _reread_into(
    record: Record, settings: Settings, workers: int, again: Again, console: Console
) -> None:
    settings = replace(settings, added=record.people.additions())
    ids = record.read_otherwise(version_of(settings))
    results = zip(ids, readings(_pages(record, ids), settings, workers), strict=True)
    with pages_bar(console) as progress, record.writing() as writer:
        task = progress.add_task("reading again", total=len(ids))
        while batch := list(islice(results, TOGETHER)):
            _keep(record, writer, batch, again)
            progress.advance(task, len(batch))


def _pages(record: Record, ids: Iterable[DocumentId]) -> Iterator[Page]:
    for own in ids:
        page = record.page_of(own)
        assert page is not None, own
        yield page


def _keep(
    record: Record,
    writer: Writer,
    batch: Iterable[tuple[DocumentId, Reading | Rejected]],
    again: Again,
) -> None:
    """Write a batch of readings, and count what each changed."""
    compared: list[tuple[list[StatementRow], DocumentId]] = []
    for own, result in batch:
        if isinstance(result, Rejected):
            writer.reject(result)
            again.rejected.append(result)
        else:
            compared.append((record.statements_of(own), result.document.id))
            writer.add(result)
    writer.commit()
    for before, own in compared:
        again.count(changes_between(before, record.statements_of(own)))


def _tell(console: Console, again: Again) -> None:
    if not again.pages and not again.rejected:
        console.print("every page was read by this version: nothing to read again")
        return
    console.print(_gains_and_losses(again))
    for kind, examples in again.examples.items():
        console.print(_examples_table(kind, examples))
    if again.rejected:
        console.print("these cannot be read any more; what was read of them stays:")
        console.print(rejections_table(again.rejected))


def _gains_and_losses(again: Again) -> Table:
    title = f"{counted(again.pages, 'page')} read again: statements"
    table = Table(title=title, title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for became in Became:
        table.add_row(became.value, f"{again.became[became]:,}")
        if became is Became.CHANGED:
            for cell, count in again.cells.most_common():
                table.add_row(f"  other {cell}", f"{count:,}")
    before, after = again.corrected
    table.add_row("corrected by people, before", f"{before:,}")
    table.add_row("corrected by people, after", f"{after:,}")
    return table


def _examples_table(kind: str, examples: Iterable[Change]) -> Table:
    """Some changes of one kind; a row a change, what it was and what it is."""
    known = [[each.before, each.after] for each in examples]
    sides = [name for name, rows in zip(SIDES, zip(*known, strict=True), strict=True) if any(rows)]
    title = kind if kind in set(Became) else f"other {kind}"
    table = Table(title=title, title_justify="left", expand=True)
    for name in sides:
        table.add_column(name, ratio=1, overflow="fold")
    for rows in known:
        table.add_row(*(shown(_row(row)) for row in rows if row))
    return table


def _row(row: StatementRow) -> str:
    day = f" · {row.said_on}" if row.said_on else ""
    return f"{speaker_of(row)} · {act_of(row)}{day}\n{row.content_text}"
