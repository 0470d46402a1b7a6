"""Attributions by a trained network.

In: documents. Out: the attributions of each, with scores that are probabilities. The network is
given as a `Tagger`; paragraphs of many documents go to it at once, so that its batches are full.
Excerpts of paragraphs, the contents of what was found, are read on in by a second network where
there is one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Protocol

from onrecord.attribute.candidates import Candidate, candidates_of
from onrecord.attribute.evidence import EVIDENCE
from onrecord.attribute.finders import Read, ReadsAnew
from onrecord.attribute.network.decode import decode
from onrecord.attribute.network.excerpts import Excerpt, Kept, excerpts
from onrecord.attribute.network.follow import Passage
from onrecord.attribute.network.word_scores import States, Weights, WordScores
from onrecord.attribute.network.words import Paragraph, parts
from onrecord.model import Attribution, Document, Span
from onrecord.portions import portions

TOGETHER = 64
"""Documents whose words are held at once, at some 150 bytes a word."""

SCORED_WORDS = 50_000
"""Words whose scores are held at once, at a kilobyte each: those of a batch of usual pages."""

KEPT_WORDS = 100_000
"""Words of one document of which states are kept, at half a kilobyte each; 150,000 characters of a
long report have 30,000. Contents behind are not read again."""


class Tagger(Protocol):
    """A network that scores the words of paragraphs.

    `origin` is its name and version; `decoding` holds values for `Weights`, by name; `calibration`
    a constant and a factor for each number of evidence, of a logistic regression.
    """

    @property
    def origin(self) -> str:
        """Name and version."""

    @property
    def decoding(self) -> Mapping[str, float]:
        """What decoding adds to the scores."""

    @property
    def calibration(self) -> Sequence[float]:
        """From evidence to a probability."""

    @property
    def within(self) -> ExcerptTagger | None:
        """What scores excerpts of paragraphs; None where `score` does that too."""

    def score(self, paragraphs: Sequence[Paragraph]) -> Sequence[WordScores]:
        """Log probabilities of the words of each paragraph."""


class ExcerptTagger(Protocol):
    """A network that scores the words of excerpts by what another one kept of their paragraphs."""

    def score(self, excerpts: Sequence[Excerpt]) -> Sequence[WordScores]:
        """Log probabilities of the words of each excerpt, as of a paragraph."""


class NetworkFinder(ReadsAnew):
    """Finds attributions by a tagger; at least `least_score` sure of each.

    By default that is the score that suits readers best on the development articles (see `tune`);
    lower finds more, higher errs less.
    """

    def __init__(self, tagger: Tagger, least_score: float | None = None) -> None:
        self._tagger = tagger
        decoding = dict(tagger.decoding)
        balanced = decoding.pop("least_score", 0.0)
        self._least_score = balanced if least_score is None else least_score
        self._weights = Weights(**decoding)
        self.origin = tagger.origin

    def find(self, documents: Sequence[Document]) -> list[tuple[Attribution, ...]]:
        """The attributions of each document, in reading order, outermost ones only."""
        return [self.judged(own) for own in self.candidates(documents)]

    def candidates(self, documents: Sequence[Document]) -> list[tuple[Candidate, ...]]:
        """What may be attributions of each document, however likely; in reading order."""
        return [own for own, _ in self._searched(documents)]

    def read(self, documents: Sequence[Document]) -> list[Read]:
        """What is found in each document, and what is kept of its paragraphs."""
        searched = zip(documents, self._searched(documents), strict=True)
        return [Read(document, self.judged(own), kept) for document, (own, kept) in searched]

    def within(
        self, read: Sequence[Read], contents: Sequence[Sequence[Span]]
    ) -> list[tuple[Attribution, ...]]:
        """For each of what was `read` what is found in its `contents`, each a text of its own."""
        if self._tagger.within is None:
            return super().within(read, contents)
        cut = [
            [*excerpts(own.paragraphs, spans)] for own, spans in zip(read, contents, strict=True)
        ]
        passages = self._passages_within([each for own in cut for each in own], self._tagger.within)
        return [self.judged(tuple(candidates_of([*islice(passages, len(own))]))) for own in cut]

    def judged(self, candidates: Sequence[Candidate]) -> tuple[Attribution, ...]:
        """Those of `candidates` that are likely enough, as attributions with their scores."""
        attributions = map(self._attribution, candidates)
        return tuple(each for each in attributions if each.score >= self._least_score)

    def _attribution(self, each: Candidate) -> Attribution:
        score = round(probability(each.evidence, self._tagger.calibration), 3)
        return Attribution(each.source, each.cue, each.content, score, self.origin)

    def _searched(
        self, documents: Sequence[Document]
    ) -> Iterator[tuple[tuple[Candidate, ...], list[Kept]]]:
        """What may be attributions of each document, and what is kept of its paragraphs."""
        for i in range(0, len(documents), TOGETHER):
            words = [_paragraphs(document) for document in documents[i : i + TOGETHER]]
            scored = self._scored([each for own in words for each in own])
            for own in words:
                passages, states = [], []
                for passage, its_states in islice(scored, len(own)):
                    passages.append(passage)
                    states.append(its_states)
                yield tuple(candidates_of(passages)), [*_kept(own, states)]

    def _scored(self, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Passage, States | None]]:
        for few in portions(paragraphs, SCORED_WORDS, len):
            scores = self._tagger.score(few)
            found = decode(few, scores, self._weights)
            for words, its_scores, own in zip(few, scores, found, strict=True):
                yield Passage(words, tuple(own)), its_scores.states

    def _passages_within(self, cut: Sequence[Excerpt], tagger: ExcerptTagger) -> Iterator[Passage]:
        for few in portions(cut, SCORED_WORDS, len):
            words = [each.words for each in few]
            found = decode(words, tagger.score(few), self._weights)
            yield from (Passage(*each) for each in zip(words, map(tuple, found), strict=True))


def _kept(paragraphs: Sequence[Paragraph], states: Sequence[States | None]) -> Iterator[Kept]:
    """Paragraphs with what the network keeps of them, up to KEPT_WORDS of a document."""
    words = 0
    for paragraph, own in zip(paragraphs, states, strict=True):
        words += len(paragraph)
        if own is None or words > KEPT_WORDS:
            return
        yield paragraph, own


def _paragraphs(document: Document) -> list[Paragraph]:
    """The searched blocks, cut into words; those without any are left out."""
    spans = (block.span for block in document.searched_blocks())
    cut = (part for span in spans for part in parts(document.text, span.start, span.end))
    return [each for each in cut if len(each)]


def probability(evidence: Sequence[float], calibration: Sequence[float]) -> float:
    """How likely an attribution is right, by logistic regression on its evidence."""
    constant, *factors = calibration
    if len(factors) != EVIDENCE:
        raise ValueError(f"{EVIDENCE} factors of calibration are needed, not {len(factors)}")
    logit = constant + sum(f * e for f, e in zip(factors, evidence, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))
