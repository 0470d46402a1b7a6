"""/utterances, /disputes, /dispatches, /positions: what was found across pages.

What is given is what the last review found (`onrecord review`); /review says whether that is older
than the newest page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Request, Response
from fastapi import Query as Parameter
from pydantic import BaseModel

from onrecord.compare import bearers, positions_of_all
from onrecord.group import one_spelling
from onrecord.model import Stance
from onrecord.model.plain import plain
from onrecord.record import DisputeQuery, DisputeRow, Query, Status
from onrecord.web.api.answers import (
    USUAL,
    After,
    Items,
    Limit,
    Short,
    answer,
    going_on,
    portion,
    some,
    speakers_called,
    there,
)
from onrecord.web.api.judgements import told
from onrecord.web.api.shapes_across import (
    DispatchShape,
    DisputeShape,
    PositionShape,
    UtteranceShape,
    WordingShape,
)
from onrecord.web.loading import once
from onrecord.web.rendering import Opened
from onrecord.web.views.wordings import Wording, meant, wordings

if TYPE_CHECKING:
    from onrecord.nets import SentenceEmbedder

router = APIRouter()


class Reviewed(BaseModel):
    """Whether every document was set beside the others since it was last read."""

    complete: bool


@router.get("/review", response_model=Reviewed)
def review(request: Request, record: Opened) -> Response:
    """Whether the answers of this part are as new as the record."""
    return answer(request, {"complete": record.is_reviewed()})


@router.get("/utterances", response_model=Items[UtteranceShape])
def utterances(
    request: Request,
    record: Opened,
    speaker: Short | None = None,
    at_least: Annotated[int, Parameter(ge=1, le=10_000, description="So many documents.")] = 1,
    limit: Limit = USUAL,
    after: After = None,
) -> Response:
    """Sayings, those in most documents first."""
    ids = speakers_called(record, speaker)
    taken, more = some(record.utterances(ids, at_least=at_least, after=after), limit)
    return portion(request, map(plain, taken), taken[-1].id if more else None)


@router.get("/utterances/{name}", response_model=UtteranceShape)
def utterance(request: Request, record: Opened, name: str) -> Response:
    """One saying, by its id or that of a sentence (`stm-…:N`) that renders it."""
    return answer(request, plain(there(record.utterance(name), f"utterance {name}")))


@router.get("/utterances/{name}/wordings", response_model=Items[WordingShape])
def renderings(request: Request, record: Opened, name: str) -> Response:
    """The renderings of a saying, each against the first: what it adds, leaves out and changes."""
    saying = there(record.utterance(name), f"utterance {name}")
    rows = {row.id: row for row in record.statements(Query(ids=saying.statements))}
    return portion(request, map(_wording, wordings(meant(saying, rows))), None)


@router.get("/disputes", response_model=Items[DisputeShape])
def disputes(
    request: Request,
    record: Opened,
    words: Short | None = None,
    status: Status | None = None,
    own_words: bool | None = None,
    limit: Limit = USUAL,
    after: After = None,
) -> Response:
    """Contradictions, the likeliest first, with what was decided on each."""
    wanted = DisputeQuery(words=words, status=status, own_words=own_words, after=after)
    taken, more = some(record.disputes(wanted), limit)
    return portion(request, map(_dispute, taken), taken[-1].dispute.id if more else None)


@router.get("/disputes/{name}", response_model=DisputeShape)
def dispute(request: Request, record: Opened, name: str) -> Response:
    """One dispute."""
    return answer(request, _dispute(there(record.dispute(name), f"dispute {name}")))


@router.get("/dispatches", response_model=Items[DispatchShape])
def dispatches(
    request: Request, record: Opened, limit: Limit = USUAL, after: After = None
) -> Response:
    """Texts that several documents carry, those that most carry first."""
    taken, more = some(going_on(record.dispatches(), after, "dispatch"), limit)
    return portion(request, map(plain, taken), taken[-1].id if more else None)


@router.get("/dispatches/{name}", response_model=DispatchShape)
def dispatch(request: Request, record: Opened, name: str) -> Response:
    """One text with the documents that carry it."""
    return answer(request, plain(there(record.dispatch(name), f"dispatch {name}")))


@router.get("/positions", response_model=Items[PositionShape])
def positions(
    request: Request,
    record: Opened,
    speaker: Short,
    matter: Annotated[Short, Parameter(description="Words.", examples=["the dam"])],
    every: Annotated[
        bool, Parameter(alias="all", description="Also what takes no stand: questions, asides.")
    ] = False,
) -> Response:
    """Where a speaker stood on a matter, oldest first; found by words and by meaning."""
    called = {each.id for each in bearers(speaker, record.speakers())}
    ids = tuple(sorted(called.union(speakers_called(record, speaker) or ())))
    said = record.statements(Query(speakers=ids, on_behalf=True))
    rows = one_spelling(said, record.never_the_same())
    embedder, documents = _embedder() if rows else None, record.documents_of
    stands = positions_of_all(ids, matter, rows, embedder, documents)
    found = [each for each in stands if every or each.stance is not Stance.NEITHER]
    return portion(request, map(plain, found), None)


@once
def _embedder() -> SentenceEmbedder:
    from onrecord.nets import load_embedder  # here: other requests need no network

    return load_embedder()


def _wording(each: Wording) -> dict[str, Any]:
    return {
        "statement": each.row.id,
        "pieces": plain(each.pieces),
        "left_out": plain(each.left_out),
        "changes": plain(each.changes),
    }


def _dispute(row: DisputeRow) -> dict[str, Any]:
    found: dict[str, Any] = plain(row.dispute)
    judgement = told(row.judgement) if row.judgement else None
    return found | {"status": row.status.value, "judgement": judgement}
