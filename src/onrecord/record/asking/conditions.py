"""Which statements: the SQL that a query means.

In: a `Query`. Out: conditions for WHERE, and the tables that they need. A filter on dates takes
partial dates and keeps what may lie within: a page of '2019' is kept by `published_from=2019-06`.
Text comparison does that without computing days, because the text of a year is a prefix of its
months and sorts before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    column,
    func,
    or_,
    select,
    table,
)

from onrecord.model import PartialDate, SpeakerId, Verdict
from onrecord.record.asking.among import among
from onrecord.record.asking.matching import matching
from onrecord.record.asking.query import Query
from onrecord.record.asking.speakers import standing
from onrecord.record.asking.terms import wanted
from onrecord.record.keeping.connect import column_of
from onrecord.record.tables import dispute_evidence, documents, statements

_ESCAPE = "/"
_MARKS = ',;:()"“”'  # what may stand at a name within a hearer's words: "Bo Lund, the envoy"
_WORDS = table("statement_words", column("rowid"))
_JUDGED = table("judged_disputes", column("dispute"), column("verdict"))

_LATER = documents.alias("later")
DAY = statements.c.day
"""When a statement was said, else published; '' where no page tells. The database makes it."""

is_latest: ColumnElement[bool] = ~(
    select(_LATER.c.id)
    .where(
        or_(_LATER.c.url == documents.c.url, _LATER.c.page == documents.c.page),
        _LATER.c.number > documents.c.number,
    )
    .exists()
)


def keys_of(query: Query) -> FromClause:
    """The tables that the conditions of `query` need: documents only where it asks about them."""
    if any(True for _ in document_conditions(query)):
        return statements.join(documents, documents.c.id == statements.c.document)
    return statements


def with_words(words: str) -> Select[int]:
    """The numbers of the statements that have `words` in their content, of the index alone."""
    return select(_WORDS.c.rowid).where(matching("statement_words", wanted(words)))


def conditions(query: Query) -> Iterator[ColumnElement[bool]]:
    """The conditions on statements and their documents that `query` stands for."""
    if query.words is not None:
        yield statements.c.number.in_(with_words(query.words))
    if query.ids is not None:
        yield statements.c.id.in_(column_of(query.ids))
    if query.speakers is not None:
        yield _said_by(query.speakers, on_behalf=query.on_behalf)
    if query.act is not None:
        yield statements.c.act == query.act
    if query.form is not None:
        yield statements.c.form == query.form
    if query.denied is not None:
        yield statements.c.denied == int(query.denied)
    if query.addressee is not None:
        yield func.lower(statements.c.addressee_text) == func.lower(query.addressee)
    if query.told is not None or query.hearers is not None:
        yield _said_to(query.told, query.hearers or ())
    if query.disputed:
        yield _disputed()
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


def _holds(words: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """That words hold a name whole, whatever its case: "the envoy Bo Lund" holds "Bo Lund"."""
    bare = reduce(lambda text, mark: func.replace(text, mark, ""), _MARKS, words)
    within = (" " + bare + " ").ilike(f"% {_literally(name)} %", escape=_ESCAPE)
    return and_(words != "", within)


def _said_to(name: str | None, hearers: Sequence[SpeakerId]) -> ColumnElement[bool]:
    """That it is said to one of `hearers`, or to whom words mean that hold a name."""
    heard = among(statements.c.hearer, standing(hearers))
    return heard if name is None else or_(_holds(statements.c.addressee_text, name), heard)


def _literally(name: str) -> str:
    """A name as a pattern, without the marks that are not looked at."""
    bare = re.sub(f"[{_MARKS}]", "", name)
    return re.sub(r"([/%_])", rf"{_ESCAPE}\1", " ".join(bare.split()))


def _said_by(speakers: Sequence[SpeakerId], *, on_behalf: bool) -> ColumnElement[bool]:
    """That one of `speakers` says it, or that it is said `on_behalf` of one."""
    meant = standing(speakers)
    if not on_behalf:
        return statements.c.speaker.in_(meant)
    return or_(among(statements.c.speaker, meant), among(statements.c.on_behalf_of, meant))


def _disputed() -> ColumnElement[bool]:
    """That it stands in a dispute that nobody rejected."""
    rejected = select(_JUDGED.c.dispute).where(_JUDGED.c.verdict == Verdict.WRONG)
    stands_in = select(dispute_evidence.c.statement)
    return statements.c.id.in_(stands_in.where(dispute_evidence.c.dispute.not_in(rejected)))


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
