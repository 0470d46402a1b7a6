"""`onrecord copy`: a record into another place, proved to be the same."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from onrecord.place import Place
from onrecord.record import copy_record
from onrecord.show.failing import Exit
from onrecord.show.options import AsJson, existing
from onrecord.show.tables import counted
from onrecord.show.terminal import print_json

DIGEST_SHOWN = 16  # hex digits; --json has all

Source = Annotated[
    Place, typer.Argument(metavar="FROM", help="A file, or postgresql://…", parser=Place.of)
]
Target = Annotated[
    Place, typer.Argument(metavar="TO", help="A place with no record yet.", parser=Place.of)
]


def copy(source: Source, target: Target, as_json: AsJson = False) -> int:
    """Copy a record to another file or server, and check each table by its rows and their digest.

    All is copied or nothing is: what was broken off can be started again.
    """
    copied = copy_record(existing(source), target)
    if as_json:
        print_json([asdict(each) for each in copied])
        return Exit.DONE
    table = Table("table", title=f"{source} → {target}", title_justify="left")
    table.add_column("rows", justify="right")
    table.add_column("SHA-256 of the rows, here and there")
    for each in copied:
        table.add_row(each.table, f"{each.rows:,}", each.digest[:DIGEST_SHOWN])
    console = Console()
    console.print(table)
    console.print(f"copied and the same: {counted(sum(each.rows for each in copied), 'row')}")
    return Exit.DONE
