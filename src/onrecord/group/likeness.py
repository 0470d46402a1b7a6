"""Likeness: whether two sentences of one speaker render one saying.

In: the wordings and days of two sentences. Out: the reason why they are one, or None. Three rules
from strict to lax, each asking for closer days than the one before; a fourth asks an `Embedder`
for the meaning, where one is given. Rules rather than one weighted sum because each can be read,
and because a person who looks at an utterance is told which of them joined it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from rapidfuzz.distance import Indel

from onrecord.language.parts import parts_of
from onrecord.language.polarity import polarity_of
from onrecord.language.stems import stems_of, words_of
from onrecord.model import DocumentId, PartialDate, SpeakerId, StatementId, StatementRow

SAME_WORDS = 0.6  # Indel similarity of word lists: two of three words stand in one order in both
WHOLE_SENTENCE = 6  # words: that long, the same words are quoted again rather than said again
MIN_WORDS = 3  # below, "the same words" are a stock phrase
SHARED_STEMS = 2
CONTAINED = 0.5  # of the stems of the shorter wording
OVERLAP = 0.25  # Jaccard of stems
FEW_STEMS_OVERLAP = 0.2
WINDOW = 7  # days between pages that report one occasion; weeklies come last
CLOSE = 2  # days: the evening's broadcast and the papers of the day after
MEANING = 0.75  # cosine of sentence embeddings; to be measured when an Embedder is there


class Embedder(Protocol):
    """Gives sentences a place in a space of meaning."""

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """A vector of length 1 for each of `texts`."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What of a sentence is compared; `key` is `stm-…:N`, N where it begins in the content.

    `day` is the first day that the saying may be of, as near as the page tells.
    """

    key: str
    statement: StatementId
    document: DocumentId
    speaker: SpeakerId
    words: tuple[str, ...] = field(repr=False)
    stems: frozenset[str] = field(repr=False)
    negated: bool
    said_on: PartialDate | None
    published: PartialDate | None
    day: date | None


def wordings_of(row: StatementRow, speaker: SpeakerId) -> list[Wording]:
    """The wordings of `row`, said by `speaker`, one a sentence."""
    known = row.day
    return [
        Wording(
            key=f"{row.id}:{part.start}",
            statement=row.id,
            document=row.document,
            speaker=speaker,
            words=tuple(words_of(part.words)),
            stems=frozenset(stems_of(part.words)),
            negated=polarity_of(part.words).negated != row.denied,
            said_on=row.said_on,
            published=row.published,
            day=known.first if known else None,
        )
        for part in parts_of(row.content_text)
    ]


def same_saying(one: Wording, other: Wording) -> str | None:
    """Why the two render one saying, as a sentence for people; None where they do not."""
    if one.stems and other.stems and one.stems.isdisjoint(other.stems):
        return None  # most pairs; no rule joins what has no word in common
    for within, rule in RULES:
        if (within is None or _days_apart(one, other) <= within) and rule(one, other):
            return rule.__doc__
    return None


def quoted_again(one: Wording, other: Wording) -> bool:
    """The wording is the same, word for word, and too long to be said twice."""
    shorter = min(len(one.words), len(other.words))
    return shorter >= WHOLE_SENTENCE and _same_words(one, other)


def same_words(one: Wording, other: Wording) -> bool:
    """Nearly the same words, within a week."""
    return min(len(one.words), len(other.words)) >= MIN_WORDS and _same_words(one, other)


def shared_stems(one: Wording, other: Wording) -> bool:
    """Pages of different outlets have most of the words that matter in common, within a week."""
    shared = len(one.stems & other.stems)
    shorter = min(len(one.stems), len(other.stems))
    enough = shared >= SHARED_STEMS and shared >= CONTAINED * shorter
    return _elsewhere(one, other) and enough and _overlap(one, other) >= OVERLAP


def few_stems(one: Wording, other: Wording) -> bool:
    """Pages of different outlets have the few words that matter in common, within two days."""
    shared = len(one.stems & other.stems)
    shorter = min(len(one.stems), len(other.stems))
    enough = shared and shared >= CONTAINED * shorter and shorter <= SHARED_STEMS
    alike = one.negated == other.negated and _overlap(one, other) >= FEW_STEMS_OVERLAP
    return _elsewhere(one, other) and bool(enough) and alike


Rule = Callable[[Wording, Wording], bool]

RULES: tuple[tuple[int | None, Rule], ...] = (
    (None, quoted_again),
    (WINDOW, same_words),
    (WINDOW, shared_stems),
    (CLOSE, few_stems),
)
"""Each rule with the days that may lie between the two; None: any number."""


def _same_words(one: Wording, other: Wording) -> bool:
    return Indel.normalized_similarity(one.words, other.words) >= SAME_WORDS


def _overlap(one: Wording, other: Wording) -> float:
    return len(one.stems & other.stems) / max(1, len(one.stems | other.stems))


def _elsewhere(one: Wording, other: Wording) -> bool:
    """One page does not report one sentence twice in different words: two sentences are two."""
    return one.document != other.document


def _days_apart(one: Wording, other: Wording) -> int:
    """Days between the two sayings, 0 where they may be one day; an unknown day is near."""
    if one.said_on and other.said_on and one.said_on.compatible(other.said_on):
        return 0
    if one.day is None or other.day is None:
        return CLOSE
    return abs((one.day - other.day).days)
