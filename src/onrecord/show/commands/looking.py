"""`onrecord who`, `search`: what speakers said, and what was said with some words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from onrecord.errors import BadInput
from onrecord.model import Act, SpeakerId, StatementRow
from onrecord.record import DocumentHit, Order, Query, Record, SpeakerRow
from onrecord.show.failing import Exit
from onrecord.show.naming import ids_of, meant_by, tell_unknown
from onrecord.show.options import (
    DEFAULT_RECORD,
    ActName,
    AddresseeName,
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

FILTERED = " under these filters"


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
    if not name.strip():
        raise BadInput("say who: a name, a part of one, or an id")
    with Record.open(existing(record), read_only=True) as opened:
        meant = meant_by(opened, name)
        tell_unknown(name, meant)
        ids = tuple(each.speaker.id for each in meant)
        query = _keeping(ids, act, outlet, since, until)
        rows = opened.statements(query) if meant else iter(())
        filters = FILTERED if act or outlet or since or until else ""
        nothing = f"nothing said by {name}{filters}"
        code = _tell(rows, as_json, _heading(name, meant), nothing)
        if not as_json:
            _roles(opened, meant)
        return code


def search(
    words: Annotated[
        str | None, typer.Argument(metavar="WORDS", help='Words; "a phrase"; begin*.')
    ] = None,
    record: RecordFile = DEFAULT_RECORD,
    speaker: SpeakerName = None,
    act: ActName = None,
    to: AddresseeName = None,
    outlet: OutletName = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 30,
    as_json: AsJson = False,
) -> int:
    """Search what was said, and the documents, by words; or list what was said by filters alone.

    With --speaker, --act or --to, and with --json, what was said alone.
    """
    filters = FILTERED if speaker or act or to or outlet or since or until else ""
    if words is None and not filters:
        raise BadInput("say what to search: words, or a filter such as --speaker, --act, --since")
    with Record.open(existing(record), read_only=True) as opened:
        speakers = ids_of(opened, speaker)
        tell_unknown(speaker, speakers)
        query = _keeping(speakers, act, outlet, since, until)
        query = replace(query, told=to, hearers=ids_of(opened, to))
        hits = islice(_hits(opened, words, query), limit)
        with_words = f"{filters} with these words: {words}" if words else filters
        code = _tell(hits, as_json, f"Said: {words or 'all'}{filters}", f"nothing said{with_words}")
        if as_json or words is None or speaker or act or to:  # no document has one of the three
            return code
        documents = list(islice(opened.search_documents(words, query), limit))
        _documents(Console(), documents, words)
        return Exit.DONE if documents else code


def _keeping(
    speakers: tuple[SpeakerId, ...] | None,
    act: Act | None,
    outlet: str | None,
    since: str | None,
    until: str | None,
) -> Query:
    """What both commands are asked alike, by date; BadInput where a date is none."""
    return Query(
        speakers=speakers,
        on_behalf=True,
        act=act,
        outlet=outlet,
        published_from=date_given(since),
        published_until=date_given(until),
        order=Order.DAY,
    )


def _hits(record: Record, words: str | None, query: Query) -> Iterator[StatementRow]:
    """Those with `words`, best first; without any, all that `query` keeps, in its order."""
    if words is None:
        return record.statements(query)
    return (hit.statement for hit in record.search(words, query))


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
