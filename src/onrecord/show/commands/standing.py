"""`onrecord positions`: where a speaker stood on a matter over the years, drawn and in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.compare import bearers, positions_of_all
from onrecord.errors import BadInput
from onrecord.group import one_spelling
from onrecord.model import Position, SpeakerId, Stance, StatementId, StatementRow
from onrecord.model.plain import plain
from onrecord.nets import load_embedder
from onrecord.record import Query, Record
from onrecord.show.failing import Exit, writing
from onrecord.show.naming import ids_of, tell_unknown
from onrecord.show.options import DEFAULT_RECORD, AsJson, RecordFile, existing
from onrecord.show.points import STANCES, Point, line_of, svg_of
from onrecord.show.tables import DAYS_MEAN, SHORT_ID, counted, day_told
from onrecord.show.terminal import print_json, shown


def positions(
    speaker: Annotated[str, typer.Argument(metavar="SPEAKER", help="A name or a part of one.")],
    matter: Annotated[str, typer.Argument(metavar="MATTER", help='Words: "the dam".')],
    record: RecordFile = DEFAULT_RECORD,
    svg: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the line as an SVG there too.")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Also what takes no stand: questions, asides.")
    ] = False,
    least: Annotated[
        float, typer.Option(metavar="SCORE", min=0.0, max=1.0, help="How surely on the matter.")
    ] = 0.0,
    as_json: AsJson = False,
) -> int:
    """Show where a speaker stood on a matter over the years, and where that turned (↻)."""
    with Record.open(existing(record), read_only=True) as opened:
        meant = _meant(opened, speaker)
        tell_unknown(speaker, meant)
        stands, rows = _stands(opened, meant, matter)
    found = [
        each
        for each in stands
        if each.score >= least and (every or each.stance is not Stance.NEITHER)
    ]
    title = f"{speaker} on {matter}"
    told = {row.id: row for row in rows}
    drawn = points_of(found, told, title)
    if svg:
        _draw(svg, drawn, title)
    if as_json:
        for each in found:
            print_json(plain(each))
    else:
        _tell(Console(), found, drawn, title, told, _voices(found, told, meant))
        asides = sum(each.stance is Stance.NEITHER for each in stands)
        if asides and not found:
            typer.echo(f"without a stand: {counted(asides, 'sentence')}, which --all shows")
    return Exit.DONE if found else Exit.NOT_THERE


def _meant(record: Record, speaker: str) -> tuple[SpeakerId, ...]:
    """Whoever of the record may be meant by a name."""
    found = {each.id for each in bearers(speaker, record.speakers())}
    return tuple(sorted(found.union(ids_of(record, speaker) or ())))


def _stands(
    record: Record, meant: tuple[SpeakerId, ...], matter: str
) -> tuple[list[Position], Sequence[StatementRow]]:
    """The stands of whoever is meant, and the statements of which they are some."""
    said = record.statements(Query(speakers=meant, on_behalf=True))
    rows = one_spelling(said, record.never_the_same())
    encoder = load_embedder() if rows else None
    return positions_of_all(meant, matter, rows, encoder, record.documents_of), rows


def _voices(
    found: Iterable[Position],
    rows: Mapping[StatementId, StatementRow],
    meant: Collection[SpeakerId],
) -> dict[StatementId, str]:
    """Who says it where somebody else speaks on behalf of whom is meant."""
    told = (rows[each.evidence.statement] for each in found)
    return {
        row.id: row.known_speaker.name
        for row in told
        if row.known_speaker and row.on_behalf_of and row.on_behalf_of.id in meant
        if row.known_speaker.id not in meant
    }


def points_of(
    found: Iterable[Position], rows: Mapping[StatementId, StatementRow], lane: str
) -> list[Point]:
    """The dated stands as points of one lane, each with the live address of its words."""
    from onrecord.web.views.links import at_words  # here: it brings the whole reading room with it

    return [
        Point(
            each.evidence.day,
            lane,
            each.stance,
            each.evidence.words,
            at_words(rows[each.evidence.statement]) if each.evidence.statement in rows else None,
            each.turning,
        )
        for each in found
        if each.evidence.day
    ]


def _draw(path: Path, points: Sequence[Point], title: str) -> None:
    if not points:
        raise BadInput(f"there is no dated stand to draw: {title}")
    with writing(path):
        path.write_text(svg_of(points, title), encoding="utf8")


def _tell(
    console: Console,
    found: Sequence[Position],
    drawn: list[Point],
    title: str,
    rows: Mapping[StatementId, StatementRow],
    voices: Mapping[StatementId, str],
) -> None:
    if not found:
        typer.echo(f"no stand found: {title}")
        return
    console.print(shown(title, "italic"))
    if drawn:
        for line in line_of(drawn, console.width):
            console.print(line, no_wrap=True, crop=True)
    console.print(_table(found, rows, voices))
    console.print(shown(DAYS_MEAN, "dim"))


def _table(
    found: Iterable[Position],
    rows: Mapping[StatementId, StatementRow],
    voices: Mapping[StatementId, str],
) -> Table:
    """One row a stand, oldest first, a mark by stance, a tick where it turns, through whom."""
    table = Table(expand=True)
    table.add_column("day", no_wrap=True)
    table.add_column("stand", no_wrap=True)
    table.add_column("words", ratio=1, overflow="fold")
    for each in found:
        shape, style = STANCES[each.stance]
        evidence = each.evidence
        stand = Text(f"{shape} {each.stance}", style) + Text("  ↻ turns" if each.turning else "")
        voice = voices.get(evidence.statement)
        facts = (voice and f"through {voice}", evidence.outlet, evidence.document[:SHORT_ID])
        where = " · ".join(fact for fact in facts if fact)
        words = shown(f"{evidence.words}\n") + shown(where, "dim")
        table.add_row(day_told(rows[evidence.statement]), stand, words)
    return table
