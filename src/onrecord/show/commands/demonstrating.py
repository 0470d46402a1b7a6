"""`onrecord demo`: the pages of an invented affair, read and set side by side."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

import onrecord
from onrecord.errors import BadInput
from onrecord.group import one_spelling
from onrecord.model import Document, Form, Page, StatementRow
from onrecord.place import Place
from onrecord.record import DisputeQuery, Order, Query, Record
from onrecord.show.commands.across import reviewed
from onrecord.show.commands.disputing import dispute_panel
from onrecord.show.failing import Exit
from onrecord.show.running import Asked, read_into
from onrecord.show.tables import print_statements
from onrecord.show.terminal import shown

DEMO_RECORD = Place("demo.db")
STATEMENTS_SHOWN = 16  # a screen: the speakers’ own words, the best found of each page
A_PAGE = 2
DISPUTES_SHOWN = 4
NEXT = (
    ("serve", "all of it in a browser, to read, check and correct"),
    ("who Orszan", "what one speaker said, over the years"),
    ('positions Orszan "the dam"', "how a position moved, and where it turned"),
    ("disputes", "every disagreement found, with the reasons"),
    ('check "the subject of rain never came up" --speaker Brežan', "is that what he said?"),
    ('search "Kellmar"', "full text, over statements and documents"),
    ("export statements --format csv", "the whole record, for other programs"),
)
"""What to try on the demo's record, and what it shows."""


DemoRecord = Annotated[
    Place,
    typer.Option(
        metavar="FILE|ADDRESS",
        help="Where the record of the demo goes.",
        parser=Place.of,
        envvar="ONRECORD_DEMO_RECORD",
    ),
]
InBrowser = Annotated[
    bool, typer.Option("--serve", help="Then open the record in a browser, as `serve` does.")
]


def demo(record: DemoRecord = DEMO_RECORD, in_browser: InBrowser = False) -> int:
    """Read the example pages and show who said what, and where they contradict each other."""
    console = Console()
    _show_statements(console, record)
    with reviewed(record) as opened:
        for row in opened.disputes(DisputeQuery(limit=DISPUTES_SHOWN)):
            console.print(dispute_panel(row))
    if in_browser:
        from onrecord.show.commands.serving import serve  # 0.3 s that only a server needs

        return serve(record)
    _tell_next(record)
    return Exit.DONE


def _show_statements(console: Console, record: Place) -> None:
    """Read the example pages, and show who speaks and what was said."""
    with Record.open(record) as opened:
        read_into(opened, Asked([str(examples())]), Console(stderr=True))
        counts = opened.counts()
        rows = one_spelling(opened.statements(Query(order=Order.DAY)))
    console.print(
        f"{counts.documents} pages of an invented affair, {counts.statements} statements, "
        f"{counts.speakers} speakers, in {record}",
        highlight=False,
    )
    console.print(_speakers(rows))
    print_statements(console, _shown(rows), "Who said what (the surest, in order)")


def examples() -> Path:
    """The folder of example pages: in the checkout, or beside the installed package."""
    package = Path(onrecord.__file__).parent
    for folder in (package / "examples", package.parent.parent / "examples"):
        if (folder / "pages.jsonl").exists():
            return folder
    raise BadInput("the example pages are not installed; run this in a checkout of onrecord")


def example_paragraphs() -> list[str]:
    """The paragraphs of the example pages."""
    from onrecord.read import Claims, ReadSettings, pages, read_document

    found = pages(str(examples()), Claims(), ReadSettings())
    read = [read_document(page) for page in found if isinstance(page, Page)]
    documents = [each for each in read if isinstance(each, Document)]
    return [
        block.span.of(document.text)
        for document in documents
        for block in document.searched_blocks()
    ]


def _tell_next(record: Place) -> None:
    typer.echo("\nWhat to try next:")
    for arguments, shows in NEXT:
        typer.echo(f"  # {shows}\n  {_command()} {arguments} --record {record}")
    typer.echo(f"  # your own pages, into onrecord.db\n  {_command()} read PAGES/")


def _command() -> str:
    """How the user can call `onrecord` from here: by name, or by the path of the environment's."""
    if shutil.which("onrecord"):
        return "onrecord"
    path = Path(sys.executable).with_name("onrecord")
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


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
        table.add_row(shown(name), str(len(own)), years, ", ".join(f"{a} {n}" for a, n in acts))
    return table
