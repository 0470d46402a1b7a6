"""`onrecord disputes`: the queue of contradictions, and what a person decides on each.

`onrecord disputes [WORDS]` shows the queue, as `onrecord disputes list [WORDS]` does. A decision is
a judgement: it lasts when pages are read again, and is undone like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from onrecord.errors import BadInput
from onrecord.language.stems import in_equal_words
from onrecord.model import Evidence, Judgement, Side
from onrecord.model.plain import plain
from onrecord.place import Place
from onrecord.record import CONTRADICTION, VERDICT_OF, DisputeQuery, DisputeRow, Record, Status
from onrecord.show.commands.across import reviewed
from onrecord.show.deciding import By, person_deciding, tell
from onrecord.show.failing import Exit
from onrecord.show.options import DEFAULT_RECORD, AsJson, Limit, RecordFile, existing
from onrecord.show.points import STANCES
from onrecord.show.tables import DAYS_ELSE, SHORT_ID
from onrecord.show.terminal import print_json, shown

SUBCOMMANDS = (
    ("list", "onrecord disputes list elections --why"),
    ("accept", "onrecord disputes accept dsp-3f2a --because 'both speak of the same day'"),
    ("reject", "onrecord disputes reject dsp-3f2a --because 'she speaks of the other dam'"),
    ("leave", "onrecord disputes leave dsp-3f2a --because 'nobody says which dam'"),
)
"""Each subcommand, the function of its name here (with `_` where Python keeps it), an example."""

UNNAMED = "list"
"""The subcommand that is meant where none is named."""

QUOTES_SHOWN = 3  # a side's evidence in a table; --json has all

DisputeName = Annotated[
    str, typer.Argument(metavar="DISPUTE", help="An id as `onrecord disputes` shows it.")
]
Because = Annotated[
    str | None, typer.Option(metavar="TEXT", help="The reason, for those after you.")
]


def list_(
    words: Annotated[
        str | None, typer.Argument(metavar="WORDS", help="Only disputes with these words.")
    ] = None,
    record: RecordFile = DEFAULT_RECORD,
    status: Annotated[Status | None, typer.Option(help="Only what was decided so.")] = None,
    limit: Limit = 20,
    why: Annotated[bool, typer.Option("--why", help="All reasons, not the strongest.")] = False,
    as_json: AsJson = False,
) -> int:
    """Show where speakers contradict each other: a queue for a person, the likeliest first."""
    with reviewed(record) as opened:
        rows = list(opened.disputes(DisputeQuery(words=words, status=status, limit=limit)))
    if as_json:
        for row in rows:
            print_json(plain(row.dispute) | {"status": row.status.value})
    else:
        console = Console()
        for row in rows:
            console.print(dispute_panel(row, every_reason=why))
        if rows:
            console.print(shown(DAYS_ELSE, "dim"))
        else:
            console.print("no dispute found" + (f" with these words: {words}" if words else ""))
    return Exit.DONE if rows else Exit.NOT_THERE


def accept(
    dispute: DisputeName,
    record: RecordFile = DEFAULT_RECORD,
    because: Because = None,
    by: By = None,
) -> int:
    """Say that the sides do contradict each other."""
    return _decide(dispute, record, Status.ACCEPTED, because, by)


def reject(
    dispute: DisputeName,
    record: RecordFile = DEFAULT_RECORD,
    because: Because = None,
    by: By = None,
) -> int:
    """Say that the sides do not contradict each other."""
    return _decide(dispute, record, Status.REJECTED, because, by)


def leave(
    dispute: DisputeName,
    record: RecordFile = DEFAULT_RECORD,
    because: Because = None,
    by: By = None,
) -> int:
    """Say that it was looked at and cannot be told."""
    return _decide(dispute, record, Status.UNSURE, because, by)


def _decide(name: str, record: Place, status: Status, because: str | None, by: str | None) -> int:
    with Record.open(existing(record)) as opened:
        row = opened.dispute(name)
        if row is None:
            raise BadInput(f"no dispute {name} in the record; `onrecord disputes` shows their ids")
        verdict, who = VERDICT_OF[status], person_deciding(by)
        judgement = Judgement(row.dispute.id, verdict, CONTRADICTION, who, why=because)
        tell(opened.judge(judgement), f"{row.dispute.id}: {status.value}")
    return Exit.DONE


def dispute_panel(row: DisputeRow, *, every_reason: bool = False) -> Panel:
    """The matter above, what is affirmed left and what is denied right, the reasons below."""
    dispute = row.dispute
    sides = Table.grid(expand=True, padding=(0, 2))
    for _ in dispute.columns:
        sides.add_column(ratio=1, overflow="fold")
    sides.add_row(*(Text("\n").join(map(_side, column)) for column in dispute.columns))
    below = shown(f"{_about(row)}\n{_why(dispute.reasons, every_reason)}", "dim")
    return Panel(Group(shown(f"{dispute.matter}\n", "bold"), sides, below))


def _about(row: DisputeRow) -> str:
    """The id by which it is decided on, and what was decided."""
    judged = row.judgement
    decided = f" · {row.status.value} by {judged.by}" if judged else ""
    return row.dispute.id + decided + (f": {judged.why}" if judged and judged.why else "")


def _why(reasons: Sequence[str], every: bool) -> str:
    left = len(reasons) - 1
    if every or left < 1:
        return " ".join(reasons)
    return f"{reasons[0]} (and {left} more: --why)"


def _side(side: Side) -> Text:
    """The party, its stance in brackets: "X denies" above "that …" would read as one sentence."""
    shape, style = STANCES[side.stance]
    text = Text().append_text(
        shown(f"{shape} {side.party} ({side.answer or side.stance})\n", style)
    )
    if side.asked:
        text.append_text(shown(f"{side.asked.outcome}: “{side.asked.words}”\n", "dim"))
    sayings = in_equal_words(side.evidence, lambda each: each.words)
    for first, *copies in sayings[:QUOTES_SHOWN]:
        where = _where(first, len(copies))
        text.append_text(shown(f"{first.words}\n") + shown(f"  {where}\n", "dim"))
    if len(sayings) > QUOTES_SHOWN:
        text.append(f"  and {len(sayings) - QUOTES_SHOWN} more: see --json\n", "dim")
    return text


def _where(evidence: Evidence, copies: int) -> str:
    also = f"and on {copies} more pages" if copies > 1 else "and on another page" if copies else ""
    facts = (str(evidence.day or ""), evidence.outlet or "", evidence.document[:SHORT_ID], also)
    return " · ".join(fact for fact in facts if fact)
