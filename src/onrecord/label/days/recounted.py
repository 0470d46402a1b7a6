"""Sayings that a person recounts: "Ruiz said on Monday that Vale had asked her".

In: a page's attributions and resolutions, one of them, the day of its own sentence. Out: whether a
person recounts it, and the day if they tell it too. A newspaper, a transcript or a poll reports
what was just said: what it reports is dated as if it stood alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.label.days.dates import Dated
from onrecord.model import Attribution, PartialDate, Resolution, Speaker, SpeakerKind


def is_recounted(
    attributions: Sequence[Attribution], resolutions: Sequence[Resolution], index: int
) -> bool:
    """Whether a saying stands within a person's words."""
    outer = attributions[index].parent
    speaker = None if outer is None else resolutions[outer].speaker
    return isinstance(speaker, Speaker) and speaker.kind is SpeakerKind.PERSON


def day_recounted(
    attributions: Sequence[Attribution], index: int, own: Dated | None
) -> PartialDate | None:
    """The day that stands with it in the same words: "she said that he lied on Monday"."""
    outer = attributions[index].parent
    words = () if outer is None else attributions[outer].content
    return own.day if own and any(content.holds(own.span) for content in words) else None
