"""What a source stands for on its page, before the answer is made a `Resolution`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import UNSURE, Resolution, Speaker, Unsure
from onrecord.resolve.cast.characters import Character

TOGETHER = "named together"  # the evidence of a group of those who are named


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a source stands for on its page, before the answer is made a `Resolution`."""

    speaker: Speaker | Unsure | None
    score: float
    evidence: str
    character: Character | None = None
    candidates: tuple[Speaker, ...] = ()
    on_behalf_of: Speaker | None = None
    plural: bool = False

    def resolution(self) -> Resolution:
        """The answer as the record keeps it."""
        return Resolution(
            self.speaker, self.score, self.evidence, self.candidates, self.on_behalf_of
        )


def unsure(candidates: Sequence[Speaker], evidence: str, score: float = 0.0) -> Found:
    """The answer that it cannot be told."""
    return Found(UNSURE, score, evidence, candidates=tuple(dict.fromkeys(candidates)))
