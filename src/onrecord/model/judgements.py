"""Judgements: what a person or a rule decided; appended to the record, never overwritten."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What was decided."""

    SAME = "same"  # subject and other are one thing
    DIFFERENT = "different"  # they are two
    RIGHT = "right"  # the subject is as it should be
    WRONG = "wrong"  # it is not; `value` says how it should be, where that is known
    UNSURE = "unsure"  # looked at, and it cannot be told
    WITHDRAWN = "withdrawn"  # takes back the judgement before it on the same question


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. The last one on the same subject, other and `about` is the one that stands.

    `subject` and `other` are ids (stm-…, spk-…, utt-…, dsp-…); `about` names the question: speaker,
    act, span, utterance, contradiction …; `value` is what it should be instead; `by` is a person's
    name or a rule and its version; `why` a sentence for people.
    """

    subject: str
    verdict: Verdict
    about: str
    by: str
    other: str | None = None
    value: str | None = None
    why: str | None = None
    at: datetime = field(default_factory=_now)
