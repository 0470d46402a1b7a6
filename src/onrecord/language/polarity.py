"""Polarity: the typed reader of `polarity.toml`, and how often a text turns what it says.

In: the words of a statement. Out: counts of negations, words of falsity, refusals, concessions.
Counting words instead of finding their scope: rows of the record carry no parse, and the two
statements that are compared are short and share their matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord.language.stems import stem, words_of
from onrecord.language.words import word_table


@dataclass(frozen=True, slots=True)
class Polarity:
    """How a text turns what it says: how many words of each kind it has."""

    negations: int
    falsity: int

    @property
    def negated(self) -> bool:
        """Whether the text says of its matter that it is not so."""
        return (self.negations + self.falsity) % 2 == 1


def polarity_of(text: str) -> Polarity:
    """The polarity of `text`.

    A negation and a word of falsity in one text count as one: "No, that is a lie" denies.

    >>> polarity_of("We did not even discuss it").negated
    True
    >>> polarity_of("Nothing was hidden, because there was nothing to hide").negations
    1
    """
    words = words_of(text)
    table = polarity_words()
    skipped = _idioms_at(words, table.idioms)
    negations = sum(
        (word in table.negations or word.endswith("n't")) and i not in skipped
        for i, word in enumerate(words)
    )
    falsity = sum(word in table.falsity for word in words)
    return Polarity(min(negations, 1), 0 if negations else min(falsity, 1))


@dataclass(frozen=True, slots=True)
class PolarityWords:
    """The words of the list; `opposites` maps a stem to the stems that exclude it."""

    negations: frozenset[str]
    idioms: frozenset[tuple[str, ...]]
    falsity: frozenset[str]
    refusals: frozenset[str]
    concessions: frozenset[str]
    opposites: dict[str, frozenset[str]]


@cache
def polarity_words() -> PolarityWords:
    """The words of `polarity.toml`."""
    table = word_table("polarity")
    return PolarityWords(
        negations=frozenset(table["negations"]),
        idioms=frozenset(tuple(idiom.split()) for idiom in table["idioms"]),
        falsity=frozenset(table["falsity"]),
        refusals=frozenset(table["refusals"]),
        concessions=frozenset(table["concessions"]),
        opposites=_opposites(table["opposites"]),
    )


def _opposites(rows: list[list[list[str]]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        one, other = (frozenset(map(stem, side)) for side in row)
        for here, there in ((one, other), (other, one)):
            found.update({word: found.get(word, frozenset()) | there for word in here})
    return found


def _idioms_at(words: Sequence[str], idioms: frozenset[tuple[str, ...]]) -> set[int]:
    """The places of words that belong to an idiom."""
    return {
        place for i, pair in enumerate(pairwise(words)) if pair in idioms for place in (i, i + 1)
    }
