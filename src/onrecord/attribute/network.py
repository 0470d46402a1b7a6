"""Attributions by a trained network.

In: documents. Out: the attributions of each, with scores that are probabilities. The network is
given as a `Tagger`; paragraphs of many documents go to it at once, so that its batches are full.
Content that goes on in the next paragraphs (a cue with a colon at the end of a paragraph, a
quotation that is not closed) is followed there: the network sees one paragraph at a time.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from onrecord.attribute.cue_words import is_cue, verb_alone
from onrecord.attribute.decode import Found, Words, decode
from onrecord.attribute.evidence import EVIDENCE
from onrecord.attribute.finders import ReadsAnew
from onrecord.attribute.follow import Passage, followed
from onrecord.attribute.stretches import quoted_spans_of, spans_of
from onrecord.attribute.word_scores import Weights, WordScores
from onrecord.attribute.words import Paragraph, parts
from onrecord.model import Attribution, Document, Spans
from onrecord.portions import portions

TOGETHER = 64
"""Documents whose words are held at once, at some 150 bytes a word."""

SCORED_WORDS = 50_000
"""Words whose scores are held at once, at a kilobyte each: those of a batch of usual pages."""

_JOINTS = frozenset({"and", "but"})


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

    def score(self, paragraphs: Sequence[Paragraph]) -> Sequence[WordScores]:
        """Log probabilities of the words of each paragraph."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be an attribution, and the evidence for it (`evidence_of`)."""

    source: Spans
    cue: Spans
    content: Spans
    evidence: tuple[float, ...]


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
        groups = (documents[i : i + TOGETHER] for i in range(0, len(documents), TOGETHER))
        return [own for group in groups for own in self._candidates(group)]

    def judged(self, candidates: Sequence[Candidate]) -> tuple[Attribution, ...]:
        """Those of `candidates` that are likely enough, as attributions with their scores."""
        attributions = map(self._attribution, candidates)
        return tuple(each for each in attributions if each.score >= self._least_score)

    def _attribution(self, each: Candidate) -> Attribution:
        score = round(probability(each.evidence, self._tagger.calibration), 3)
        return Attribution(each.source, each.cue, each.content, score, self.origin)

    def _candidates(self, documents: Sequence[Document]) -> list[tuple[Candidate, ...]]:
        words = [_paragraphs(document) for document in documents]
        passages = self._passages([each for own in words for each in own])
        return [tuple(_followed(list(islice(passages, len(own))))) for own in words]

    def _passages(self, paragraphs: Sequence[Paragraph]) -> Iterator[Passage]:
        for few in portions(paragraphs, SCORED_WORDS, len):
            found = decode(few, self._tagger.score(few), self._weights)
            yield from (Passage(words, tuple(own)) for words, own in zip(few, found, strict=True))


def _followed(passages: Sequence[Passage]) -> Iterator[Candidate]:
    """What may be attributions of one document."""
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
