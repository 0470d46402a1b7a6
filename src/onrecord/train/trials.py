"""Finding with settings to try, again and again in the same articles.

In: a network and gold rows; settings of decoding and calibration. Out: what users would get with
them, rules beside the network, and the evidence that the network had. What it scored is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.attribute import NetworkFinder, find_attributions
from onrecord.attribute.finders import ReadsAnew
from onrecord.attribute.network.finder import Tagger
from onrecord.attribute.network.word_scores import WordScores
from onrecord.attribute.network.words import Paragraph
from onrecord.model import Attribution, Document, Spans
from onrecord.nets import load_parser
from onrecord.segment import layout_of
from onrecord.train.examples import Row
from onrecord.train.predicted import documents_of

Evidence = Mapping[Spans, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """The attributions of each article, and by cue the evidence of those that the network found."""

    attributions: Sequence[tuple[Attribution, ...]]
    evidence: Sequence[Evidence]


class Trials:
    """Finds in the texts of `rows` by `tagger`, whose own settings do not count."""

    def __init__(self, tagger: Tagger, rows: Sequence[Row]) -> None:
        self.rows = rows
        self._documents = documents_of(rows)
        self._layouts = [layout_of(document) for document in self._documents]
        self._parser = load_parser()
        self._tagger = tagger
        self._scores: dict[str, WordScores] = {}

    def found(self, decoding: Mapping[str, float], calibration: Sequence[float]) -> Found:
        """What is found with these settings."""
        finder = NetworkFinder(_Set(self._tagger.origin, decoding, calibration, self))
        network = _Observed(finder)
        found = find_attributions(
            self._documents, self._layouts, self._parser, network, within=False
        )
        return Found(found, network.evidence)

    def score(self, paragraphs: Sequence[Paragraph]) -> list[WordScores]:
        """The network's scores, worked out once; they depend on nothing but a paragraph's text."""
        new = [each for each in paragraphs if each.text not in self._scores]
        if new:
            texts = (each.text for each in new)
            self._scores.update(zip(texts, self._tagger.score(new), strict=True))
        return [self._scores[each.text] for each in paragraphs]


@dataclass(frozen=True, slots=True)
class _Set:
    """A tagger with settings to try."""

    origin: str
    decoding: Mapping[str, float]
    calibration: Sequence[float]
    trials: Trials
    within: None = None

    def score(self, paragraphs: Sequence[Paragraph]) -> list[WordScores]:
        return self.trials.score(paragraphs)


class _Observed(ReadsAnew):
    """Finds as `finder` does and keeps the evidence."""

    def __init__(self, finder: NetworkFinder) -> None:
        self._finder = finder
        self.evidence: list[Evidence] = []

    def find(self, documents: Sequence[Document]) -> list[tuple[Attribution, ...]]:
        candidates = self._finder.candidates(documents)
        self.evidence = [{each.cue: each.evidence for each in own} for own in candidates]
        return [self._finder.judged(own) for own in candidates]
