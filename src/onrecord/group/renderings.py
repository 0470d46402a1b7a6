"""Renderings: one utterance's wordings side by side, and the changes that alter what is said.

In: the statement rows of one utterance, the one to compare with first. Out: for each the words that
it has and the first has not, and the other way round, with those changes named that turn the
meaning: another number, a negation more or less, another amount, a doubt or a condition that one of
them has. A quotation that was cut is compared with what it was cut from: what stands before and
after in the longer one changes nothing, but for a condition. What a page turns by its own words is
no change ("did not give “any proof”", "denied that it was not tested").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import Indel, LCSseq

from onrecord.language.limits import in_one_way, limits_of
from onrecord.language.polarity_words import polarity_words
from onrecord.language.stems import common_words, stem, words_of
from onrecord.model import Act, StatementId, StatementRow

BEFORE = 3  # words before the first shared one that may turn it: "by no means", "no more election"
BEHIND = 5  # words behind an amount among which stands what it is an amount of
REMEMBERED = 1 << 14  # words with the amounts that they are: those that sayings have
MEASURES = frozenset({"number", "amount", "share", "part"})
HALF = 0.5  # of the shorter wording; where less is shared, words do not tell what was left out
IF = "if"


class Change(StrEnum):
    """What a rendering changes in the meaning of another."""

    NUMBER = "another number"
    NEGATION = "a negation more or less"
    AMOUNT = "another amount: all, most, some, only …"
    OF_WHAT = "a word more or less behind most, all, only …"
    DOUBT = "more or less sure"
    CONDITION = "a condition more or less"


@dataclass(frozen=True, slots=True)
class Rendering:
    """A wording against the first: words left out and added, in order, and what that changes."""

    statement: StatementId
    left_out: tuple[str, ...]
    added: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a page has of a saying: its words, and whether the page turns them by its own."""

    words: list[str]
    turned: bool


def renderings(rows: Sequence[StatementRow]) -> tuple[Rendering, ...]:
    """Each of `rows` after the first, against the first."""
    if not rows:
        return ()
    first = _told(rows[0])
    return tuple(_rendering(first, row) for row in rows[1:])


def _told(row: StatementRow) -> _Told:
    words = words_of(row.content_text)
    if row.act is Act.ASK and words[:1] == [IF]:
        words = words[1:]  # "asked if it rained" sets no condition
    return _Told(words, row.denied or _negations(words_of(row.cue_text)) > 0)


def _rendering(first: _Told, row: StatementRow) -> Rendering:
    told = _told(row)
    edits = Indel.opcodes(first.words, told.words)
    out = [w for e in edits if e.tag == "delete" for w in first.words[e.src_start : e.src_end]]
    new = [w for e in edits if e.tag == "insert" for w in told.words[e.dest_start : e.dest_end]]
    return Rendering(row.id, tuple(out), tuple(new), tuple(_changes(first, told)))


def _changes(first: _Told, told: _Told) -> Iterator[Change]:
    """What one wording changes in the meaning of another."""
    whole, other = in_one_way(first.words), in_one_way(told.words)
    here, there = _common_stretches(whole, other)
    if here and there:
        before, after = _numbers(here), _numbers(there)
        if before and after and before != after:
            yield Change.NUMBER
        if _negations(here) % 2 != _negations(there) % 2 and first.turned == told.turned:
            yield Change.NEGATION
        yield from _limits_changed(here, there)
    if _condition_changed(whole, other):
        yield Change.CONDITION


def _limits_changed(here: list[str], there: list[str]) -> Iterator[Change]:
    before, after = limits_of(here), limits_of(there)
    if before.amounts and after.amounts and before.amounts != after.amounts:
        yield Change.AMOUNT
    elif _of_another(here, there) or _of_another(there, here):
        yield Change.OF_WHAT
    if before.doubts != after.doubts:
        yield Change.DOUBT


def _condition_changed(first: list[str], words: list[str]) -> bool:
    before, after = limits_of(first), limits_of(words)
    if before.conditions == after.conditions or before.supposes or after.supposes:
        return False
    return LCSseq.similarity(first, words) >= HALF * min(len(first), len(words))


def _common_stretches(first: list[str], words: list[str]) -> tuple[list[str], list[str]]:
    """Of each the words from the first that both have to the last, and a few before."""
    same = [edit for edit in Indel.opcodes(first, words) if edit.tag == "equal"]
    if not same:
        return [], []
    here = first[max(0, same[0].src_start - BEFORE) : same[-1].src_end]
    there = words[max(0, same[0].dest_start - BEFORE) : same[-1].dest_end]
    return here, there


def _of_another(here: list[str], there: list[str]) -> bool:
    """Whether `there` has a word of its own between an amount and what it is an amount of.

    "The highest number of sanctions" is not "the most anti-Russian sanctions".
    """
    counted, others = _counted(here), _counted(there)
    return any(
        words[0] in others[amount]
        and not set(others[amount][: others[amount].index(words[0])]) <= set(here)
        for amount, words in counted.items()
        if words and amount in others
    )


def _counted(words: list[str]) -> dict[str, list[str]]:
    """The few words that matter behind each amount; of two of a kind behind the last."""
    found = {}
    for place, word in enumerate(words):
        for amount in _amounts_of(word):
            behind = words[place + 1 : place + 1 + BEHIND]
            found[amount] = [w for w in behind if w not in common_words() | MEASURES]
    return found


@lru_cache(REMEMBERED)
def _amounts_of(word: str) -> frozenset[str]:
    return limits_of([word]).amounts


def _numbers(words: list[str]) -> set[str]:
    return {stem(word) for word in words if word[0].isdigit()}


def _negations(words: list[str]) -> int:
    negations = polarity_words().negations & common_words() | {"without", "cannot"}
    return sum(word in negations or word.endswith("n't") for word in words)
