"""Search: statements by words and filters; the address holds the question.

In: words and filters as a form sends them. Out: statements, best first where words were given,
newest first where filters were, and without either those read last first, which needs no sorting;
where there are none, what was searched and what is near.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from onrecord.errors import BadInput
from onrecord.model import Act, PartialDate, StatementRow
from onrecord.record import Order, Query, Record, Snippet, SpeakerRow
from onrecord.web.api_answers import place_of
from onrecord.web.remembering import Lately
from onrecord.web.rendering import Opened, page

A_PAGE = 50
COUNTED = 10_000  # of more it is said that there are more: counting takes as long as they are many
DOCUMENTS = 10
MOST_WORDS = 400  # characters of a question; a draft is checked elsewhere
SUGGESTED = 200  # outlets that the form suggests

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form was filled with; empty text where nothing was."""

    words: str = ""
    speaker: str = ""
    act: str = ""
    outlet: str = ""
    addressee: str = ""
    since: str = ""
    until: str = ""
    denied: bool = False
    disputed: bool = False
    undated: bool = False
    after: str = ""

    @property
    def asks(self) -> bool:
        """Whether there are words or a filter."""
        return any(self.filters().values())

    def filters(self) -> dict[str, object]:
        """As the address has them."""
        return {
            "words": self.words,
            "speaker": self.speaker,
            "act": self.act,
            "outlet": self.outlet,
            "addressee": self.addressee,
            "since": self.since,
            "until": self.until,
            "denied": "true" if self.denied else "",
            "disputed": "true" if self.disputed else "",
            "undated": "true" if self.undated else "",
        }


async def asked(
    words: str = "",
    speaker: str = "",
    act: str = "",
    outlet: str = "",
    addressee: str = "",
    since: str = "",
    until: str = "",
    denied: bool = False,
    disputed: bool = False,
    undated: bool = False,
    after: str = "",
) -> Asked:
    """The question in an address."""
    given = (words, speaker, act, outlet, addressee, since, until)
    words, speaker, act, outlet, addressee, since, until = (
        each[:MOST_WORDS].strip() for each in given
    )
    texts = (words, speaker, act, outlet, addressee, since, until)
    return Asked(*texts, denied, disputed, undated, after)


@dataclass(frozen=True, slots=True)
class Found:
    """Statements with the words found in each, and where the next ones begin."""

    rows: tuple[tuple[StatementRow, Snippet | None], ...]
    after: str | None


@router.get("/search")
def search(
    request: Request,
    record: Opened,
    lately: Lately,
    form: Annotated[Asked, Depends(asked)],
) -> Response:
    """Statements with these words under these filters."""
    meant = record.speakers_named(form.speaker) if form.speaker else ()
    query = query_of(form, meant)
    found = _found(record, form, query)
    plain = form.words and not (form.speaker or form.act or form.denied)
    documents = islice(record.search_documents(form.words, query), DOCUMENTS) if plain else ()
    return page(
        request,
        "search.html",
        form=form,
        found=found,
        meant=meant,
        documents=tuple(documents),
        total=None if form.words else lately(record.count, query, COUNTED + 1),
        counted_to=COUNTED if any(form.filters().values()) else None,
        near=() if found.rows else _near(record, form),
        outlets=lately(record.outlets)[:SUGGESTED],
        acts=list(Act),
    )


def query_of(form: Asked, meant: tuple[SpeakerRow, ...]) -> Query:
    """The filters of `form`; BadInput where one cannot be understood."""
    if form.act and form.act not in list(Act):
        raise BadInput(f"{form.act!r} is no act: {', '.join(Act)}")
    return Query(
        speakers=tuple(each.speaker.id for each in meant) if form.speaker else None,
        on_behalf=True,
        act=Act(form.act) if form.act else None,
        denied=True if form.denied else None,
        disputed=form.disputed,
        undated=form.undated,
        outlet=form.outlet or None,
        addressee=form.addressee or None,
        said_from=PartialDate(form.since) if form.since else None,
        said_until=PartialDate(form.until) if form.until else None,
        order=Order.NEWEST if any(form.filters().values()) else Order.LATEST,
    )


def _found(record: Record, form: Asked, query: Query) -> Found:
    if not form.words:
        portion = record.portion(query, A_PAGE, form.after or None)
        return Found(tuple((row, None) for row in portion.rows), portion.after)
    start = place_of(form.after or None)
    hits = list(islice(record.search(form.words, query), start, start + A_PAGE + 1))
    rows = tuple((hit.statement, hit.snippet) for hit in hits[:A_PAGE])
    return Found(rows, str(start + A_PAGE) if len(hits) > A_PAGE else None)


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
    meant = record.speakers_named(form.speaker) if form.speaker else ()
    return bool(_found(record, form, query_of(form, meant)).rows)
