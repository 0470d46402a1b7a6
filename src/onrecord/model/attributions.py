"""Attributions: source, cue and content found in one document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.spans import Span, Spans, hull


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say what, as spans: "the White House" "said" "that …".

    `source` and `cue` may be empty, `content` never is. `score` is the calibrated probability that
    the attribution is right. `origin` names the rule or model and its version. `parent` is the
    index, in the same list of a document's attributions, of the one whose content this one lies
    in (A says that B denied …); None for an outermost one.
    """

    source: Spans
    cue: Spans
    content: Spans
    score: float
    origin: str
    parent: int | None = None

    @property
    def hull(self) -> Span:
        """The shortest span that holds source, cue and content."""
        return hull((*self.source, *self.cue, *self.content))


class Form(StrEnum):
    """Whose wording the content is in."""

    DIRECT = "direct"  # all of it between quotation marks
    INDIRECT = "indirect"  # none of it
    MIXED = "mixed"  # some of it
