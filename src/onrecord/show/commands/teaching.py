"""`onrecord judgements teach`: corrections as data for training and measuring."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from onrecord.exchange.training import attributions_line, speaker_lines
from onrecord.model import StatementId
from onrecord.record import Record
from onrecord.show.failing import Exit, writing
from onrecord.show.options import DEFAULT_RECORD, RecordFile, existing
from onrecord.show.tables import counted
from onrecord.show.terminal import say


def teach(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the two files go.")],
    record: RecordFile = DEFAULT_RECORD,
) -> int:
    """Write what was judged as training data: train.jsonl for spans, speakers.jsonl for the rest.

    `onrecord train attribution --data FOLDER` and `onrecord evaluate … FOLDER/speakers.jsonl
    --documents FOLDER/train.jsonl` read them.
    """
    attributions: list[dict[str, Any]] = []
    speakers: list[dict[str, Any]] = []
    with Record.open(existing(record), read_only=True) as opened:
        judged = _judged_statements(opened)
        for name, own in judged.items():
            if (row := opened.document(name)) is None:
                continue  # judged in another record, which has the page
            said = opened.statements_of(row.document.id)
            attributions.append(attributions_line(row.document, said, own))
            speakers += speaker_lines(said, own)
    _write(folder, "train.jsonl", attributions)
    _write(folder, "speakers.jsonl", speakers)
    documents = counted(len(attributions), "document")
    say(f"{documents} and {counted(len(speakers), 'judged statement')} written to {folder}")
    return Exit.DONE if attributions else Exit.NOT_THERE


def _judged_statements(record: Record) -> dict[str, set[StatementId]]:
    """The documents in which a judgement stands, each with its judged statements of today."""
    found: dict[str, set[StatementId]] = {}
    for each in record.judged():
        stood = json.loads(each.judgement.stood or "{}")
        if each.stands and "document" in stood:
            own = found.setdefault(stood["document"], set())
            own |= {each.statement} if each.statement else set()
    return found


def _write(folder: Path, name: str, rows: Sequence[dict[str, Any]]) -> None:
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    with writing(folder / name):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(lines, encoding="utf8")
