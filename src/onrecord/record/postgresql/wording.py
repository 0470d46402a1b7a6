"""What is wanted, in the words of PostgreSQL: lexemes that a text must have, patterns of phrases.

In: terms. Out: a `tsquery`, which an index answers, and patterns for LIKE that the words of a text
must fit. A text's words are those of FTS5's tokenizer unicode61: runs of letters and digits, in
lower case, without diacritics; the first migration has the same as the function `words_of`.
PostgreSQL's own parser would take addresses, hyphens and decimals for words, and its positions end
at 16,383: hence lexemes without positions, and patterns for what must stand in order.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from onrecord.record.asking.terms import Term, Wanted

LONGEST = 400  # letters of a lexeme that are kept; one may have 2,046 bytes
NOTHING = "''''"  # a lexeme that no text has, since it is no letter
_DIACRITICS = range(0x300, 0x370)


def lexemes(text: str) -> list[str]:
    """The words of a text, in their order.

    >>> lexemes("São-Paulo’s 3.5%")
    ['sao', 'paulo', 's', '3', '5']
    """
    bare = unicodedata.normalize("NFD", text.lower())
    bare = "".join(letter for letter in bare if ord(letter) not in _DIACRITICS)
    letters = (letter if _in_word(letter) else " " for letter in unicodedata.normalize("NFC", bare))
    return "".join(letters).split()


def _in_word(letter: str) -> bool:
    kind = unicodedata.category(letter)
    return kind[0] == "L" or kind == "Nd"


def tsquery_of(wanted: Wanted) -> str:
    """A `tsquery`: the lexemes of each term, all of them; of the terms all, or some.

    >>> from onrecord.record.asking.terms import wanted
    >>> tsquery_of(wanted('no "free elections" sanct*'))
    "('no') & ('free' & 'elections') & ('sanct':*)"
    """
    terms = [f"({' & '.join(_quoted(each))})" for each in wanted.terms]
    return (" | " if wanted.some else " & ").join(terms)


def _quoted(term: Term) -> Iterator[str]:
    words = [each[:LONGEST] for each in lexemes(term.words)]
    if not words:
        yield f"'{NOTHING}'"
    for place, word in enumerate(words, 1):
        yield f"'{word}'" + (":*" if term.begins and place == len(words) else "")


def pattern_of(term: Term) -> str:
    """What stands in the words of a text, as `words_of` gives them, where the term is in it."""
    return f" {' '.join(lexemes(term.words))}" + ("" if term.begins else " ")


def patterns_of(wanted: Wanted) -> list[str]:
    """For LIKE: phrases that must be there, which lexemes alone cannot tell."""
    several = [each for each in wanted.terms if len(lexemes(each.words)) > 1]
    return [] if wanted.some else [f"%{pattern_of(each)}%" for each in several]
