"""Decisions on sayings: a rendering is another saying, or another saying is this one.

In: an utterance and what is taken out of it or joined to it. Out: judgements on sentences, which
the next review follows; until then the page says that they wait.
"""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Response
from starlette.responses import RedirectResponse

from onrecord.errors import BadInput
from onrecord.model import Utterance
from onrecord.record import Record
from onrecord.record.judging import deciding
from onrecord.web.door.visitors import Corrector
from onrecord.web.pages.corrections import Field
from onrecord.web.pages.login import own_path
from onrecord.web.rendering import Opened

router = APIRouter(include_in_schema=False)


@router.post("/utterances/{name}/apart")
def apart(
    record: Opened, who: Corrector, name: str, statement: Field, back: Field = "/"
) -> Response:
    """A statement renders another saying: all its sentences leave this one."""
    utterance = found(record, name)
    leaving = [each for each in utterance.sentences if each.rpartition(":")[0] == statement]
    staying = [each for each in utterance.sentences if each not in leaving]
    if not leaving or not staying:
        raise BadInput(f"{statement} cannot be taken out of {name}: reload its page")
    for sentence in leaving:
        record.judge(deciding.another_saying(sentence, staying[0], who.name))
    return RedirectResponse(own_path(back), 303)


@router.post("/utterances/{name}/one")
def one(record: Opened, who: Corrector, name: str, other: Field, back: Field = "/") -> Response:
    """Another saying is this one; the id of the other, or of a sentence of it."""
    utterance, joined = found(record, name), found(record, other.strip())
    if joined.id == utterance.id:
        raise BadInput("this is that saying already")
    if joined.speaker != utterance.speaker:
        raise BadInput("two speakers have two sayings: make the speakers one first")
    record.judge(deciding.one_saying(utterance.sentences[0], joined.sentences[0], who.name))
    return RedirectResponse(own_path(back), 303)


def found(record: Record, name: str) -> Utterance:
    """The utterance of an id, or of a sentence; 404 where there is none."""
    utterance = record.utterance(name)
    if utterance is None:
        raise HTTPException(404, f"There is no utterance {name} in this record (any more).")
    return utterance
