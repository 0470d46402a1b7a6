"""`onrecord show`: one document with what it says marked in its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from onrecord.errors import BadInput
from onrecord.model import DocumentRow, StatementRow
from onrecord.record import Record
from onrecord.show.failing import Exit
from onrecord.show.marked import STYLES, Mark, marked
from onrecord.show.options import DEFAULT_RECORD, AsJson, RecordFile, existing
from onrecord.show.tables import SHORT_ID, act_of, how_sure, occasion_of, speaker_of
from onrecord.show.terminal import print_json, say, shown


def show(
    document: Annotated[
        str,
        typer.Argument(
            metavar="DOCUMENT", help="An id, its beginning, or an address; of a statement too."
        ),
    ],
    record: RecordFile = DEFAULT_RECORD,
    ids: Annotated[
        bool, typer.Option("--ids", help="Show the ids of statements, for `onrecord correct`.")
    ] = False,
    as_json: AsJson = False,
) -> int:
    """Show a document with source, cue and content marked and the speaker beside it."""
    with Record.open(existing(record), read_only=True) as opened:
        row = opened.document(_holding(opened, document))
        if row is None:
            raise BadInput(f"no document {document} in {record}; `onrecord search` finds documents")
        statements = opened.statements_of(row.document.id)
        fate = list(_fate(opened, row))
    if as_json:
        rows = [each.as_dict() for each in statements]
        print_json(row.as_dict() | {"statements": rows})
    else:
        _show(Console(), row, statements, ids)
        for note in fate:
            say(f"note: {note}")
    return Exit.DONE


def _holding(record: Record, name: str) -> str:
    """The document that a statement stands in, where `name` is of one."""
    row = record.statement(name) if name.startswith("stm-") else None
    return row.document if row else name


def _show(
    console: Console, row: DocumentRow, statements: Sequence[StatementRow], ids: bool
) -> None:
    document = row.document
    facts = (document.outlet, document.published, document.url, document.language, document.id)
    console.print(shown(" · ".join(str(fact) for fact in facts if fact), "dim"))
    marks = [_mark(statement, ids) for statement in statements]
    for table in marked(console, document.text, document.blocks, marks):
        console.print(table)
    key = Text("source", STYLES["source"]) + Text("  cue", STYLES["cue"])
    console.print(key + Text("  content", STYLES["content"]) + Text("  nested", STYLES["nested"]))
    for note in document.notes:
        console.print(shown(f"note: {note}", "dim"))


def _fate(record: Record, row: DocumentRow) -> Iterator[str]:
    """What became of the page at its address, as far as the record knows."""
    url = row.document.url
    gone = record.gone_since(url) if url else None
    if gone:
        yield f"no longer at its address: its server said so on {gone.date()}"
    if not row.latest and url:
        later = record.document(url)
        yield "read again later with another text" + (f": {later.document.id}" if later else "")


def _mark(row: StatementRow, ids: bool) -> Mark:
    surety = min(row.score, row.speaker_score) if row.known_speaker else row.score
    sure = "corrected" if row.corrected else how_sure(surety)
    facts = f"{act_of(row)}{occasion_of(row)}"
    note = f"{speaker_of(row)}: {facts}, {sure}" + (f" {row.id[:SHORT_ID]}" if ids else "")
    return Mark(row.source, row.cue, row.content, note, nested=row.parent is not None)
