"""Judgements: what a person or a rule decided; appended to the record, never overwritten."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from onrecord.errors import BadInput
from onrecord.model.ids import JudgementId, StatementId, hashed_id


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
    name or a rule and its version; `why` a sentence for people. `stood` is the subject as it stood
    when it was judged, as JSON: the record fills it in, and finds by it what was judged in a page
    that was read again.
    """

    subject: str
    verdict: Verdict
    about: str
    by: str
    other: str | None = None
    value: str | None = None
    why: str | None = None
    at: datetime = field(default_factory=_now)
    stood: str | None = field(default=None, repr=False, compare=False)

    @property
    def id(self) -> JudgementId:
        """`jdg-…` of who decided what and when."""
        parts = (self.subject, self.other, self.about, self.verdict, self.value, self.why, self.by)
        told = (part or "" for part in parts)
        return JudgementId(hashed_id("jdg", *told, self.at.astimezone(UTC).isoformat()))

    def as_dict(self) -> dict[str, Any]:
        """The JSON form; `value` is as it is kept: text, or JSON in a text."""
        return {
            "id": self.id,
            "subject": self.subject,
            "other": self.other,
            "about": self.about,
            "verdict": self.verdict.value,
            "value": self.value,
            "why": self.why,
            "by": self.by,
            "at": self.at.astimezone(UTC).isoformat(),
            "stood": json.loads(self.stood) if self.stood else None,
        }

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Judgement:
        """The judgement that `as_dict` wrote; BadInput says what is wrong with the row."""
        for name in ("subject", "verdict", "about", "by", "at"):
            if not isinstance(row.get(name), str) or not row[name]:
                raise BadInput(f"a judgement needs {name!r}, a text")
        if row["verdict"] not in [each.value for each in Verdict]:
            raise BadInput(f"{row['verdict']!r} is no verdict: {', '.join(Verdict)}")
        for name in ("other", "value", "why"):
            if not isinstance(row.get(name), str | None):
                raise BadInput(f"{name!r} is to be a text or null")
        stood = row.get("stood")
        return cls(
            subject=row["subject"],
            verdict=Verdict(row["verdict"]),
            about=row["about"],
            by=row["by"],
            other=row.get("other"),
            value=row.get("value"),
            why=row.get("why"),
            at=_moment(row["at"]),
            stood=json.dumps(stood, ensure_ascii=False) if isinstance(stood, Mapping) else None,
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement as the record has it.

    `stands` is False where a later one on the same question took its place or took it back.
    `statement` is the statement that was judged as it is called now: after a page was read by
    another version its statement may have another id. `gone` is True where the document's newest
    reading has no such statement, or the record no such speaker.
    """

    judgement: Judgement
    stands: bool
    statement: StatementId | None = None
    gone: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The JSON form: the judgement's with `stands`, `statement` and `gone`."""
        told = {"stands": self.stands, "statement": self.statement, "gone": self.gone}
        return self.judgement.as_dict() | told


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise BadInput(f"{text!r} is not a time: write 2031-05-04T12:00:00+00:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
