"""Renderings: one utterance's wordings side by side, and the changes that alter what is said.

In: the statement rows of one utterance, the one to compare with first. Out: for each the words that
it has and the first has not, and the other way round, with those changes named that turn the
meaning: another number, a negation more or less, a word that limits another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from onrecord.language.polarity import polarity_words
from onrecord.language.stems import common_words, stem, words_of
from onrecord.model import StatementId, StatementRow


class Change(StrEnum):
    """What a rendering changes in the meaning of another."""

    NUMBER = "another number"
    NEGATION = "a negation more or less"


@dataclass(frozen=True, slots=True)
class Rendering:
    """A wording against the first: words left out and added, in order, and what that changes."""

    statement: StatementId
    left_out: tuple[str, ...]
    added: tuple[str, ...]
    changes: tuple[Change, ...]


def renderings(rows: Sequence[StatementRow]) -> tuple[Rendering, ...]:
    """Each of `rows` after the first, against the first."""
    if not rows:
        return ()
    first = words_of(rows[0].content_text)
    return tuple(_rendering(first, row) for row in rows[1:])


def _rendering(first: list[str], row: StatementRow) -> Rendering:
    words = words_of(row.content_text)
    edits = Indel.opcodes(first, words)
    out = [w for e in edits if e.tag == "delete" for w in first[e.src_start : e.src_end]]
    new = [w for e in edits if e.tag == "insert" for w in words[e.dest_start : e.dest_end]]
    return Rendering(row.id, tuple(out), tuple(new), tuple(_changes(out, new)))


def _changes(left_out: list[str], added: list[str]) -> Iterator[Change]:
    """What the words left out and added change; both sides must have a number for it to differ."""
    before, after = _numbers(left_out), _numbers(added)
    if before and after and before != after:
        yield Change.NUMBER
    if _negations(left_out) % 2 != _negations(added) % 2:
        yield Change.NEGATION


def _numbers(words: list[str]) -> set[str]:
    return {stem(word) for word in words if word[0].isdigit()}


def _negations(words: list[str]) -> int:
    negations = polarity_words().negations & common_words() | {"without", "cannot"}
    return sum(word in negations or word.endswith("n't") for word in words)
