"""`onrecord disputes`, `utterances`, `dispatches`: accounts side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from onrecord.model import Dispute, Evidence, Side, Stance, Utterance
from onrecord.model.plain import plain
from onrecord.record import DisputeQuery, Record, Status
from onrecord.show.failing import Exit
from onrecord.show.options import DEFAULT_RECORD, AsJson, Limit, RecordFile, existing
from onrecord.show.points import STANCES
from onrecord.show.tables import counted
from onrecord.show.terminal import print_json, shown

QUOTES_SHOWN = 3  # a side's evidence in a table; --json has all


def disputes(
    words: Annotated[
        str | None, typer.Argument(metavar="[WORDS]", help="Only disputes with these words.")
    ] = None,
    record: RecordFile = DEFAULT_RECORD,
    status: Annotated[Status | None, typer.Option(help="Only what was decided so.")] = None,
    limit: Limit = 20,
    as_json: AsJson = False,
) -> int:
    """Show where speakers contradict each other: a queue for a person, the likeliest first."""
    with reviewed(record) as opened:
        rows = list(opened.disputes(DisputeQuery(words=words, status=status, limit=limit)))
    found = [row.dispute for row in rows]
    if as_json:
        for row in rows:
            print_json(plain(row.dispute) | {"status": row.status.value})
    else:
        console = Console()
        for dispute in found:
            console.print(dispute_panel(dispute))
        if not found:
            console.print("no dispute found" + (f" with these words: {words}" if words else ""))
    return Exit.DONE if found else Exit.NOT_THERE


def utterances(record: RecordFile = DEFAULT_RECORD, as_json: AsJson = False) -> int:
    """Show sayings that several pages render, wording beside wording."""
    with reviewed(record) as opened:
        shared = [each for each in opened.utterances() if len(each.statements) > 1]
        if as_json:
            _print_json(shared)
            return Exit.DONE if shared else Exit.NOT_THERE
        console = Console()
        for each in shared:
            table = Table(title=_heading(each), title_justify="left")
            for column in ("outlet", "speaker", "words"):
                table.add_column(column, overflow="fold")
            for own in each.statements:
                row = opened.statement(own)
                assert row, own
                name = row.known_speaker.name if row.known_speaker else row.source_text
                table.add_row(shown(row.outlet or ""), shown(name), shown(row.content_text))
            console.print(table)
    return Exit.DONE if shared else Exit.NOT_THERE


def dispatches(record: RecordFile = DEFAULT_RECORD, as_json: AsJson = False) -> int:
    """Show texts that several pages carry, and where they come from."""
    with reviewed(record) as opened:
        found = list(opened.dispatches())
    if as_json:
        _print_json(found)
        return Exit.DONE if found else Exit.NOT_THERE
    table = Table(title="Texts that several pages carry", title_justify="left")
    for column in ("origin", "pages", "documents", "why"):
        table.add_column(column, overflow="fold")
    for each in found:
        origin = (each.origin or "?") + (" (credited)" if each.credited else "")
        why = "; ".join(each.evidence)
        cells = (origin, str(len(each.documents)), "\n".join(each.documents), why)
        table.add_row(*map(shown, cells))
    Console().print(table if found else "no text is carried by several pages")
    return Exit.DONE if found else Exit.NOT_THERE


@contextmanager
def reviewed(record: Path) -> Iterator[Record]:
    """The record, every page of it set beside the others: those that are not yet are now."""
    with Record.open(existing(record), read_only=True) as opened:
        if opened.is_reviewed():
            yield opened
            return
    from onrecord.show.reviewing import set_side_by_side  # 0.1 s that only a review needs

    with Record.open(record) as opened:
        set_side_by_side(opened, Console(stderr=True))
        yield opened


def dispute_panel(dispute: Dispute) -> Panel:
    """The matter above, what is affirmed left and what is denied right, the reasons below."""
    columns = _columns(dispute.sides)
    sides = Table.grid(expand=True, padding=(0, 2))
    for _ in columns:
        sides.add_column(ratio=1)
    sides.add_row(*(Text("\n").join(map(_side, column)) for column in columns))
    why = f"score {dispute.score:.2f}: " + " ".join(dispute.reasons)
    return Panel(Group(shown(f"{dispute.matter}\n", "bold"), sides, shown(why, "dim")))


def _columns(sides: Sequence[Side]) -> list[list[Side]]:
    """A column a stance; where all affirm (their figures differ), the first against the others."""
    by_stance = [[side for side in sides if side.stance is stance] for stance in Stance]
    taken = [column for column in by_stance if column]
    return taken if len(taken) > 1 else [[*sides[:1]], [*sides[1:]]]


def _side(side: Side) -> Text:
    """The party, its stance in brackets: "X denies" above "that …" would read as one sentence."""
    shape, style = STANCES[side.stance]
    text = Text().append_text(shown(f"{shape} {side.party} ({side.stance})\n", style))
    for each in side.evidence[:QUOTES_SHOWN]:
        text.append_text(shown(f"{each.words}\n") + shown(f"  {_where(each)}\n", "dim"))
    if len(side.evidence) > QUOTES_SHOWN:
        text.append(f"  and {len(side.evidence) - QUOTES_SHOWN} more: see --json\n", "dim")
    return text


def _where(evidence: Evidence) -> str:
    facts = (str(evidence.day or ""), evidence.outlet or "", evidence.document[:12])
    return " · ".join(fact for fact in facts if fact)


def _heading(utterance: Utterance) -> str:
    origins = counted(utterance.origins, "origin")
    return f"{utterance.id} · {utterance.day or '?'} · {origins}"


def _print_json(found: Iterable[Any]) -> None:
    for each in found:
        print_json(plain(each))
