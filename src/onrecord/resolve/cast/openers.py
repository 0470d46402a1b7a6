"""Words that only stand before a name: a sentence's first, an unlisted title, a state.

In: the text and its names. Out: the names without such words, where the page tells them apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from functools import cached_property

from onrecord.language.descriptions import body_name_words, places
from onrecord.language.persons import is_first_name
from onrecord.model import Span
from onrecord.resolve.cast.names import Name, looks_personal

_OPENS = re.compile(r"(?:^|[.!?:\n]|[“\"‘(]) *$")
_PEOPLE = ("ists", "ants", "ents", "ians")  # lobbyists, applicants, proponents, politicians
_COMMON_WORD = re.compile(r"\b[a-z]+\b")


def without_openers(text: str, names: Sequence[Name], sources: Set[Span]) -> list[Name]:
    """Names without words before them, where the rest is named elsewhere on the page.

    Such words are a sentence's first ("Beyond Norrland"), a title that is not listed, or a state
    named before its minister ("the foreign minister of Norrland Ana Hale"). One alone that the page
    has in lower case too, and in no other name, is none ("Hacker jailed. The hacker who …"), unless
    it is all of a source ("Staff said …").
    """
    keys = {name.key for name in names}
    elsewhere = {word for name in names if not opens_sentence(text, name) for word in name.key}
    common = set(_COMMON_WORD.findall(text))
    kept = []
    for name in names:
        opens = opens_sentence(text, name)
        first = name.words[0].casefold()
        vague = first in common or first.endswith(("ing", "ly"))
        alone = len(name.words) == 1 and not name.title and name.span not in sources
        if looks_personal(name):
            pass
        elif alone and opens and first in common and name.key[0] not in elsewhere:
            continue
        elif vague and len(name.words) > 1 and opens and name.key[1:] in keys:
            lead = text.index(name.words[1], name.span.start + len(name.words[0]))
            name = replace(
                name, words=name.words[1:], key=name.key[1:], span=Span(lead, name.span.end), lead=0
            )
        elif len(name.words) > 2 and _has_lead(name, keys):
            lead = text.index(name.words[-2], name.span.start + len(name.words[0]))
            name = replace(
                name,
                words=name.words[-2:],
                key=name.key[-2:],
                span=Span(lead, name.span.end),
                lead=0,
            )
        kept.append(name)
    return kept


def opens_sentence(text: str, name: Name) -> bool:
    """Whether a name begins a sentence, a line or a quotation."""
    return _OPENS.search(text[max(0, name.span.start - 3) : name.span.start]) is not None


def is_common_noun(text: str, mentions: Sequence[Name]) -> bool:
    """Whether a word that only begins sentences is a noun for several: "Applicants must"."""
    if any(len(name.words) > 1 or not opens_sentence(text, name) for name in mentions):
        return False
    word = mentions[0].words[0].casefold()
    lower = word.endswith(_PEOPLE) or re.search(rf"\b{re.escape(word)}\b", text) is not None
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "ics", "news")) and lower


def _has_lead(name: Name, keys: Set[tuple[str, ...]]) -> bool:
    """Whether a name's last two words are a name of the page, and those before it not."""
    named, person = name.key[-2:] in keys, is_first_name(name.words[-2])
    owner = name.key[:1] in keys and name.key[0] not in places()  # "the Ruiz White House"
    if person and (named or owner):
        return True
    return named and (owner or not body_name_words() & set(name.key))


class Openers:
    """A page's words that may stand before a name; gathered once, however many names it has."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self._text, self._names = text, names

    @cached_property
    def _common(self) -> frozenset[str]:
        return frozenset(_COMMON_WORD.findall(self._text))

    @cached_property
    def _times(self) -> Counter[tuple[str, ...]]:
        return Counter(name.key for name in self._names)

    def open(self, name: Name) -> bool:
        """Whether it is a sentence's first word and a surname ("Rival Hill"), no other person."""
        if looks_personal(name):
            return False
        if self._is_common(name.words[0].casefold()):
            return True
        return self._times[name.key] == 1 and opens_sentence(self._text, name)

    def _is_common(self, word: str) -> bool:
        """Whether a word stands on the page in lower case."""
        if _COMMON_WORD.fullmatch(word):
            return word in self._common
        return re.search(rf"\b{re.escape(word)}\b", self._text) is not None
