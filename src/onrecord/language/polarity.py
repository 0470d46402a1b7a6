"""Polarity: the typed reader of `polarity.toml`, and how often a text turns what it says.

In: the words of a statement. Out: whether it has negations, refusals ("we reject"), words of
falsity ("a lie"). Looking for words instead of finding their scope: rows of the record carry no
parse, and the two statements that are compared are short and share their matter.
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
    """How a text turns what it says: whether it has words of each kind."""

    negates: bool
    refuses: bool
    calls_false: bool

    @property
    def negated(self) -> bool:
        """Whether the text says of its matter that it is not so; "we do not deny it" does not."""
        return self.negates != self.refuses if self.negates or self.refuses else self.calls_false


def polarity_of(text: str) -> Polarity:
    """The polarity of `text`.

    Several words of one kind count as one ("Nothing was hidden, there was nothing to hide"), and a
    word of falsity beside a negation says the same again ("No, that is a lie").

    >>> [polarity_of(words).negated for words in ("We did not discuss it", "We do not deny it")]
    [True, False]
    """
    words = words_of(text)
    table = polarity_words()
    skipped = _idioms_at(words, table.idioms)
    return Polarity(
        negates=any(
            (word in table.negations or word.endswith("n't")) and i not in skipped
            for i, word in enumerate(words)
        ),
        refuses=any(word in table.refusals for word in words),
        calls_false=any(word in table.falsity for word in words),
    )


@dataclass(frozen=True, slots=True)
class PolarityWords:
    """The words of the list; `opposites` maps a stem to the stems that exclude it.

    `presupposing`, `speaking` and `charges` are stems.
    """

    negations: frozenset[str]
    idioms: frozenset[tuple[str, ...]]
    falsity: frozenset[str]
    refusals: frozenset[str]
    concessions: frozenset[str]
    presupposing: frozenset[str]
    speaking: frozenset[str]
    charges: frozenset[str]
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
        presupposing=frozenset(map(stem, table["presupposing"])),
        speaking=frozenset(map(stem, table["speaking"])),
        charges=frozenset(map(stem, table["charges"])),
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
