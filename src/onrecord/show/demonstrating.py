"""`onrecord demo`: the pages of an invented affair, read and set side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

import onrecord
from onrecord.errors import BadInput
from onrecord.model import Form, StatementRow
from onrecord.pipeline import Settings
from onrecord.read import Claims
from onrecord.record import Order, Query, Record
from onrecord.show.across import dispute_panel, reviewed
from onrecord.show.failing import Exit
from onrecord.show.reading import read_into
from onrecord.show.tables import statements_table

STATEMENTS_SHOWN = 24  # two screens: the speakers' own words, the best found of each page
A_PAGE = 2
DISPUTES_SHOWN = 4
NEXT = """What to try next:
  onrecord who Orszan --record {0}              what one speaker said, over the years
  onrecord positions Orszan "the dam" --record {0}     how a position moved
  onrecord disputes --record {0}                every disagreement found, with the reasons
  onrecord check "the subject of rain never came up" --speaker Brežan --record {0}
  onrecord search "Kellmar" --record {0}
  onrecord export statements --format csv --record {0}
  onrecord read YOUR-PAGES/ https://news.example/story   your own record, in onrecord.db"""


def demo(
    record: Annotated[
        Path, typer.Option(metavar="FILE", help="Where the record of the demo goes.")
    ] = Path("demo.db"),
) -> int:
    """Read the example pages and show who said what, and where they contradict each other."""
    console = Console()
    with Record.open(record) as opened:
        read_into(opened, [str(examples())], Claims(), Settings(), console=Console(stderr=True))
        counts = opened.counts()
        rows = list(opened.statements(Query(order=Order.DAY)))
    console.print(
        f"{counts.documents} pages of an invented affair, {counts.statements} statements, "
        f"{counts.speakers} speakers, in {record}",
        highlight=False,
    )
    console.print(_speakers(rows))
    console.print(statements_table(_shown(rows), title="Who said what (the surest, in order)"))
    for dispute in reviewed(record).disputes[:DISPUTES_SHOWN]:
        console.print(dispute_panel(dispute))
    console.print(Text(NEXT.format(record)))
    return Exit.DONE


def examples() -> Path:
    """The folder of example pages: in the checkout, or beside the installed package."""
    package = Path(onrecord.__file__).parent
    for folder in (package / "examples", package.parent.parent / "examples"):
        if (folder / "pages.jsonl").exists():
            return folder
    raise BadInput("the example pages are not installed; run this in a checkout of onrecord")


def _shown(rows: Sequence[StatementRow]) -> list[StatementRow]:
    """A few statements of each page, the speakers' own words and the surest first; by date."""
    taken: Counter[str] = Counter()
    chosen = []
    sure = sorted(rows, key=lambda row: (row.form is Form.INDIRECT, -row.score, row.id))
    for row in sure:
        if row.known_speaker and row.parent is None and taken[row.document] < A_PAGE:
            taken[row.document] += 1
            chosen.append(row.id)
    kept = set(chosen[:STATEMENTS_SHOWN])
    return [row for row in rows if row.id in kept]


def _speakers(rows: Iterable[StatementRow]) -> Table:
    """Who speaks most, from when to when, doing what."""
    said: dict[str, list[StatementRow]] = {}
    for row in rows:
        if row.known_speaker:
            said.setdefault(row.known_speaker.name, []).append(row)
    table = Table(title="Who speaks", title_justify="left")
    for column, justify in (("speaker", "left"), ("statements", "right"), ("years", "left")):
        table.add_column(column, justify="right" if justify == "right" else "left")
    table.add_column("acts")
    for name, own in sorted(said.items(), key=lambda item: -len(item[1]))[:8]:
        days = sorted(str(row.day)[:4] for row in own if row.day)
        acts = Counter(row.act.value for row in own).most_common(4)
        years = f"{days[0]} to {days[-1]}" if days else "?"
        table.add_row(Text(name), str(len(own)), years, ", ".join(f"{a} {n}" for a, n in acts))
    return table
