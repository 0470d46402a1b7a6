"""/statements: who said what, by words and filters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi import Query as Parameter

from onrecord.errors import BadInput
from onrecord.model import Act, DocumentId, Form
from onrecord.record import Order, Query, Record
from onrecord.web.api.answers import (
    USUAL,
    After,
    Day,
    Items,
    Limit,
    Short,
    answer,
    partial_date,
    place_of,
    portion,
    some,
    speakers_called,
    there,
)
from onrecord.web.api.shapes import StatementShape
from onrecord.web.rendering import Opened

router = APIRouter()

Words = Annotated[
    Short | None, Parameter(description='Words; "a phrase"; begin*', examples=["sanctions"])
]
Named = Annotated[Short | None, Parameter(description="A name, a part of one, or an id.")]
Addressee = Annotated[Short | None, Parameter(description="To whom, in the page's words.")]
Hearer = Annotated[Short | None, Parameter(description="To whom: a name, or an id.")]
To = Annotated[
    Short | None,
    Parameter(description="To whom: a name in the page's words, or who is meant by it."),
]
Since = Annotated[Day | None, Parameter(description="Said on this date or later.")]
Until = Annotated[Day | None, Parameter(description="Said on this date or before.")]
Disputed = Annotated[bool, Parameter(description="In a dispute that nobody rejected.")]
Undated = Annotated[bool, Parameter(description="Only what has no date at all.")]
Latest = Annotated[bool, Parameter(description="Only the newest text of an address.")]


@dataclass(frozen=True, slots=True)
class Asked:
    """Words and filters of a request."""

    words: str | None
    query: Query


def asked(
    record: Opened,
    words: Words = None,
    speaker: Named = None,
    act: Act | None = None,
    form: Form | None = None,
    denied: bool | None = None,
    outlet: Short | None = None,
    addressee: Addressee = None,
    hearer: Hearer = None,
    to: To = None,
    document: Short | None = None,
    since: Since = None,
    until: Until = None,
    disputed: Disputed = False,
    undated: Undated = False,
    latest: Latest = False,
    order: Order = Order.NEWEST,
) -> Asked:
    """The question that a request asks; what is left out filters nothing.

    BadInput where it says twice to whom: `hearers` beside `told` give what either keeps.
    """
    if hearer and to:
        raise BadInput("hearer and to both say to whom: give one of them")
    query = Query(
        speakers=speakers_called(record, speaker),
        on_behalf=speaker is not None,
        act=act,
        form=form,
        denied=denied,
        outlet=outlet,
        addressee=addressee,
        told=to,
        hearers=speakers_called(record, hearer or to),
        document=DocumentId(document) if document else None,
        said_from=partial_date(since),
        said_until=partial_date(until),
        disputed=disputed,
        undated=undated,
        latest=latest,
        order=order,
    )
    return Asked(words or None, query)


Question = Annotated[Asked, Depends(asked)]
"""Words and filters, as parameters of an address."""


def counted(question: Asked) -> Query:
    """The question as counts and exports have it: the words are a filter, no order is asked for."""
    return replace(question.query, words=question.words, order=Order.READ)


@router.get("/statements", response_model=Items[StatementShape])
def statements(
    request: Request, record: Opened, question: Question, limit: Limit = USUAL, after: After = None
) -> Response:
    """Statements that have these words and pass these filters; with words, the best first."""
    if question.words is None:
        found = record.portion(question.query, limit, after)
        return portion(request, (row.as_dict() for row in found.rows), found.after)
    start = place_of(after)
    hits = islice(record.search(question.words, question.query), start, None)
    taken, more = some(hits, limit)
    rows = (hit.statement.as_dict() for hit in taken)
    return portion(request, rows, str(start + limit) if more else None)


@router.get("/statements/{name}", response_model=StatementShape)
def statement(request: Request, record: Opened, name: str) -> Response:
    """One statement."""
    return answer(request, there(record.statement(name), f"statement {name}").as_dict())


def statements_of(record: Record, document: DocumentId) -> list[dict[str, object]]:
    """The statements of a document, in the order of its text."""
    return [row.as_dict() for row in record.statements_of(document)]
