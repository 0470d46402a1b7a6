"""What decoding is given: a network's scores of the words of one paragraph, and weights for them.

In: for each word the log probabilities of the tags (outside, begin and inside of source, cue and
content), of its anchor (the first word of the cue that it belongs to, or none) and, for anchors, of
the first word of their source (or none).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")

Floats = NDArray[np.float32]


class States(Protocol):
    """What a network keeps of a paragraph that it read, to read on within it."""

    @property
    def rows(self) -> NDArray[np.uint8]:
        """(pieces, numbers) of its pieces, those before and behind its words first and last."""

    @property
    def first(self) -> NDArray[np.int64]:
        """(n,) the first piece of each word."""


class WordScores(Protocol):
    """Log probabilities for a paragraph of n words."""

    @property
    def tags(self) -> Floats:
        """(n, 7) of the tags, in the order of `TAGS`."""

    @property
    def anchors(self) -> Floats:
        """(n, n+1) that the cue of word i begins at word j, or (last) that i belongs to none."""

    @property
    def states(self) -> States | None:
        """What excerpts of the paragraph are scored by; None where they are read anew."""

    def source_of(self, anchor: int) -> Floats:
        """(n+1,) that the source of the cue beginning at `anchor` begins at j, or has none."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What decoding adds to the scores, in nats; set on the development articles."""

    outside: float = 0.0  # to words outside of all attributions: below 0, more is found
    cue: float = 0.0  # to each label of a cue: more cues are found, at lower scores
    content: float = 0.0  # at each beginning of content: below 0, fewer and longer fragments
    anchor: float = 1.0  # how much the anchor scores count beside the tags
    apart: float = 0.0  # to content in another sentence than its cue: below 0, less of it
    cut: float = 0.0  # at a change of label between two words within quotation marks
    candidate: float = 0.1  # least probability of a word to open the labels of a cue
