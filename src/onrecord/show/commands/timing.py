"""`onrecord timeline`: who said what on an affair, day by day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.model import StatementId
from onrecord.review.affairs import Affair, Said, affair_of
from onrecord.show.commands.across import reviewed
from onrecord.show.failing import Exit
from onrecord.show.options import DEFAULT_RECORD, AsJson, RecordFile
from onrecord.show.tables import DAYS_MEAN, SHORT_ID, act_of, counted, day_told, speaker_of
from onrecord.show.terminal import print_json, shown

DISPUTED = "≠"  # a saying that stands in a dispute

Words = Annotated[str, typer.Argument(metavar="WORDS", help='Of what: "election interference".')]


def timeline(words: Words, record: RecordFile = DEFAULT_RECORD, as_json: AsJson = False) -> int:
    """Show who said what on an affair, day by day, one line a saying.

    A line says how many pages tell it, from how many independent origins; ≠ that it is disputed.
    """
    with reviewed(record) as opened:
        affair = affair_of(opened, words)
    disputed = disputed_in(affair)
    if as_json:
        for said in affair.said:
            print_json(said.row.as_dict() | plain_facts(said, disputed))
    elif affair.said:
        Console().print(_table(affair.said, disputed, words))
        Console().print(shown(DAYS_MEAN, "dim"))
    else:
        typer.echo(f"nothing said on {words}")
    return Exit.DONE if affair.said else Exit.NOT_THERE


def disputed_in(affair: Affair) -> dict[StatementId, list[str]]:
    """The statements that stand in disputes of the affair, to the ids of these."""
    found: dict[StatementId, list[str]] = {}
    for row in affair.disputes:
        for side in row.dispute.sides:
            for each in side.evidence:
                found.setdefault(each.statement, []).append(row.dispute.id)
    return found


def plain_facts(said: Said, disputed: dict[StatementId, list[str]]) -> dict[str, object]:
    """What a line says beside its statement."""
    return {
        "pages": said.pages,
        "origins": said.origins,
        "utterance": said.utterance,
        "disputes": disputed.get(said.row.id, []),
    }


def _table(said: Iterable[Said], disputed: dict[StatementId, list[str]], words: str) -> Table:
    table = Table(title=shown(words), title_justify="left", expand=True)
    table.add_column("day", no_wrap=True)
    table.add_column("speaker", ratio=3, overflow="fold")
    table.add_column("words", ratio=9, overflow="fold")
    last = ""
    for each in said:
        row = each.row
        day = day_told(row)
        mark = Text(f"{DISPUTED} ", "bold yellow") if row.id in disputed else Text()
        told = f"\n{act_of(row)} · {where(each)}"
        words_of = mark + shown(row.content_text) + shown(told, "dim")
        table.add_row("" if day == last else day, shown(speaker_of(row)), words_of)
        last = day
    return table


def where(said: Said) -> str:
    """The outlet, and how many pages from how many origins tell it."""
    outlet = said.row.outlet or said.row.document[:SHORT_ID]
    if said.pages == 1:
        return outlet
    return f"{outlet}; {counted(said.pages, 'page')} from {counted(said.origins, 'origin')}"
