"""`onrecord inputs`: what each input of each run gave, as the record keeps it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import compress
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.model import Input
from onrecord.show.failing import Exit, complain
from onrecord.show.options import DEFAULT_RECORD, AsJson, Limit, RecordFile, existing
from onrecord.show.terminal import print_json, shown

SHOWN = 20  # a screen
KINDS_SHOWN = 6  # of what was passed by or rejected, the most frequent; --json has all
COUNTS = ("read", "known", "rejected", "passed by")
COLUMNS = ("input", *COUNTS, "of what kinds")
ALWAYS = COLUMNS[:2]  # the others only where something stands in them


def inputs(
    record: RecordFile = DEFAULT_RECORD,
    limit: Limit = SHOWN,
    unfinished: Annotated[
        bool, typer.Option("--unfinished", help="Only those that a run did not come to the end of.")
    ] = False,
    as_json: AsJson = False,
) -> int:
    """Show what was read into the record and when: pages by what became of them, the last first.

    A file, folder or address is shown once for each run that read it. One that a run did not come
    to the end of can be read again: what of it is in the record already is passed by.
    """
    from onrecord.record import Record  # 0.3 s that the account of a run need not wait for

    with Record.open(existing(record), read_only=True) as opened:
        found = opened.latest_inputs(limit, unfinished=unfinished)
    if as_json:
        print_json([each.as_dict() for each in found])
    elif found:
        Console().print(inputs_table(found, when=True))
    elif unfinished:
        complain("every run came to the end of what it was told to read")
    else:
        complain("nothing was read into it, or before records kept an account of that")
    return Exit.DONE if found else Exit.NOT_THERE


def inputs_table(inputs: Iterable[Input], *, when: bool = False) -> Table:
    """What each input gave, in the order in which they come.

    0 is left empty, and a column of nothing else left out: an address needs the room. `when` it was
    read stands below it.
    """
    rows = [_cells(each, when=when) for each in inputs]
    table = Table(title="What each input gave", title_justify="left", expand=True)
    cells = zip(*rows, strict=True) if rows else [()] * len(COLUMNS)
    used = [name in ALWAYS or any(own) for name, own in zip(COLUMNS, cells, strict=True)]
    for name in compress(COLUMNS, used):
        if name in COUNTS:
            table.add_column(name, justify="right")
        else:
            table.add_column(name, ratio=2 if name == "input" else 1, overflow="fold")
    for row in rows:
        table.add_row(*compress(row, used))
    return table


def _cells(told: Input, *, when: bool) -> tuple[str | Text, ...]:
    rejected, passed = Counter(told.rejected), Counter(told.passed)
    counts = (told.read, told.known, rejected.total(), passed.total())
    where = f"{told.where}\n{_time(told)}" if when else told.where
    kinds = kinds_told(rejected + passed + Counter(forgotten=told.forgotten))
    return (shown(where), *(f"{count:,}" if count else "" for count in counts), shown(kinds))


def kinds_told(counts: Mapping[str, int]) -> str:
    """The most frequent kinds with how many there are of each."""
    most = Counter(counts).most_common(KINDS_SHOWN)
    return ", ".join(f"{kind} {count:,}" for kind, count in most)


def _time(told: Input) -> str:
    begun = f"{told.began_at:%Y-%m-%d %H:%M}"
    return f"{begun} to {told.ended_at:%H:%M}" if told.ended_at else f"{begun}, not ended"
