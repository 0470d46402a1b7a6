"""Excerpts of training paragraphs, and what a teacher reads in each as a text of its own.

In: an exported network, a teacher, articles. Out: an `Excerpted` for each content with a cue word
that people marked, and for others about as long, drawn at random: there are too few contents to
learn from alone, and what is said outside of them reads alike.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from onrecord.attribute import NetworkFinder
from onrecord.attribute.nested import has_cue, telling_contents
from onrecord.attribute.network.excerpts import Excerpt, Kept, excerpts
from onrecord.attribute.network.word_features import FEATURES
from onrecord.attribute.network.words import excerpt
from onrecord.language.usual_marks import with_usual_marks
from onrecord.model import Attribution, Span
from onrecord.nets.attribution import AttributionTagger
from onrecord.nets.pieces import QUOTED, places
from onrecord.nets.pointing import ScoredWords
from onrecord.nets.within import excerpt_inputs
from onrecord.segment import layout_of
from onrecord.train.descent import Say
from onrecord.train.examples import ROLES, Row
from onrecord.train.predicted import documents_of
from onrecord.train.readings import Reading

log = logging.getLogger(__name__)

ARTICLES = 50
"""Read together, so that what is kept of their paragraphs need not be held of all."""

DRAWN = 0.6
"""Share of sentences from which an excerpt is drawn that is no content."""

TWO, LATE, EARLY = 0.35, 0.3, 0.2
"""Shares of those with a second sentence, with a later begin, with an earlier end."""

LONG, LONGEST = 12, 120
"""Words of one that may be cut, and of the longest that is taken."""


@dataclass(frozen=True, slots=True)
class Excerpted:
    """`excerpt_inputs` of an excerpt, where its words stand, and what the teacher reads."""

    inputs: Mapping[str, NDArray[Any]]
    sentences: NDArray[np.int64]
    quoted: NDArray[np.bool_]
    reading: Reading

    def __len__(self) -> int:
        """Pieces."""
        return len(self.inputs["features"])


@dataclass(frozen=True, slots=True)
class Side:
    """Excerpts side by side: (b, pieces, numbers), (b, pieces) and (b, words) as in a `Batch`."""

    states: Tensor
    features: Tensor
    mask: Tensor
    first: Tensor
    real: Tensor
    place: Tensor


def excerpted(
    tagger: AttributionTagger,
    teacher: AttributionTagger,
    rows: Sequence[Row],
    seed: int = 1,
    drawn: float = DRAWN,
    say: Say = log.info,
) -> list[Excerpted]:
    """The excerpts of the articles in `rows`; `tagger` gives what is kept of their paragraphs.

    `drawn` is the share of sentences from which one is drawn that is no content.
    """
    rng, found = random.Random(seed), list[Excerpted]()
    for i in range(0, len(rows), ARTICLES):
        few = list(_cut(NetworkFinder(tagger), rows[i : i + ARTICLES], drawn, rng))
        scores = teacher.score([each.words for each in few])
        found += [_excerpted(*each) for each in zip(few, scores, strict=True)]
        say(f"{len(found)} excerpts of {min(i + ARTICLES, len(rows))} articles")
    return found


def _cut(
    finder: NetworkFinder, rows: Sequence[Row], drawn: float, rng: random.Random
) -> Iterator[Excerpt]:
    documents = documents_of(rows)
    layouts = [layout_of(document) for document in documents]
    usual = [
        replace(document, text=with_usual_marks(document.text, layout.zones))
        for document, layout in zip(documents, layouts, strict=True)
    ]
    for row, layout, read in zip(rows, layouts, finder.read(usual), strict=True):
        contents = telling_contents(read.document.text, layout, list(_marked(row)))
        yield from excerpts(read.paragraphs, list(contents))
        for kept in read.paragraphs:
            yield from _drawn(kept, drawn, rng)


def _marked(row: Row) -> Iterator[Attribution]:
    """What people marked in an article."""
    for each in row.get("attributions", []):
        roles = (tuple(Span(*span) for span in each.get(role) or ()) for role in ROLES)
        source, cue, content = roles
        if cue and content:
            yield Attribution(source, cue, content, 1.0, "people")


def _drawn(kept: Kept, share: float, rng: random.Random) -> Iterator[Excerpt]:
    """Excerpts of about a sentence each."""
    words, states = kept
    n = len(states.first)
    ends = [i for i in range(1, n) if words.sentences[i] != words.sentences[i - 1]] + [n]
    for number, (begin, end) in enumerate(pairwise([0, *ends])):
        if rng.random() < TWO:
            end = ends[min(number + 1, len(ends) - 1)]
        half = (end - begin) // 2
        first = begin + (rng.randrange(half) if half > LONG // 2 and rng.random() < LATE else 0)
        last = end - (rng.randrange(half) if half > LONG // 2 and rng.random() < EARLY else 0)
        if first < last <= first + LONGEST and rng.random() < share:
            own = excerpt(words, first, last)
            if has_cue(own.text):
                yield Excerpt(own, first, states)


def _excerpted(cut: Excerpt, scores: ScoredWords) -> Excerpted:
    n = len(scores.tags)
    parts = (part.astype(np.float16) for part in (scores.tags, scores.anchors, scores.sources))
    return Excerpted(
        excerpt_inputs(cut, FEATURES),
        np.array(cut.words.sentences[:n], np.int64),
        np.array(cut.words.features[:n], np.int64) >= QUOTED,
        Reading(*parts),
    )


def side_by_side(few: Sequence[Excerpted]) -> Side:
    """One batch; shorter ones are filled up with what is no piece."""
    pieces = max(len(each) for each in few)
    words = max(len(each.sentences) for each in few)
    numbers = few[0].inputs["states"].shape[1]
    states = np.zeros((len(few), pieces, numbers), np.uint8)
    features = np.full((len(few), pieces), FEATURES, np.int64)
    mask = np.zeros((len(few), pieces), np.int64)
    first, sentences = (np.zeros((len(few), words), np.int64) for _ in range(2))
    real, quoted = (np.zeros((len(few), words), np.bool_) for _ in range(2))
    for row, each in enumerate(few):
        states[row, : len(each)] = each.inputs["states"]
        features[row, : len(each)] = each.inputs["features"]
        mask[row, : len(each)] = 1
        n = len(each.sentences)
        first[row, :n], real[row, :n] = each.inputs["first"][:n], True
        sentences[row, :n], quoted[row, :n] = each.sentences, each.quoted
    place = places(sentences, quoted)
    arrays = states, features, mask, first, real, place
    return Side(*(torch.from_numpy(each) for each in arrays))
