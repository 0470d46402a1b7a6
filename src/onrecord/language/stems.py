"""Stems: the words of a text that carry matter, made comparable.

Out: words without case, accents and inflection ("Caldério's" and "Calderio", "meddled" and
"meddling" are one), without the words that every sentence has. Stems are for comparing only and
are never shown. Snowball's English stemmer (Porter 2) rather than lemmas: rows of the record carry
no parse, and a wrong stem is wrong in the same way on both sides.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any, TypeVar

import snowballstemmer

from onrecord.language.accents import plain
from onrecord.language.words import word_table

T = TypeVar("T")

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_RECASED = re.compile(r"\[?\b([^\W\d_])\](?=[^\W\d_])")  # "[I]f", of which a page may keep "I]f"
_MEANT = re.compile(r"[%‰$€£¥?]")  # marks that are no words, and change what is said
_CONTRACTED = re.compile(r"['’](?:s|re|ve|ll|d|m)$")
VOCABULARY = 1 << 14  # words kept with their stems, of 250 bytes: half as many cost 4 % of stemming


def words_of(text: str) -> list[str]:
    """The words and numbers of `text` in order, without case, accents and curly apostrophes.

    >>> words_of("Caldério didn’t say “1,900”.")
    ['calderio', "didn't", 'say', '1,900']
    >>> words_of("“[I]f so”")
    ['if', 'so']
    """
    if "]" in text:
        text = _RECASED.sub(r"\1", text)
    return [_plain(word) for word in _WORD.findall(text)]


def in_equal_words(things: Iterable[T], words: Callable[[T], str]) -> list[list[T]]:
    """`things`, those of equal `words` together, in the order of the first of each.

    Quotation marks, case and accents make no difference: pages that carry one dispatch differ so.
    A currency, a percent sign and a question mark do.
    """
    found: dict[tuple[str, ...], list[T]] = {}
    for each in things:
        text = words(each)
        found.setdefault((*words_of(text), *_MEANT.findall(text)), []).append(each)
    return list(found.values())


def stems_of(text: str) -> list[str]:
    """The stems of the words of `text` that carry matter, in order, numbers among them.

    >>> stems_of("In fact we did not even discuss the elections")
    ['discuss', 'elect']
    """
    common = common_words()
    return [stem(word) for word in words_of(text) if word not in common]


@lru_cache(VOCABULARY)
def stem(word: str) -> str:
    """The stem of one word as `words_of` gives it; synonyms of the word list share one."""
    found = root(word)
    return _synonyms().get(found, found)


def root(word: str) -> str:
    """The stem of one word as `words_of` gives it, its own whatever means the same."""
    if word[0].isdigit():
        return word.replace(",", "").rstrip(".")
    found: str = _OWN.stemmer.stemWord(_CONTRACTED.sub("", word))
    return found


@cache
def common_words() -> frozenset[str]:
    """Words that carry no matter: articles, pronouns, auxiliaries, negations, fillers."""
    return frozenset(word_table("common")["words"])


@lru_cache(VOCABULARY)
def _plain(word: str) -> str:
    return plain(word.replace("’", "'"))


@cache
def _synonyms() -> dict[str, str]:
    """Each stem of a row of the word list, to the stem of its first word."""
    stemmer = _OWN.stemmer
    rows = [[stemmer.stemWord(word) for word in row] for row in word_table("common")["synonyms"]]
    return {other: row[0] for row in rows for other in row[1:]}


class _OfThread(threading.local):
    """A stemmer for each thread: it holds the word that it works on, and is not to be shared."""

    def __init__(self) -> None:
        self.stemmer: Any = snowballstemmer.stemmer("english")


_OWN = _OfThread()
