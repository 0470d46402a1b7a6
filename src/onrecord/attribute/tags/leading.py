"""Who speaks in the participle that leads a sentence: "After saying that it was safe, [Ana] left".

A network may leave such a one without a source. Its subject is that of the clause behind, by
grammar: the name or the pronoun that follows the comma.

In: attributions of a document. Out: the same, with the sources that can be told so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model import Attribution, Span

_BEGINS = re.compile(
    r"(?:^|\n|[.!?][”\"]?\s)\s*(?:(?:After|Before|By|In|Since|Though|When|While)\s)?$"
)
"""What stands before a participle that leads a sentence."""

_REACH = 12  # characters looked at before it: a mark, a space, and the longest of those words

_PARTICIPLE = re.compile(r"[A-Za-z]{2,}ing\b")

_SUBJECT = re.compile(
    r"(?:,|,?[”\"],?)\s(?P<subject>(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\. )?"
    r"[A-Z](?:[’'][A-Z])?[\w-]*(?: [A-Z](?:[’'][A-Z])?[\w-]*)*|he|she|they|we|I)"
    r"\b(?![’']s\b| [A-Z])"
)
"""The end of the content, and the name or the pronoun behind; "it" may stand for nothing."""


def with_leading_subjects(text: str, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """`found`, in its order, sources given to leading participles that had none."""
    for each in found:
        subject = None if each.source else _subject(text, each)
        yield each if subject is None else replace(each, source=(subject,))


def _subject(text: str, each: Attribution) -> Span | None:
    """What the participle's own subject is; None where `each` does not lead a sentence."""
    if not each.cue or not each.content or each.content[0].start < each.cue[-1].end:
        return None
    start, end = each.cue[0].start, each.content[-1].end
    if not _PARTICIPLE.match(text, start):
        return None
    if not _BEGINS.search(text, max(0, start - _REACH), start):
        return None
    while text[end - 1] in ',”"':
        end -= 1
    met = _SUBJECT.match(text, end)
    return Span(*met.span("subject")) if met else None
