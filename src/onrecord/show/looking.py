"""`onrecord who`, `search`: what speakers said, and what was said with some words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from onrecord.model import StatementRow
from onrecord.record import DocumentHit, Order, Query, Record, SpeakerRow
from onrecord.show.failing import Exit
from onrecord.show.naming import ids_of, meant_by, tell_unknown
from onrecord.show.options import (
    DEFAULT_RECORD,
    ActName,
    AsJson,
    Limit,
    OutletName,
    RecordFile,
    Since,
    SpeakerName,
    Until,
    date_given,
    existing,
)
from onrecord.show.roles import roles_told
from onrecord.show.tables import DAY_COLUMNS, print_statements
from onrecord.show.terminal import print_json, say, shown


def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, a part of one, or an id.")],
    record: RecordFile = DEFAULT_RECORD,
    act: ActName = None,
    outlet: OutletName = None,
    since: Since = None,
    until: Until = None,
    as_json: AsJson = False,
) -> int:
    """Show what a speaker said, by date, aliases counted in."""
    with Record.open(existing(record), read_only=True) as opened:
        meant = meant_by(opened, name)
        query = Query(
            speakers=tuple(each.speaker.id for each in meant),
            on_behalf=True,
            act=act,
            outlet=outlet,
            published_from=date_given(since),
            published_until=date_given(until),
            order=Order.DAY,
        )
        rows = opened.statements(query) if meant else iter(())
        code = _tell(rows, as_json, _heading(name, meant), nothing=f"nothing said by {name}")
        if not as_json:
            _roles(opened, meant)
        return code


def search(
    words: Annotated[str, typer.Argument(metavar="WORDS", help='Words; "a phrase"; begin*.')],
    record: RecordFile = DEFAULT_RECORD,
    speaker: SpeakerName = None,
    act: ActName = None,
    outlet: OutletName = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 30,
    as_json: AsJson = False,
) -> int:
    """Search what was said, and the documents, by words.

    With --speaker or --act, and with --json, what was said alone.
    """
    with Record.open(existing(record), read_only=True) as opened:
        query = Query(
            speakers=ids_of(opened, speaker),
            on_behalf=True,
            act=act,
            outlet=outlet,
            published_from=date_given(since),
            published_until=date_given(until),
        )
        hits = (hit.statement for hit in opened.search(words, query))
        filters = " under these filters" if speaker or act or outlet or since or until else ""
        heading, nothing = f"Said: {words}", f"nothing said with these words{filters}: {words}"
        tell_unknown(speaker, query.speakers)
        if as_json:
            return _tell(islice(hits, limit), True, heading, nothing)
        code = _tell(islice(hits, limit), False, heading, nothing)
        if speaker or act:  # a document has neither: its words would not be what was asked for
            return code
        documents = list(islice(opened.search_documents(words, query), limit))
        _documents(Console(), documents, words)
        return Exit.DONE if documents else code


def _tell(rows: Iterable[StatementRow], as_json: bool, heading: str, nothing: str) -> int:
    """Print statements, streaming them where a program reads; whether there were any."""
    if as_json:
        count = 0
        for count, row in enumerate(rows, 1):  # noqa: B007
            print_json(row.as_dict())
        return Exit.DONE if count else Exit.NOT_THERE
    found = list(rows)
    if found:
        print_statements(Console(), found, heading)
    else:
        typer.echo(nothing)
    return Exit.DONE if found else Exit.NOT_THERE


def _roles(record: Record, meant: Iterable[SpeakerRow]) -> None:
    """The offices of those who were meant, below what they said."""
    for row in meant:
        told = list(roles_told(record.people.roles(row.speaker.id), evidence=False))
        if told:
            say(f"{row.speaker.name}: " + "; ".join(told))


def _heading(name: str, meant: Iterable[SpeakerRow]) -> str:
    """Whom a name was taken to mean, with all their names and how much each says."""
    each = [f"{' / '.join(row.names)} ({row.statements:,})" for row in meant]
    return f"{name}: " + "; ".join(each)


def _documents(console: Console, hits: Sequence[DocumentHit], words: str) -> None:
    if not hits:
        return
    table = Table(title=shown(f"Documents: {words}"), title_justify="left", expand=True)
    table.add_column("published", max_width=DAY_COLUMNS, overflow="fold")
    table.add_column("words", ratio=1, overflow="fold")
    for hit in hits:
        document = hit.document
        snippet = shown(" ".join(hit.snippet.text.split()))
        snippet.highlight_words([span.of(hit.snippet.text) for span in hit.snippet.found], "bold")
        day = document.published.text if document.published else "?"
        where = " · ".join(fact for fact in (document.outlet, document.id) if fact)
        table.add_row(day, snippet + shown(f"\n{where}", "dim"))
    console.print(table)
