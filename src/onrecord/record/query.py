"""Which statements: what a user may ask for, as a value, and the SQL that it means.

A filter on dates takes partial dates and keeps what may lie within: a page of '2019' is kept by
`published_from=2019-06`. Text comparison does that without computing days, because the text of a
year is a prefix of its months and sorts before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Table,
    and_,
    column,
    func,
    or_,
    select,
    table,
)

from onrecord.errors import BadInput
from onrecord.model import (
    Act,
    DocumentId,
    Form,
    PartialDate,
    SpeakerId,
    StatementId,
    StatementRow,
    Verdict,
)
from onrecord.record.gathering import gathered
from onrecord.record.matching import matching
from onrecord.record.rows import statement_of
from onrecord.record.speakers import standing
from onrecord.record.tables import (
    candidates,
    dispute_evidence,
    documents,
    speakers,
    statements,
)
from onrecord.record.terms import wanted

_WORDS = table("statement_words", column("rowid"))
_JUDGED = table("judged_disputes", column("dispute"), column("verdict"))
_BEGINNING = re.compile("(?:stm-)?([0-9a-f]{4,20})")


class Order(StrEnum):
    """In which order statements come."""

    READ = "read"  # as they were read; streams whatever the size
    DAY = "day"  # by date of saying, else of publication; undated first
    NEWEST = "newest"  # the other way round
    LATEST = "latest"  # as they were read, the last first


@dataclass(frozen=True, slots=True)
class Query:
    """Filters that all hold together; an empty one keeps every statement.

    `words` are all in the content, as `Record.search` finds them. `ids` are the statements' own, a
    few thousand at most. `speakers` are ids of which one must be the speaker's (or, with
    `on_behalf`, of whom the speaker speaks for). `outlet` and `addressee`, the words of whom it is
    said to, are compared without case. `latest` leaves out documents whose address was read again
    later with another text. `disputed` keeps what stands in a dispute that nobody rejected,
    `undated` what has no date at all. Dates are inclusive.
    """

    words: str | None = None
    ids: tuple[StatementId, ...] | None = None
    speakers: tuple[SpeakerId, ...] | None = None
    on_behalf: bool = False
    act: Act | None = None
    form: Form | None = None
    denied: bool | None = None
    outlet: str | None = None
    url: str | None = None
    document: DocumentId | None = None
    published_from: PartialDate | None = None
    published_until: PartialDate | None = None
    said_from: PartialDate | None = None
    said_until: PartialDate | None = None
    addressee: str | None = None
    disputed: bool = False
    undated: bool = False
    latest: bool = False
    order: Order = Order.READ


_LATER = documents.alias("later")
DAY = statements.c.day
"""When a statement was said, else published; '' where no page tells. The database makes it."""

_speaker = speakers.alias("speaker")
_behalf = speakers.alias("behalf")
_candidate = speakers.alias("candidate")
_named = speakers.alias("named")

is_latest: ColumnElement[bool] = ~(
    select(_LATER.c.id)
    .where(
        or_(_LATER.c.url == documents.c.url, _LATER.c.page == documents.c.page),
        _LATER.c.number > documents.c.number,
    )
    .exists()
)

_CANDIDATES = (
    select(
        gathered(
            candidates.c.position,
            *(_candidate.c.id, _candidate.c.name, _candidate.c.kind, _candidate.c.wikidata),
        )
    )
    .select_from(
        candidates.join(_named, _named.c.id == candidates.c.speaker).join(
            _candidate, _candidate.c.id == _named.c.standing
        )
    )
    .where(candidates.c.statement == statements.c.id)
    .scalar_subquery()
)

_JOINED = (
    statements.join(documents, documents.c.id == statements.c.document)
    .outerjoin(_speaker, _speaker.c.id == statements.c.speaker)
    .outerjoin(_behalf, _behalf.c.id == statements.c.on_behalf_of)
)


def keys_of(query: Query) -> FromClause:
    """The tables that the conditions of `query` need: documents only where it asks about them."""
    if any(True for _ in document_conditions(query)):
        return statements.join(documents, documents.c.id == statements.c.document)
    return statements


def selected(query: Query) -> Select[Any]:
    """All columns of the statements that `query` keeps, in its order."""
    kept = _columns().select_from(_JOINED).where(*conditions(query))
    if query.order is Order.DAY:
        return kept.order_by(DAY, documents.c.number, statements.c.position)
    if query.order is Order.NEWEST:
        return kept.order_by(DAY.desc(), statements.c.number.desc())
    if query.order is Order.LATEST:
        return kept.order_by(statements.c.number.desc())
    if query.document:
        return kept.order_by(statements.c.position)
    return kept.order_by(statements.c.number)


def selected_statement(name: str) -> Select[Any]:
    """All columns of the statement of one id."""
    return _columns().select_from(_JOINED).where(statements.c.id == name)


def statement_named(connection: Connection, name: str) -> StatementRow | None:
    """The statement of an id or of the beginning of one; BadInput where several begin so."""
    if (row := connection.execute(selected_statement(name)).first()) is not None:
        return statement_of(row)
    if not (begins := _BEGINNING.fullmatch(name)):
        return None
    start = f"stm-{begins[1]}"
    # a range and not LIKE, which would read every statement; "~" sorts after hex
    wanted = _columns().select_from(_JOINED).where(statements.c.id.between(start, start + "~"))
    rows = connection.execute(wanted.limit(2)).all()
    if len(rows) > 1:
        raise BadInput(f"{name!r} is the beginning of several ids: type more of it")
    return statement_of(rows[0]) if rows else None


def _columns() -> Select[Any]:
    return select(
        statements,
        documents.c.url,
        documents.c.outlet,
        documents.c.title,
        documents.c.published,
        documents.c.version,
        *(column.label(f"speaker_{column.name}") for column in _speaker.c),
        *(column.label(f"behalf_{column.name}") for column in _behalf.c),
        _CANDIDATES.label("candidates"),
    )


def conditions(query: Query) -> Iterator[ColumnElement[bool]]:
    """The conditions on statements and their documents that `query` stands for."""
    if query.words is not None:
        with_words = matching("statement_words", wanted(query.words))
        yield statements.c.number.in_(select(_WORDS.c.rowid).where(with_words))
    if query.ids is not None:
        yield statements.c.id.in_(query.ids)
    if query.speakers is not None:
        meant = standing(query.speakers)
        said_by = statements.c.speaker.in_(meant)
        spoken_for = statements.c.on_behalf_of.in_(meant)
        yield or_(said_by, spoken_for) if query.on_behalf else said_by
    if query.act is not None:
        yield statements.c.act == query.act
    if query.form is not None:
        yield statements.c.form == query.form
    if query.denied is not None:
        yield statements.c.denied == int(query.denied)
    if query.addressee is not None:
        yield func.lower(statements.c.addressee_text) == func.lower(query.addressee)
    if query.disputed:
        rejected = select(_JUDGED.c.dispute).where(_JUDGED.c.verdict == Verdict.WRONG)
        stands_in = select(dispute_evidence.c.statement)
        yield statements.c.id.in_(stands_in.where(dispute_evidence.c.dispute.not_in(rejected)))
    if query.document is not None:
        yield statements.c.document == query.document
    if query.undated:
        yield DAY == ""
    if query.said_until is not None:
        yield DAY != ""
    yield from _within(DAY, query.said_from, query.said_until)
    yield from document_conditions(query)


def document_conditions(query: Query) -> Iterator[ColumnElement[bool]]:
    """Those of them that concern the document alone."""
    if query.outlet is not None:
        yield func.lower(documents.c.outlet) == func.lower(query.outlet)
    if query.url is not None:
        yield documents.c.url == query.url
    if query.latest:
        yield is_latest
    yield from _within(documents.c.published, query.published_from, query.published_until)


def behind(
    connection: Connection, ranked: Table, rank: ColumnElement[Any], name: str
) -> ColumnElement[bool]:
    """That a row comes after the one of an id, by falling `rank`, then id; BadInput if unknown."""
    last = connection.execute(select(rank).where(ranked.c.id == name)).scalar()
    if last is None:
        raise BadInput(f"{name} is not in the record (any more): begin at the beginning again")
    return or_(rank < last, and_(rank == last, ranked.c.id > name))


def _within(
    column: ColumnElement[Any], first: PartialDate | None, last: PartialDate | None
) -> Iterator[ColumnElement[bool]]:
    """That a partial date may mean a day from `first` to `last`."""
    if first is not None:
        day = first.first.isoformat()
        yield column >= day[:4]  # the part of an index to be read; what else is asked is looked at
        yield or_(column >= day, column.in_([day[:4], day[:7]]))
    if last is not None:
        yield column <= last.last.isoformat()
