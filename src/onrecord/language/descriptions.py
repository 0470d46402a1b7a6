"""Words by which news describes a speaker without a name.

Out: sets of nouns in lower case by what they describe, and `head_of(words)`, which finds the
longest listed noun at the end of a noun phrase. `singular` brings plurals to the listed form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.language.words import word_table

LONGEST_NOUN = 3  # words: "deputy press secretary"


@cache
def nouns(kind: str) -> frozenset[str]:
    """The nouns of one kind: spokespeople, heads, roles, unnamed, groups, bodies and others."""
    return frozenset(word_table("descriptions")[kind]["words"])


@cache
def body_name_words() -> frozenset[str]:
    """Words, without case, that a body's name holds: ministry, party, times."""
    return frozenset(word.casefold() for word in word_table("descriptions")["body_names"]["words"])


@cache
def not_names() -> frozenset[str]:
    """Words that begin with a capital and name nobody: first words of sentences, days."""
    return frozenset(word.casefold() for word in word_table("descriptions")["not_names"]["words"])


@cache
def places() -> frozenset[str]:
    """Names, without case, that are a place before they are anything else."""
    return frozenset(word.casefold() for word in word_table("descriptions")["places"]["words"])


@cache
def headline_words() -> frozenset[str]:
    """Small words, capitalised, by which a long run of capitals is a headline: Has, The, Why."""
    return frozenset(word_table("descriptions")["headlines"]["words"])


@cache
def leading_words() -> frozenset[str]:
    """Words, without case, in capitals before a name that are no part of it: Republican, Rival."""
    return _leading("words")


@cache
def leading_bodies() -> frozenset[str]:
    """Those of the leading words that begin the names of bodies, too: Democratic, Young."""
    return _leading("of_bodies")


@dataclass(frozen=True, slots=True)
class BodySort:
    """A sort of bodies: the nouns they are called by and words that their names hold."""

    nouns: frozenset[str]
    names: frozenset[str]


@cache
def body_sorts() -> Mapping[str, BodySort]:
    """The sorts of bodies by name, words without case."""
    table = word_table("descriptions")["body_sorts"]
    return {
        sort: BodySort(frozenset(row["nouns"]), frozenset(word.casefold() for word in row["names"]))
        for sort, row in table.items()
    }


@cache
def adjectives() -> frozenset[str]:
    """Those of the leading words that name nobody when they stand alone: "the Republican"."""
    return _leading("adjectives")


@cache
def parties() -> Mapping[str, str]:
    """Capitalised words and letters that tell of a party, each with the party's name."""
    table = word_table("descriptions")["parties"]
    return {word: party for party, words in table.items() for word in words}


@cache
def words_within() -> frozenset[str]:
    """Words that begin a name where no sentence begins, without case: One, Our."""
    return _leading("within")


def _leading(row: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in word_table("descriptions")["leading"][row])


@cache
def determiners(kind: str) -> frozenset[str]:
    """Determiners of one kind: definite, indefinite, possessive."""
    return frozenset(word_table("descriptions")["determiners"][kind])


@cache
def prepositions() -> frozenset[str]:
    """Words that end the head of a noun phrase."""
    return frozenset(word_table("descriptions")["prepositions"]["words"])


def singular(noun: str) -> str:
    """A noun's singular, by its ending; good for the listed nouns, not for English at large."""
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is", "ews")):
        return noun[:-1]
    return noun


def head_of(words: Sequence[str], kinds: Sequence[str]) -> tuple[str, str] | None:
    """The longest listed noun that ends `words` and its kind, the first of `kinds` that has it."""
    for length in range(min(LONGEST_NOUN, len(words)), 0, -1):
        phrase = " ".join(words[-length:]).casefold().removesuffix("-elect")
        for form in (phrase, singular(phrase)):
            for kind in kinds:
                if form in nouns(kind):
                    return form, kind
    return None
