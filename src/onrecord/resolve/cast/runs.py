"""Runs of capitalised words, cut where one name ends and another begins.

In: the text and a stretch of it. Out: runs, each a list of words with their offsets. Small words
join parts of a name ("of", "de la") only where such a name is known to take them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.language.accents import plain
from onrecord.language.descriptions import body_name_words, not_names, words_within
from onrecord.language.names import name_words
from onrecord.language.titles import LONGEST_TITLE, title_at
from onrecord.model import Span

_LETTER = r"[^\W\d_]"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁĽŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ]"
_PREFIX = r"(?:(?:al|el|as|ad|an|ash|abu|ibn)[-‑])?"  # "al-Ruiz"
_INITIALS = rf"(?:{_CAPITAL}\.){{1,4}}"
_WORD = rf"{_PREFIX}(?:{_INITIALS}|{_CAPITAL}(?:{_LETTER}|[’'\-‑](?=\w)|\d)*\.?)"
_JOINER = (
    r"(?:of the|of|for the|for|and|&|de la|de|del|della|di|da|dos|do|von|van der|van|bin|ibn|al|el"
    r"|la|le|du|on|to)"
)
_RUN = re.compile(rf"(?<![\w’'@#.]){_WORD}(?:[ \u00a0](?:{_JOINER}[ \u00a0])?{_WORD})*")
_TOKEN = re.compile(r"[^ \u00a0]+")
POSSESSIVE = re.compile(r"[’'](?:s|S)?$")

Run = list[tuple[int, str]]
"""Words with the offset of each."""


def runs_of_capitals(text: str, within: Span) -> Iterator[Run]:
    """The runs in a stretch of `text`, in reading order; empty ones among them."""
    for run in _RUN.finditer(text, within.start, within.end):
        yield from _pieces(text, run.start(), run.end())


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """A word without case, accents, full stops, and with one kind of apostrophe."""
    return plain(word.replace("’", "'").replace("‑", "-")).replace(".", "")


def _pieces(text: str, start: int, end: int) -> Iterator[list[tuple[int, str]]]:
    """A run of capitals cut where a sentence ends, after a possessive and at loose joiners."""
    piece: list[tuple[int, str]] = []
    tokens = [*_TOKEN.finditer(text, start, end)]
    for at, token in enumerate(tokens):
        word = token.group()
        if word.islower() or word == "&":
            behind = [each.group() for each in tokens[at : at + LONGEST_TITLE]]
            if not (_may_join(piece, word) or _in_title(piece, behind)):
                yield piece
                piece = []
            else:
                piece.append((token.start(), word))
            continue
        if piece and _opens_sentence(word, after=piece[-1][1]):
            yield piece
            piece = []
        piece.append((token.start(), word))
        owns = POSSESSIVE.search(word) and folded(POSSESSIVE.sub("", word)) not in name_words(
            "owning"
        )
        if owns or _ends_sentence(word):
            yield piece
            piece = []
    yield piece


def _ends_sentence(word: str) -> bool:
    bare = word.rstrip(".")
    return (
        word.endswith(".")
        and (len(bare) > 2 or (len(bare) == 2 and bare.isupper()))  # "said the AP. Hale left"
        and "." not in bare
        and bare.casefold() not in name_words("abbreviations")
    )


def _opens_sentence(word: str, after: str) -> bool:
    """Whether a word that names nobody stands behind "U.S." or "D.C.", where a sentence may end."""
    opens = after.endswith(".") and "." in after[:-1]
    return opens and folded(word) in not_names() - words_within()


def _may_join(piece: Sequence[tuple[int, str]], joiner: str) -> bool:
    """Whether a small word may stand inside this name."""
    if not piece:
        return False
    words = [word for _, word in piece]
    if joiner in name_words("particles"):
        return True
    if joiner in ("of", "the"):
        return any(folded(word) in body_name_words() for word in words)
    if joiner == "and":
        return "of" in words and any(
            folded(w) in body_name_words() for w in words[: words.index("of")]
        )
    if joiner == "&":
        return True
    return len(words) < 3 and folded(words[-1]) in name_words("with_purpose")


def _in_title(piece: Run, behind: Sequence[str]) -> bool:
    """Whether a small word stands within a title: "Speaker of the House"."""
    words = [word for _, word in piece]
    found = (title_at([*words[at:], *behind], 0) for at in range(len(words)))
    return any(each.words > len(words) - at for at, each in enumerate(found) if each)
