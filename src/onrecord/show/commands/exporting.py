"""`onrecord export`: rows of the record into files that other programs read, streamed, no cap.

The formats are those of `onrecord.exchange`. Beside a file FILE stands FILE.meta.json: what was
asked, by which versions, how many rows. Where the rows go to standard output, it is told on
standard error.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from onrecord.exchange import Export, Format, What, exported
from onrecord.record import Query, Record
from onrecord.show.failing import Exit, writing
from onrecord.show.naming import ids_of, tell_unknown
from onrecord.show.options import (
    DEFAULT_RECORD,
    ActName,
    OutletName,
    RecordFile,
    Since,
    SpeakerName,
    Until,
    date_given,
    existing,
)

Words = Annotated[
    str | None, typer.Argument(metavar="WORDS", help="Only statements with these words.")
]
Output = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Where to; standard output if left out.")
]


def export(
    what: Annotated[What, typer.Argument(help="What of the record.")],
    words: Words = None,
    record: RecordFile = DEFAULT_RECORD,
    form: Annotated[Format, typer.Option("--format", help="The file format.")] = Format.JSONL,
    output: Output = None,
    speaker: SpeakerName = None,
    act: ActName = None,
    outlet: OutletName = None,
    since: Since = None,
    until: Until = None,
) -> int:
    """Write statements, or what else a record has, to a file that other programs read."""
    first, last = date_given(since), date_given(until)
    query = Query(words, act=act, outlet=outlet, published_from=first, published_until=last)
    with Record.open(existing(record), read_only=True) as opened:
        ids = ids_of(opened, speaker)
        tell_unknown(speaker, ids)
        query = replace(query, speakers=ids, on_behalf=speaker is not None)
        pieces, about = exported(opened, what, form, query)
        _write(pieces, output)
    if output:
        with writing(beside := described(output)):
            beside.write_text(json.dumps(about.about(), indent=2) + "\n", encoding="utf8")
    _tell(about, output)
    return Exit.DONE


def described(output: Path) -> Path:
    """Where the description of an exported file stands."""
    return output.with_name(f"{output.name}.meta.json")


def _write(pieces: Iterable[bytes], output: Path | None) -> None:
    if output is None:
        _pour(pieces, sys.stdout.buffer)
        return
    with writing(output), output.open("wb") as file:
        _pour(pieces, file)


def _pour(pieces: Iterable[bytes], file: BinaryIO) -> None:
    for piece in pieces:
        file.write(piece)


def _tell(about: Export, output: Path | None) -> None:
    typer.echo(f"{about.written:,} {about.what} written to {output or 'standard output'}", err=True)
    for why, count in about.left_out.most_common():
        typer.echo(f"{count:,} left out: {why}", err=True)
    if output is None:
        typer.echo(json.dumps(about.about(), ensure_ascii=False), err=True)
