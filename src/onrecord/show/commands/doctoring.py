"""`onrecord doctor`: whether a record is sound, check by check."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table

from onrecord.record import Examined, examine
from onrecord.show.failing import Exit
from onrecord.show.options import DEFAULT_RECORD, AsJson, RecordFile
from onrecord.show.terminal import print_json, shown


def doctor(record: RecordFile = DEFAULT_RECORD, as_json: AsJson = False) -> int:
    """Look whether a record is sound: file, hashes, spans and words, judgements, index.

    Nothing is changed. Exit code 0: all is as it should be; 3: something is not, and which.
    """
    found = examine(record)
    if as_json:
        print_json([each.as_dict() for each in found])
    else:
        Console().print(examined_table(found))
    return Exit.RECORD if any(each.wrong for each in found) else Exit.DONE


def examined_table(found: Iterable[Examined]) -> Table:
    """A row a check: how many things were looked at, and what is wrong."""
    table = Table(title="Doctor", title_justify="left")
    table.add_column("check")
    table.add_column("looked at", justify="right")
    table.add_column("wrong", justify="right")
    table.add_column("what is wrong, what it means", overflow="fold")
    for each in found:
        wrong = shown(f"{each.wrong:,}", "bold red" if each.wrong else "green")
        told = shown("\n".join((*each.faults, *([each.note] if each.note else []))))
        table.add_row(each.check, f"{each.looked_at:,}", wrong, told)
    return table
