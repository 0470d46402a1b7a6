"""Search: statements by words and filters; the address holds the question.

In: words and filters as a form sends them. Out: statements, by date where that is asked for, else
the best first where words were given and the newest first where only filters were; without any of
these those read last first, which needs no sorting. Where there are none, what was searched and
what is near.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from onrecord.model import Act, StatementRow
from onrecord.record import DocumentLine, Order, Query, Record, Snippet, SpeakerRow
from onrecord.web.api.answers import place_of
from onrecord.web.asking import Asked, asked, hearers_of, query_of
from onrecord.web.remembering import Lately
from onrecord.web.rendering import Opened, page
from onrecord.web.views.tallies import table_of

A_PAGE = 50
COUNTED = 10_000  # of more it is said that there are more: counting takes as long as they are many
DOCUMENTS = 10
SUGGESTED = 200  # outlets that the form suggests

router = APIRouter(include_in_schema=False)

Form = Annotated[Asked, Depends(asked)]


@dataclass(frozen=True, slots=True)
class Found:
    """Statements with the words found in each, and where the next ones begin."""

    rows: tuple[tuple[StatementRow, Snippet | None], ...]
    after: str | None


@router.get("/search")
def search(request: Request, record: Opened, lately: Lately, form: Form) -> Response:
    """Statements with these words under these filters."""
    meant = _meant(record, form)
    query = query_of(form, meant, hearers_of(record, form))
    found = _found(record, form, query)
    documents = () if found.rows else _documents(record, form, query)
    return page(
        request,
        "search.html",
        form=form,
        found=found,
        meant=meant,
        documents=documents,
        total=lately(record.count, _counted(form, query), COUNTED + 1),
        counted_to=COUNTED if form.asks else None,
        near=() if found.rows else _near(record, form),
        outlets=lately(record.outlets)[:SUGGESTED],
        acts=list(Act),
    )


@router.get("/search/counts")
def counts(request: Request, record: Opened, lately: Lately, form: Form) -> Response:
    """How many of them there are of each act in each year."""
    query = _counted(form, _query(record, form))
    return page(request, "counts.html", form=form, table=table_of(lately(record.tally, query)))


def _meant(record: Record, form: Asked) -> tuple[SpeakerRow, ...]:
    return record.speakers_named(form.speaker) if form.speaker else ()


def _query(record: Record, form: Asked) -> Query:
    return query_of(form, _meant(record, form), hearers_of(record, form))


def _counted(form: Asked, query: Query) -> Query:
    """What is counted: the same whatever the order."""
    return replace(query, words=form.words or None, order=Order.READ)


def _found(record: Record, form: Asked, query: Query) -> Found:
    if not form.ranked:
        wanted = replace(query, words=form.words or None)
        portion = record.portion(wanted, A_PAGE, form.after or None)
        shown = _snippets(record, form.words, portion.rows)
        return Found(tuple((row, shown.get(row.id)) for row in portion.rows), portion.after)
    start = place_of(form.after or None)
    hits = list(islice(record.search(form.words, query), start, start + A_PAGE + 1))
    rows = tuple((hit.statement, hit.snippet) for hit in hits[:A_PAGE])
    return Found(rows, str(start + A_PAGE) if len(hits) > A_PAGE else None)


def _snippets(record: Record, words: str, rows: tuple[StatementRow, ...]) -> dict[str, Snippet]:
    """The words found in each of `rows`."""
    if not words:
        return {}
    hits = record.search(words, Query(ids=tuple(row.id for row in rows)))
    return {hit.statement.id: hit.snippet for hit in hits}


def _documents(
    record: Record, form: Asked, query: Query
) -> tuple[tuple[DocumentLine, Snippet], ...]:
    """Documents that have the words where no statement has them.

    None where a speaker, an act or a denial is asked for, which are a statement's.
    """
    if not form.words or form.speaker or form.act or form.denied:
        return ()
    hits = islice(record.search_documents(form.words, query), DOCUMENTS)
    return tuple((hit.document, hit.snippet) for hit in hits)


def _near(record: Record, form: Asked) -> tuple[Asked, ...]:
    """The question with one filter less, or its words one at a time, where that finds something."""
    fewer = [
        replace(form, **{name: ""}, after="")  # type: ignore[arg-type]
        for name in ("speaker", "act", "outlet", "addressee", "since", "until")
        if getattr(form, name)
    ]
    singles = form.words.split() if len(form.words.split()) > 1 else []
    fewer += [Asked(words=word) for word in singles[:5] if any(map(str.isalnum, word))]
    return tuple(each for each in fewer if _any(record, each))


def _any(record: Record, form: Asked) -> bool:
    return bool(_found(record, form, _query(record, form)).rows)
