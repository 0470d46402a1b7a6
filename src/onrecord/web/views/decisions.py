"""Decisions said in words: what a judgement says of what, for the reader of a list.

In: a judgement. Out: a short sentence, and the address of what it is about.
"""

from __future__ import annotations

import json
from typing import Any

from onrecord.model import Judgement, Verdict
from onrecord.record import CONTRADICTION
from onrecord.record.judging.deciding import SPAN, UTTERANCE

_PLAIN = {
    Verdict.SAME: "one with",
    Verdict.DIFFERENT: "never one with",
    Verdict.RIGHT: "right",
    Verdict.WRONG: "wrong",
    Verdict.UNSURE: "cannot be told",
}
_OF_DISPUTES = {Verdict.RIGHT: "dispute accepted", Verdict.WRONG: "dispute rejected"}
_OF_SAYINGS = {Verdict.SAME: "one saying", Verdict.DIFFERENT: "another saying"}
_CALLED = {CONTRADICTION: "dispute", UTTERANCE: "saying", SPAN: "words"}
_ADDRESSES = {
    "stm": "/statements/",
    "spk": "/speakers/",
    "dsp": "/disputes/",
    "utt": "/utterances/",
    "doc": "/documents/",
}


def said(judgement: Judgement) -> str:
    """What was decided: “speaker: Ana Ruiz”, “not a statement”, “dispute rejected”."""
    if judgement.verdict is Verdict.WITHDRAWN:
        return f"{_CALLED.get(judgement.about, judgement.about)}: taken back"
    if judgement.about == CONTRADICTION:
        return _OF_DISPUTES.get(judgement.verdict, "dispute: cannot be told")
    if judgement.about == "statement" and judgement.verdict is Verdict.WRONG:
        return "not a statement"
    if judgement.about == UTTERANCE:
        return _OF_SAYINGS.get(judgement.verdict, "saying: cannot be told")
    if judgement.verdict in (Verdict.SAME, Verdict.DIFFERENT):
        return f"speakers: {_PLAIN[judgement.verdict]} each other"
    if judgement.about == SPAN:
        return "other words are meant"
    value = _value(judgement)
    return f"{judgement.about}: {value or _PLAIN[judgement.verdict]}"


def words_of(judgement: Judgement) -> str | None:
    """The words of the statement that was judged, as they stood; None where it was none."""
    stood = _read(judgement.stood)
    return stood.get("content_text") if isinstance(stood, dict) else None


def where(judgement: Judgement, statement: str | None = None) -> str | None:
    """The address of what was judged; `statement` is how it is called now."""
    subject = statement or judgement.subject
    subject = subject.partition(":")[0]  # a sentence stands in its statement
    start = _ADDRESSES.get(subject.partition("-")[0])
    return f"{start}{subject}" if start else None


def _value(judgement: Judgement) -> str | None:
    read = _read(judgement.value)
    if judgement.about == "speaker" and isinstance(read, dict):
        return str(read.get("name"))
    return judgement.value


def _read(text: str | None) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        return None
