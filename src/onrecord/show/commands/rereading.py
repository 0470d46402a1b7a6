"""`onrecord reread`: pages of the record read again, and what that changed as gains and losses.

Nothing is fetched: the bytes that the record keeps are read. Corrections are replayed on the new
reading, as on every reading. A page that cannot be read any more keeps what was read of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import IO, Annotated

import typer
from rich.console import Console

from onrecord.model import DocumentId, Page, Reading, Rejected, StatementRow
from onrecord.pipeline import Settings, version_of
from onrecord.record import Record, Writer
from onrecord.show.bars import pages_bar
from onrecord.show.commands.reviewing import set_side_by_side
from onrecord.show.failing import Exit, writing
from onrecord.show.gains import Again, tell
from onrecord.show.options import (
    DEFAULT_RECORD,
    AsJson,
    ModelFolder,
    RecordFile,
    RulesOnly,
    Workers,
    existing,
)
from onrecord.show.terminal import print_json
from onrecord.spread import readings
from onrecord.trust import changes_between

TOGETHER = 64  # pages written in one transaction and compared after it


def reread(
    record: RecordFile = DEFAULT_RECORD,
    workers: Workers = 1,
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
        tell(Console(), again)
    return Exit.REJECTED if again.rejected else Exit.DONE


def _opened(file: Path) -> IO[str]:
    with writing(file):
        return file.open("w", encoding="utf8")


def _reread_into(
    record: Record, settings: Settings, workers: int, again: Again, console: Console
) -> None:
    settings = replace(settings, added=record.people.additions())
    ids = record.read_otherwise(version_of(settings))
    results = zip(ids, readings(_pages(record, ids), settings, workers), strict=True)
    with pages_bar(console) as progress, record.writing(anew=True) as writer:
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
            again.reject(result)
        else:
            compared.append((record.statements_of(own), result.document.id))
            writer.add(result)
    writer.commit()
    for before, own in compared:
        again.count(changes_between(before, record.statements_of(own)))
