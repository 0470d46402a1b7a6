"""`onrecord demo`: the pages of an invented affair, read and set side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

import onrecord
from onrecord.errors import BadInput
from onrecord.pipeline import Settings
from onrecord.read import Claims
from onrecord.record import Order, Query, Record
from onrecord.show.failing import Exit
from onrecord.show.reading import read_into
from onrecord.show.tables import statements_table


def demo(
    record: Annotated[
        Path, typer.Option(metavar="FILE", help="Where the record of the demo goes.")
    ] = Path("demo.db"),
) -> int:
    """Read the example pages and show who said what, and where they contradict each other."""
    console = Console()
    with Record.open(record) as opened:
        read_into(opened, [str(examples())], Claims(), Settings(), console=Console(stderr=True))
        rows = list(opened.statements(Query(order=Order.DAY)))
        console.print(statements_table(rows))
    return Exit.DONE


def examples() -> Path:
    """The folder of example pages: in the checkout, or beside the installed package."""
    package = Path(onrecord.__file__).parent
    for folder in (package / "examples", package.parent.parent / "examples"):
        if (folder / "pages.jsonl").exists():
            return folder
    raise BadInput("the example pages are not installed; run this in a checkout of onrecord")
