"""`onrecord dossier`: one page on an affair that stands alone, for a reader without the record.

In: a record and words. Out: an HTML file with the people, the timeline, disputes, positions and
sources. Every sentence is a link to its words in the live page. It has no script, asks no other
host (a policy in it forbids both), and words of pages are text whatever stands in them.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer
from jinja2 import Environment, StrictUndefined

from onrecord.compare import positions_of
from onrecord.language.harmless import harmless
from onrecord.model import Position, Speaker, Stance, StatementId, StatementRow
from onrecord.record import Query, Record
from onrecord.review.affairs import Affair, affair_of
from onrecord.show.commands.across import reviewed
from onrecord.show.commands.standing import points_of
from onrecord.show.commands.timing import Words, disputed_in, where
from onrecord.show.failing import Exit, writing
from onrecord.show.options import DEFAULT_RECORD, RecordFile
from onrecord.show.points import STANCES, STYLE, Point, svg_of
from onrecord.show.tables import act_of, counted, day_told, speaker_of
from onrecord.version import VERSION
from onrecord.web.views.links import at_words, live
from onrecord.web.views.stances import stance_of

LANES = 10  # speakers of the drawing, those who say most
POSITIONS = 6  # speakers whose stands are drawn
STANDS = 2  # that a position takes: one point is no line

_Stands = tuple[Speaker, tuple[Position, ...], str]


def dossier(
    words: Words,
    output: Annotated[Path, typer.Option("--output", metavar="FILE.html", help="Where to.")],
    record: RecordFile = DEFAULT_RECORD,
) -> int:
    """Write one page on an affair that stands alone: people, timeline, disputes, positions.

    Every sentence links to its words in the live page. The file has no script and needs no network.
    """
    with reviewed(record) as opened:
        affair = affair_of(opened, words)
        if not affair.said:
            typer.echo(f"nothing said on {words}")
            return Exit.NOT_THERE
        page = page_of(affair, opened)
    with writing(output):
        output.write_text(page, encoding="utf8")
    disputes = counted(len(affair.disputes), "dispute")
    typer.echo(f"{output}: {counted(len(affair.said), 'saying')}, {disputes}")
    return Exit.DONE


def page_of(affair: Affair, record: Record) -> str:
    """The dossier as HTML."""
    rows = dict(_rows(affair, record))
    style = (files("onrecord.show") / "templates" / "dossier.css").read_text("utf8") + STYLE
    template = (files("onrecord.show") / "templates" / "dossier.html").read_text("utf8")
    return (
        _environment()
        .from_string(template)
        .render(
            affair=affair,
            rows=rows,
            disputed=disputed_in(affair),
            timeline=_timeline(affair),
            positions=list(_positions(affair, rows)),
            shapes={stance: shape for stance, (shape, _) in STANCES.items()},
            style=style,
            style_hash=f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}",
            version=VERSION,
            made_on=datetime.now(UTC).date().isoformat(),
        )
        .lstrip()
    )


def _environment() -> Environment:
    made = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {
        "say": lambda words: harmless(str(words)),
        "live": at_words,
        "address": live,
        "speaker": speaker_of,
        "act": act_of,
        "day": day_told,
        "where": where,
        "counted": counted,
    }
    return made


def _rows(affair: Affair, record: Record) -> Iterator[tuple[StatementId, StatementRow]]:
    """Every statement that the dossier shows, by id."""
    ids = {each.row.id for each in affair.said} | set(disputed_in(affair))
    yield from ((row.id, row) for row in record.statements(Query(ids=tuple(ids))))


def _timeline(affair: Affair) -> str:
    """The sayings as points, a lane for each of those who say most."""
    points = [
        Point(row.day, speaker.name, stance_of(row), row.content_text, at_words(row))
        for speaker, _ in affair.people[:LANES]
        for row in (each.row for each in affair.said)
        if row.day and row.known_speaker == speaker
    ]
    return _inline(points, f"Who said what when on {affair.words}")


def _positions(affair: Affair, rows: Mapping[StatementId, StatementRow]) -> Iterator[_Stands]:
    """Those who take a stand several times, with their stands, drawn."""
    for speaker, _ in affair.people[:POSITIONS]:
        stands = positions_of(speaker.id, affair.words, rows.values())
        taken = [each for each in stands if each.stance is not Stance.NEITHER]
        if len(taken) >= STANDS:
            drawn = points_of(stands, rows, speaker.name)
            yield speaker, stands, _inline(drawn, f"{speaker.name} on {affair.words}")


def _inline(points: Iterable[Point], title: str) -> str:
    """An SVG for within the page, whose style has its colours; nothing where no day is known."""
    points = list(points)
    return svg_of(points, title, style=False) if points else ""
