"""Pairs: two sentences side by side, and the named features that tell whether they are one saying.

In: two wordings. Out: numbers between 0 and 1, one a feature. A feature's docstring is the sentence
that a reader is shown where the feature joined the two. Tried and left out, because pairs of an
affair that the weights had not seen were told no better with them: the cosine of sentence
embeddings, shared numbers, days apart within the week, the share of one wording that stands in the
other, the overlap of stems.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from rapidfuzz.distance import LCSseq

from onrecord.group.wordings import Wording

MANY = 8  # shared words, beyond which more of them tell nothing new


class Related(Enum):
    """How the speakers of two sentences are related."""

    SAME = "one speaker"
    SHORT = "one is called by the other's surname, or a body by its first words"
    UNKNOWN = "a page does not tell who speaks"
    OTHER = "two speakers"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two wordings: words in common and in one order, stems in common, words of the shorter."""

    one: Wording
    other: Wording
    related: Related
    aligned: int
    shared: int
    shorter: int

    @property
    def days(self) -> int | None:
        """Days between the sayings, 0 where they may be of one day, None where none is known."""
        return days_apart(self.one, self.other)


def paired(one: Wording, other: Wording) -> Pair:
    """The two as a pair."""
    aligned = int(LCSseq.similarity(one.words, other.words))
    shared = len(one.stems & other.stems)
    shorter = min(len(one.words), len(other.words))
    return Pair(one, other, related(one, other), aligned, shared, shorter)


def related(one: Wording, other: Wording) -> Related:
    """How their speakers are related; a surname alone may be that of a whole name.

    So may the first words of a body's: "Corvex" and "Corvex Mutual".
    """
    if one.speaker is None or other.speaker is None:
        return Related.UNKNOWN
    if one.speaker == other.speaker:
        return Related.SAME
    less, more = sorted((one.name, other.name), key=len)
    begins = one.body and other.body and less and more[: len(less)] == less
    short = (len(less) == 1 and less[-1:] == more[-1:]) or begins
    return Related.SHORT if short else Related.OTHER


def days_apart(one: Wording, other: Wording) -> int | None:
    """Days between the two sayings, 0 where they may be of one day, None where none is known."""
    if not (one.day and other.day and one.last_day and other.last_day):
        return None
    return max(0, (max(one.day, other.day) - min(one.last_day, other.last_day)).days)


def same_order(pair: Pair) -> float:
    """The two have nearly the same words in the same order."""
    return 2 * pair.aligned / max(1, len(pair.one.words) + len(pair.other.words))


def long_run(pair: Pair) -> float:
    """The two have many words in common, in one order."""
    return min(pair.aligned, MANY) / MANY


def same_matter(pair: Pair) -> float:
    """Most of the words that matter in one are in the other."""
    return pair.shared / max(1, min(len(pair.one.stems), len(pair.other.stems)))


def one_word(pair: Pair) -> float:
    """They have but one word that matters in common, and the days differ or are not known."""
    return float(pair.shared == 1 and (pair.days is None or pair.days > 1))


def other_polarity(pair: Pair) -> float:
    """One negates and the other does not."""
    return float(pair.one.negated != pair.other.negated)


def surname_alone(pair: Pair) -> float:
    """One page calls the speaker by surname alone."""
    return float(pair.related is Related.SHORT)


def speaker_unknown(pair: Pair) -> float:
    """One page does not tell who speaks."""
    return float(pair.related is Related.UNKNOWN)


Feature = Callable[[Pair], float]

FEATURES: tuple[Feature, ...] = (
    same_order,
    long_run,
    same_matter,
    one_word,
    other_polarity,
    surname_alone,
    speaker_unknown,
)
