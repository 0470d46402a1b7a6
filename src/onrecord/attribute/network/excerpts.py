"""Contents as excerpts of paragraphs that a network has read, to be read on within.

In: the paragraphs of a document, with what the network keeps of each, and spans. Out: the words of
each span as a text of their own, beside the numbers of the paragraph that they stand in.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.attribute.network.word_scores import States
from onrecord.attribute.network.words import Paragraph, excerpt
from onrecord.model import Span

Kept = tuple[Paragraph, States]
"""A paragraph that was read, and what the network keeps of it."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`words`, a text of their own, are those of a paragraph from its word `begin` on."""

    words: Paragraph
    begin: int
    states: States

    def __len__(self) -> int:
        return len(self.words)


def excerpts(paragraphs: Sequence[Kept], spans: Sequence[Span]) -> Iterator[Excerpt]:
    """The words that lie in each of `spans`, one excerpt a paragraph; `paragraphs` are in order."""
    offsets = [words.offset for words, _ in paragraphs]
    for span in spans:
        before, behind = bisect_right(offsets, span.start), bisect_left(offsets, span.end)
        for words, states in paragraphs[max(before - 1, 0) : behind]:
            begin = bisect_left(words.starts, span.start - words.offset)
            end = bisect_right(words.ends, span.end - words.offset)
            end = min(end, len(states.first))
            if begin < end:
                yield Excerpt(excerpt(words, begin, end), begin, states)
