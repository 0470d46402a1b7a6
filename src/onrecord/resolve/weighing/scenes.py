"""What all answers to a doubt have in common: asked once, not once for each of them.

In: a `Doubt`. Out: a `Scene`: where the source stands, who spoke last before it and speaks next,
who is named in its own words, and who beside other mentions of the document that it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.descriptions.wording import Beside, beside_documents
from onrecord.resolve.page import Reader
from onrecord.resolve.said import Said
from onrecord.resolve.weighing.doubts import Doubt, Sort

OPENING = 1  # sentences after the first that a page opens with: its headline and what follows it


@dataclass(frozen=True, slots=True)
class Scene:
    """A doubt with what stands around its source."""

    doubt: Doubt
    sentence: int
    paragraph: int  # where it begins
    last: Said | None  # who spoke last before the source
    next: frozenset[Character]  # who is named in the first source after it
    in_own_words: frozenset[Character]  # who is named in what it says
    candidates: Sequence[str]  # the ids of those among whom the rules could not tell
    documents: Sequence[Beside]  # who is named beside the like of a document

    @property
    def reader(self) -> Reader:
        """The page's."""
        return self.doubt.reader

    @property
    def opens(self) -> bool:
        """Whether the source stands where a page opens."""
        return self.sentence <= OPENING


def scene_of(doubt: Doubt) -> Scene:
    """A doubt with what stands around its source on the page."""
    reader, at = doubt.reader, doubt.at
    source = reader.around.next_source(at.end)
    is_document = doubt.sort is Sort.DOCUMENT
    return Scene(
        doubt,
        reader.sentence_at(at.start),
        reader.paragraph_at(at.start),
        reader.spoken.last(at.start),
        _named_in(reader, [source] if source else []),
        _named_in(reader, doubt.attribution.content),
        [speaker.id for speaker in doubt.ruled.candidates],
        beside_documents(reader, doubt.phrase, at) if is_document else (),
    )


def _named_in(reader: Reader, spans: Sequence[Span]) -> frozenset[Character]:
    return frozenset(character for span in spans for _, character in reader.cast.within(span))
