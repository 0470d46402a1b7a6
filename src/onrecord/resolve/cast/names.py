"""Finds the names in a text by their surface: capitals, titles, initials.

In: the text and a stretch of it. Out: `Name`s in reading order, with the title that stands before
them and the words before the title ("Russian" in "Russian Foreign Minister Sergey Lavrov").
A parse is not asked: names are wanted on the whole page, and a name model over all of it would
cost more than the rest of the reading together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.language.descriptions import (
    body_name_words,
    head_of,
    leading_bodies,
    leading_words,
)
from onrecord.language.persons import first_name_gender, is_first_name
from onrecord.language.titles import Gender
from onrecord.model import Span
from onrecord.resolve.cast.no_names import are_nobodys, ends_office, naming_words
from onrecord.resolve.cast.ranks import LONGEST_PERSON, titles_of
from onrecord.resolve.cast.runs import POSSESSIVE, Run, folded, runs_of_capitals

_MIDWAY = re.compile(r"[\w,;][’']? $")  # what stands before a word within a sentence
_JUNIOR = re.compile(r"\.?,? Jr\b")  # after a name's span
_ORIGIN = re.compile(r"-(?:born|based|raised|educated|backed|led)$")
ROLES = ("roles", "spokespeople", "heads")
REMEMBERED = 100  # characters of a run whose name is remembered, as a page has the same ones often
_NOWHERE = Span(0, 1)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text.

    `words` are those of the name without title and endings; `title` the common noun of the office
    before it ('' where none), `before` the words before the title, `gender` what title or first
    name tell; `titled` is True after any title, Mr. included; `junior` before "Jr.", which is no
    part of the words.
    """

    span: Span
    words: tuple[str, ...]
    title: str = ""
    before: str = ""
    gender: Gender | None = None
    titled: bool = False
    possessive: bool = False
    junior: bool = False
    lead: int = 0
    key: tuple[str, ...] = ()  # the words as they are compared

    @property
    def text(self) -> str:
        """The words with single spaces between them."""
        return " ".join(self.words)

    def at(self, span: Span, lead: int) -> Name:
        """The same name elsewhere; `replace` takes three times as long."""
        return Name(
            span,
            self.words,
            self.title,
            self.before,
            self.gender,
            self.titled,
            self.possessive,
            self.junior,
            lead,
            self.key,
        )


def names_in(text: str, within: Span) -> Iterator[Name]:
    """The names in a stretch of `text`, in reading order, without overlap."""
    for piece in runs_of_capitals(text, within):
        if len(piece) == 1 and ends_office(text, *piece[0]):
            continue
        opens = not (piece and _MIDWAY.search(text, max(0, piece[0][0] - 3), piece[0][0]))
        for name in _read(piece, opens):
            junior = _JUNIOR.match(text, name.span.end, within.end) is not None
            yield replace(name, junior=True) if junior else name


def _read(piece: Run, opens: bool) -> Iterator[Name]:
    """The name in a run; nothing where the run names nobody.

    `opens` says whether the run may begin a sentence, which capitalises any word.
    """
    words = tuple(word for _, word in piece)
    often = sum(map(len, words)) <= REMEMBERED
    if told := (_told if often else _told.__wrapped__)(words, opens):
        begin, first, last, size, name = told
        span = Span(piece[first][0], piece[last][0] + size)
        yield name.at(span, span.start - piece[begin][0])


@lru_cache(maxsize=8_000)
def _told(run: tuple[str, ...], opens: bool) -> tuple[int, int, int, int, Name] | None:
    """The name in a run, nowhere yet, its title split off; None where the run names nobody.

    Before it the first word of what leads to it, its first and last, and the characters of that.
    """
    words = list(run)
    possessive = bool(words) and POSSESSIVE.search(words[-1]) is not None
    words[-1:] = [POSSESSIVE.sub("", word) for word in words[-1:]]
    start, end = naming_words(words, opens)
    title_from, title_to, noun, gender = titles_of(words, start, end)
    titled = title_to > title_from
    given = title_to if titled else _given(words, start, end)
    first, end = _without_lead(words, given, end, titled)
    if are_nobodys(words[first:end]):
        return None
    name = tuple(_bare(word) for word in words[first:end])
    last = words[end - 1].rstrip(".") if len(words[end - 1]) > 2 else words[end - 1]
    found = Name(
        span=_NOWHERE,
        words=name,
        title=noun,
        before=" ".join(words[start : title_from if titled else first]),
        gender=gender or (first_name_gender(name[0]) if len(name) > 1 else None),
        titled=titled,
        possessive=possessive,
        key=tuple(folded(word) for word in name),
    )
    return min(start, first), first, end - 1, len(last), found


def _without_lead(words: Sequence[str], first: int, end: int, titled: bool) -> tuple[int, int]:
    """A name's words without what tells an origin before it, and of what the one is behind it."""
    while first < end and words[first].islower():
        first += 1
    while (born := next((n for n in range(first, end - 2) if _ORIGIN.search(words[n])), -1)) >= 0:
        first = born + 1
    if "of" in words[first + 1 : end] and (titled or is_first_name(words[first])):
        end = words.index("of", first)  # "Speaker Ana Ruiz of Norrland"
    return first, end


def _given(words: Sequence[str], start: int, end: int) -> int:
    """Where the name begins after words like "Republican" or "City Attorney"."""
    bodily = any(folded(word) in body_name_words() for word in words[start:end])
    stripped = leading_words() - leading_bodies() if bodily else leading_words()
    while start < end - 1 and folded(words[start]) in stripped:
        start += 1
    if start >= end:
        return start
    for at in range(start + 1, end - 1) if bodily or end - start > LONGEST_PERSON - 2 else ():
        if (
            is_first_name(words[at])
            and end - at <= 3
            and _follows_role(words[start:end], at - start)
        ):
            return at
    if is_first_name(words[start]) or bodily:
        return start
    for at in range(start + 1, end - 1):
        if is_first_name(words[at]) and end - at <= 3 and first_name_gender(words[at]):
            return at
    return start


def _follows_role(words: Sequence[str], at: int) -> bool:
    """Whether a role stands before a name's first word, or two words end a run with a role."""
    if folded(words[at - 1]) in leading_words() or head_of([words[at - 1]], ROLES) is not None:
        return True
    bodily = any(folded(word) in body_name_words() for word in words[at:])
    named = any(head_of([word], ROLES) for word in words[:at])
    return named and not bodily and at == len(words) - 2


def _bare(word: str) -> str:
    return word.rstrip(".") if len(word) > 2 and word.count(".") == 1 else word


def looks_personal(name: Name) -> bool:
    """Whether a name reads as a person's by title or first name, and holds no body's word."""
    if any(word in body_name_words() for word in name.key) and not name.titled:
        return False
    if name.titled:
        return True
    return 1 < len(name.words) <= LONGEST_PERSON and is_first_name(name.words[0])
