"""`onrecord show`, `who`, `search`: looking into the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.errors import BadInput
from onrecord.group.spellings import sound_of
from onrecord.model import DocumentRow, SpeakerId, SpeakerKind, StatementRow
from onrecord.record import DocumentHit, Order, Query, Record, SpeakerRow
from onrecord.show.failing import Exit, complain
from onrecord.show.marked import STYLES, Mark, marked
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
from onrecord.show.tables import (
    DAY_COLUMNS,
    act_of,
    how_sure,
    occasion_of,
    print_statements,
    speaker_of,
)
from onrecord.show.terminal import print_json, say, shown

SHORT_ID = 12  # "stm-" and 8 digits: unique in a record of some 10,000 statements


def show(
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="An id, its beginning, or an address.")
    ],
    record: RecordFile = DEFAULT_RECORD,
    ids: Annotated[
        bool, typer.Option("--ids", help="Show the ids of statements, for `onrecord correct`.")
    ] = False,
    as_json: AsJson = False,
) -> int:
    """Show a document with source, cue and content marked and the speaker beside it."""
    with Record.open(existing(record), read_only=True) as opened:
        row = opened.document(document)
        if row is None:
            raise BadInput(f"no document {document} in {record}; `onrecord search` finds documents")
        statements = opened.statements_of(row.document.id)
        fate = list(_fate(opened, row))
    if as_json:
        rows = [each.as_dict() for each in statements]
        print_json(row.as_dict() | {"statements": rows})
    else:
        _show(Console(), row, statements, ids)
        for note in fate:
            say(f"note: {note}")
    return Exit.DONE


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


def ids_of(record: Record, name: str | None) -> tuple[SpeakerId, ...] | None:
    """Whoever may be meant by `name`; None where nobody was named, () where nobody is known."""
    if name is None:
        return None
    return tuple(each.speaker.id for each in meant_by(record, name))


def tell_unknown(name: str | None, ids: Sequence[SpeakerId] | None) -> None:
    """Complain where somebody was named whom `ids_of` found nobody for."""
    if name and not ids:
        complain(f"the record knows no speaker called {name}; try a part of the name")


def meant_by(record: Record, name: str) -> tuple[SpeakerRow, ...]:
    """Whoever may be meant by `name`; persons whose name is theirs in another spelling last."""
    meant = record.speakers_named(name)
    ids = {each.speaker.id for each in meant}
    sounds = {
        sound_of(each) for each in (name, *(row.speaker.name for row in meant)) if " " in each
    }
    alike = [
        each.id
        for each in record.speakers()
        if each.kind is SpeakerKind.PERSON and each.id not in ids and sound_of(each.name) in sounds
    ]
    two = {own for pair in record.never_the_same() if pair & ids for own in pair}
    alike = [own for own in alike if own not in two]
    return (*meant, *(row for own in alike for row in record.speakers_named(own)))


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
        document = hit.document.document
        snippet = shown(" ".join(hit.snippet.text.split()))
        snippet.highlight_words([span.of(hit.snippet.text) for span in hit.snippet.found], "bold")
        day = document.published.text if document.published else "?"
        where = " · ".join(fact for fact in (document.outlet, document.id) if fact)
        table.add_row(day, snippet + shown(f"\n{where}", "dim"))
    console.print(table)


def _show(
    console: Console, row: DocumentRow, statements: Sequence[StatementRow], ids: bool
) -> None:
    document = row.document
    facts = (document.outlet, document.published, document.url, document.language, document.id)
    console.print(shown(" · ".join(str(fact) for fact in facts if fact), "dim"))
    marks = [_mark(statement, ids) for statement in statements]
    for table in marked(console, document.text, document.blocks, marks):
        console.print(table)
    key = Text("source", STYLES["source"]) + Text("  cue", STYLES["cue"])
    console.print(key + Text("  content", STYLES["content"]) + Text("  nested", STYLES["nested"]))
    for note in document.notes:
        console.print(shown(f"note: {note}", "dim"))


def _fate(record: Record, row: DocumentRow) -> Iterator[str]:
    """What became of the page at its address, as far as the record knows."""
    url = row.document.url
    gone = record.gone_since(url) if url else None
    if gone:
        yield f"no longer at its address: its server said so on {gone.date()}"
    if not row.latest and url:
        later = record.document(url)
        yield "read again later with another text" + (f": {later.document.id}" if later else "")


def _mark(row: StatementRow, ids: bool) -> Mark:
    surety = min(row.score, row.speaker_score) if row.known_speaker else row.score
    sure = "corrected" if row.corrected else how_sure(surety)
    facts = f"{act_of(row)}{occasion_of(row)}"
    note = f"{speaker_of(row)}: {facts}, {sure}" + (f" {row.id[:SHORT_ID]}" if ids else "")
    return Mark(row.source, row.cue, row.content, note, nested=row.parent is not None)
