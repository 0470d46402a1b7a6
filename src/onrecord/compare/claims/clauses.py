"""Clauses: whether words say something of something, or only name it, and which clauses negate.

In: the words of a sentence of a statement. Out: yes or no, or stems, told by the form of the words:
rows of the record carry no parse.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.compare.claims.asserting import MARKS
from onrecord.language.parts import is_clause
from onrecord.language.polarity import polarity_of
from onrecord.language.polarity_words import polarity_words
from onrecord.language.stems import stem, stems_of, words_of

KNOWN = 4096  # words of claims, each in some thirty pairs, of which the negating clauses are kept
SHORT = 4  # words before "that" which name an account ("the Herald's first story that …")

_IF = re.compile(r"\b(?:if|whether|unless)\b", re.IGNORECASE)
_CLAUSES = re.compile(r"[,;:—–]\s|\s(?:and|but|because|while|although)\s")


def says_something(words: str) -> bool:
    """Whether words say something of something; so does "the story that it was sold"."""
    return is_clause(words) or _is_sentence(words) or of_an_account(words)


def of_an_account(words: str) -> bool:
    """Whether words name an account and what it says: "the Herald's story that …"."""
    before, that, said = words.partition(" that ")
    named = words_of(before)[-1:] if that and before.count(" ") < SHORT else []
    return bool({stem(word) for word in named} & _accounts()) and is_clause(f"that {said}")


@lru_cache(KNOWN)
def negating(words: str) -> frozenset[str]:
    """The stems of the clauses that negate."""
    clauses = (each for each in _CLAUSES.split(words) if polarity_of(each).negates)
    return frozenset(each for clause in clauses for each in stems_of(clause))


@lru_cache(KNOWN)
def supposed(words: str) -> frozenset[str]:
    """The stems of what is only supposed or asked ("he must ask whether it was sold").

    >>> sorted(supposed("if the ferry sinks, the harbour closes"))
    ['ferri', 'sink']
    """
    split = [_IF.split(clause, maxsplit=1) for clause in _CLAUSES.split(words)]
    said = {stem(word) for before, *_ in split for word in words_of(before)}
    behind = (each for _, *after in split for part in after for each in stems_of(part))
    return frozenset(behind) - said


def _accounts() -> frozenset[str]:
    return polarity_words().accounts | polarity_words().charges


def _is_sentence(words: str) -> bool:
    """Whether words are a sentence by a verb in -s after a name ("Lunde stays open")."""
    found = words.strip(MARKS).split()[:2]
    verb = found[-1] if len(found) == 2 and words.count(" ") > 1 else ""
    return found[:1] != [] and found[0][:1].isupper() and verb.endswith("s") and _is_verb(verb)


def _is_verb(word: str) -> bool:
    """Whether a word in -s may be a verb: not a name, a plural of one, a possessive."""
    return word.islower() and word.isalpha() and not word.endswith(("ss", "us", "ies", "ions"))
