"""What may be attributions of a document, out of what was found in its paragraphs.

In: the paragraphs with what decoding found in each. Out: source, cue and content as spans of the
document, contents followed into later paragraphs, cues as readers keep them, and the evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.attribute.network.cue_words import is_cue, verb_alone
from onrecord.attribute.network.decode import Found, Words
from onrecord.attribute.network.follow import Passage, followed
from onrecord.attribute.network.stretches import quoted_spans_of, spans_of
from onrecord.attribute.network.words import Paragraph
from onrecord.model import Spans

_JOINTS = frozenset({"and", "but"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be an attribution, and the evidence for it (`evidence_of`)."""

    source: Spans
    cue: Spans
    content: Spans
    evidence: tuple[float, ...]


def candidates_of(passages: Sequence[Passage]) -> Iterator[Candidate]:
    """What may be attributions of one document, in reading order; `passages` are all of its own."""
    for passage, found, further in followed(passages):
        if is_cue(passage.words, found):
            yield _candidate(passage.words, found, further)


def _candidate(words: Paragraph, found: Found, further: Spans) -> Candidate:
    return Candidate(
        source=spans_of(words, found.source),
        cue=spans_of(words, verb_alone(words, found.cue)),
        content=quoted_spans_of(words, _ended(words, found.content)) + further,
        evidence=found.evidence,
    )


def _ended(words: Paragraph, content: Words) -> Words:
    """`content` less an "and" or "but" that leads on from its end: “a con” and."""
    last = next((at for at in reversed(range(len(content))) if words.is_word(content[at])), 0)
    return content[:last] if last and words.lower(content[last]) in _JOINTS else content
