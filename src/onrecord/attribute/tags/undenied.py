"""Whose a denial is behind "Ruiz called it fake, although Hill had not denied it: “We …”".

A network gives the quotation to Hill, the name before the colon. Who had not denied it does not
deny it behind the colon: the sentence is of Ruiz, and so is the quotation.

In: attributions of a document. Out: the same, with such quotations given to who leads the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.language.polarity import polarity_of
from onrecord.model import Attribution

REACH = 100  # code points of such a clause

_CONCEDING = re.compile(
    r"\b(?:al|even )?though\s[^.:;“”\"]{2,60}\b(?:not|never|n['’]t)\s"
    r"(?:den(?:y|ied)|reject(?:ed)?|disputed?)(?: (?:it|that|this|them))?:\s*[“\"]?\Z",
    re.IGNORECASE,
)

_BETWEEN = re.compile(r"[”\"’]?,? ?")
"""What stands between the words that lead the sentence and such a clause."""


def with_deniers(text: str, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """`found`, in its order, with the speakers of such denials."""
    for each in found:
        before = _led_by(text, each, found)
        yield each if before is None else replace(each, source=before.source, cue=())


def _led_by(text: str, each: Attribution, found: Sequence[Attribution]) -> Attribution | None:
    """The attribution that leads the sentence of `each`; None where `each` is no such denial."""
    start = each.content[0].start
    conceding = _CONCEDING.search(text, max(0, start - REACH), start)
    if conceding is None or not polarity_of(each.content[0].of(text)).negated:
        return None
    led = (other for other in reversed(found) if other.source and other is not each)
    return next((other for other in led if _leads(text, other, conceding.start())), None)


def _leads(text: str, other: Attribution, end: int) -> bool:
    """Whether `other` ends in the sentence that goes on at `end`."""
    last = other.content[-1].end
    return last <= end and _BETWEEN.fullmatch(text, last, end) is not None
