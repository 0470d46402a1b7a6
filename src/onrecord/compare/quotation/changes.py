"""Changes: how the words of the record became those of a quotation.

In: the words of both. Out: what stayed, was put in, left out or replaced; how much that is, and
whether a number or a negation is in it. Alignments are rapidfuzz's, by Levenshtein distance over
words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from onrecord.language.polarity_words import polarity_words
from onrecord.language.words import word_table


class Op(StrEnum):
    """What happened to some words on the way from the record to the quotation."""

    EQUAL = "equal"
    INSERT = "insert"  # the quotation has words that the record has not
    DELETE = "delete"  # the record has words that the quotation has not
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Change:
    """Some words of the record and what stands for them in the quotation; one may be empty."""

    op: Op
    record: tuple[str, ...]
    quoted: tuple[str, ...]


def changes_between(quote: Sequence[str], words: Sequence[str]) -> tuple[Change, ...]:
    """How `words` of the record became `quote`."""
    if quote and words and small(quote[0]) == small(words[0]):
        quote = [words[0], *quote[1:]]
    return tuple(
        Change(
            Op(each.tag),
            tuple(words[each.src_start : each.src_end]),
            tuple(quote[each.dest_start : each.dest_end]),
        )
        for each in Levenshtein.opcodes(words, quote)
    )


def similarity(changes: Iterable[Change]) -> float:
    """Which share of the letters, of both wordings together, is in words that stayed (0 to 1).

    Letters and not words are counted: that "the" stayed says less than that "sanctions" did.
    """
    same = every = 0
    for change in changes:
        letters = sum(map(len, change.record)) + sum(map(len, change.quoted))
        every += letters
        same += letters if change.op is Op.EQUAL else 0
    return same / every if every else 0.0


def number_changed(changes: Iterable[Change]) -> bool:
    """Whether a number or an amount differs: "some" for "all" is one, "12" for "twelve" is none."""
    record, quoted = _changed_words(changes)
    return _numbers(record) != _numbers(quoted)


def negation_changed(changes: Iterable[Change]) -> bool:
    """Whether there is a negation more or less: "didn't" for "did not" is none."""
    record, quoted = _changed_words(changes)
    return sum(map(_is_negation, record)) != sum(map(_is_negation, quoted))


def small(word: str) -> str:
    """A word with its first letter small: at the beginning its case is the sentence's."""
    return word[:1].lower() + word[1:]


def _changed_words(changes: Iterable[Change]) -> tuple[list[str], list[str]]:
    """The words of the record that did not stay, and those of the quotation that are new."""
    changed = [change for change in changes if change.op is not Op.EQUAL]
    record = [word for change in changed for word in change.record]
    return record, [word for change in changed for word in change.quoted]


def _is_negation(word: str) -> bool:
    """Whether a word turns its clause: not, never, n't."""
    word = word.casefold()
    return word.endswith("n't") or word in polarity_words().negations


def _numbers(words: Iterable[str]) -> Counter[str]:
    table = word_table("numbers")
    values, amounts = table["values"], table["amounts"]["words"]
    found: Counter[str] = Counter()
    for word in map(str.casefold, words):
        if word[0].isdigit() or word in values:
            found[str(values.get(word, word.replace(",", "")))] += 1
        elif word in amounts:
            found[word] += 1
    return found
