"""What is answered in "Ruiz, asked whether it was safe: “No.”": the quotation alone.

A network reads who "asked" there as the one who asks, and takes the question for the words of Ruiz.
She was asked it, by somebody whom the sentence does not name; hers is what stands behind the colon.

In: attributions of a document. Out: the same, with such questions left out of what is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.model import Attribution, Span

_WAS_ASKED = re.compile(
    r"(?:,\s*|\b(?:was|were|is|are|when)\s+)(?:again |later |\w+ly )?\Z", re.IGNORECASE
)
"""What stands between who was asked and "asked"."""

_QUESTION = re.compile(
    r"(?:if|whether|about|why|how|what|when|where|who)\b[^“”\"\n]*?(?P<colon>:)\s*(?=[“\"])"
)


def with_answers(text: str, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """`found`, in its order; of who was asked only the answer."""
    for each in found:
        yield _answer(text, each) or each


def _answer(text: str, each: Attribution) -> Attribution | None:
    """The answer of who was asked; None where `each` is none."""
    if not (each.source and each.cue) or each.cue[-1].of(text).casefold() != "asked":
        return None
    between = text[each.source[-1].end : each.cue[-1].start]
    first, *more = each.content
    question = _QUESTION.match(text, first.start, first.end)
    if question is None or not _WAS_ASKED.search(between):
        return None
    said = Span(question.end(), first.end)
    return replace(each, cue=(Span(*question.span("colon")),), content=(said, *more))
