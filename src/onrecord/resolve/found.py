"""What a source stands for on its page, before the answer is made a `Resolution`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import UNSURE, Resolution, Speaker, Unsure
from onrecord.resolve.cast.characters import Character

SAYS_SO = 0.9  # score of an answer that the page gives in so many words
TOGETHER = "named together"  # the evidence of a group of those who are named

_NOBODY = re.compile(r"nobody|no[ -]one|none", re.IGNORECASE)


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


def of_nobody(source: str) -> Found | None:
    """The answer that nobody speaks, where the words of a source say that nobody does."""
    if not _NOBODY.fullmatch(source.strip()):
        return None
    return Found(None, SAYS_SO, "the page says that nobody does")
