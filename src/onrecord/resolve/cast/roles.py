"""Roles that a page teaches: "Foreign Minister Ilan Torvald", "Jo Hill, a surgeon, …".

In: the document and its cast. Out: `Taught` roles, each a noun with whose it is and where it
stands. Four patterns are read: title before the name, noun before the name, apposition after it,
and description before it ("a leader of the party, Jo Hill").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.language.descriptions import head_of, nouns
from onrecord.language.letters import CAPITAL
from onrecord.language.titles import office_nouns, title_modifiers
from onrecord.model import Document, Span, SpeakerKind
from onrecord.resolve.cast.cast import Cast
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.names import Name
from onrecord.resolve.cast.runs import POSSESSIVE

ROLE_KINDS = ("roles", "spokespeople", "heads")
BODY_KINDS = ("bodies",)
APPOSITION_REACH = 120  # characters after a name in which its apposition is looked for
NOUN_REACH = 60  # characters before a name in which a role noun is looked for
_AFTER = re.compile(
    r"(?:’s|'s)?(?: \([^)]*\))?, (?:\d{1,3}, )?"
    r"((?:who (?:is|was|has been) )?(?:an? |the |its |his |her |their |one of )?"
    r"[^,.;:—“”\"()\n]{3,100})"
)
_LEADS = re.compile(
    r"(?: \([^)]*\))?, who (?:\w+ )?(?:leads|led|heads|headed|chairs|chaired|runs|directs) "
    r"([^,.;:“”()\n]{3,80})"
)
_IS = re.compile(r" (?:is|was|became|serves as|served as) ((?:an? |the )[^,.;:—“”\"()\n]{3,80})")
_BEFORE = re.compile(
    r"(?:^|[,.;:“(]|\b(?:an?|the|by|with|from|and|to|that|of|its|his|her|their|as))"
    r" ?((?:[\w’'\-.]+ ){1,6})$"
)
_SENTENCE_END = re.compile(r"[a-z]{3}[.!?][”\"]? (?=[A-Z])")
_DESCRIBED = re.compile(
    rf"\b((?:an?|the|his|her|their|its|[Tt]he|[Aa]n?|{CAPITAL}[\w-]+[’']s?)"
    r" [^,.;:“”\"()\n]{3,90}), \Z"
)
_HEAD_END = re.compile(r"\b(?:of|in|for|from|at|on|with|who|which|that|and|to|by)\b")


@dataclass(frozen=True, slots=True)
class Taught:
    """A role of a character: the noun, the words that told it and their place, the name's place."""

    character: Character
    noun: str
    words: str
    span: Span
    where: Span


class Roles:
    """The roles that a page teaches, in reading order: all, of one character, by what they say."""

    def __init__(self, taught: Iterable[Taught]) -> None:
        self._all = tuple(taught)
        self._of: dict[Character, list[Taught]] = defaultdict(list)
        self._called: dict[str, list[Taught]] = defaultdict(list)
        for each in self._all:
            self._of[each.character].append(each)
            for noun in {each.noun, each.noun.partition(" of ")[0].split()[-1]}:
                self._called[noun].append(each)

    def __iter__(self) -> Iterator[Taught]:
        return iter(self._all)

    def of(self, character: Character) -> Sequence[Taught]:
        """The roles of one character."""
        return self._of.get(character, ())

    def called(self, noun: str) -> Sequence[Taught]:
        """The roles of that noun, and those that end in it: "minister" in "foreign minister"."""
        return self._called.get(noun, ())


def roles_on(document: Document, cast: Cast) -> tuple[Taught, ...]:
    """Every role that the page teaches of its persons and bodies, in reading order."""
    found: list[Taught] = []
    for name, character in cast.at.values():
        found.extend(_title(name, character))
        found.extend(_before(document.text, name, character))
        found.extend(_after(document.text, name, character))
    return tuple(found)


def is_office(noun: str) -> bool:
    """Whether a role noun is an office that a body gives: minister, chairman, spokesman."""
    return noun in office_nouns() or noun in nouns("heads") or noun in nouns("spokespeople")


def office_of(taught: Taught) -> tuple[str, str]:
    """The office and the body of a taught role: ("foreign minister", "Norrland").

    The body is told after "of", or before the noun: “Norrland’s foreign minister”.
    """
    head, _, complement = taught.words.partition(" of ")
    body = complement.removeprefix("the ").strip()
    if not body[:1].isupper():
        lead = re.sub(rf"\b{re.escape(taught.noun)}\b.*", "", head, flags=re.IGNORECASE)
        found = re.search(rf"{CAPITAL}[\w.’'-]*(?: {CAPITAL}[\w.’'-]*)*", lead)
        body = found.group() if found else ""
    return taught.noun, POSSESSIVE.sub("", body)


def _title(name: Name, character: Character) -> Iterator[Taught]:
    if name.title:
        words = f"{name.before} {name.title}".strip()
        start = max(0, name.span.start - len(words) - 4)
        yield Taught(character, name.title, words, name.span, Span(start, name.span.start))


def _before(text: str, name: Name, character: Character) -> Iterator[Taught]:
    start = name.span.start
    described = text.endswith(", ", 0, start)  # asked first, as most names have no such words
    if described and (found := _DESCRIBED.search(text, max(0, start - APPOSITION_REACH), start)):
        yield from _noun(found, character, name.span, whole=True)
    lead = list(_SENTENCE_END.finditer(text, max(0, start - NOUN_REACH), start))
    begin = lead[-1].end() if lead else max(0, start - NOUN_REACH)
    if found := _BEFORE.search(text, begin, start):
        yield from _noun(found, character, name.span, whole=False)


def _after(text: str, name: Name, character: Character) -> Iterator[Taught]:
    if leads := _LEADS.match(text, name.span.end, name.span.end + APPOSITION_REACH):
        words, where = f"leader of {leads.group(1)}", Span(*leads.span(1))
        yield Taught(character, "leader", words, name.span, where)
    for pattern in (_AFTER, _IS):
        found = pattern.match(text, name.span.end, name.span.end + APPOSITION_REACH)
        if found:
            yield from _noun(found, character, name.span, whole=True)


def _noun(found: re.Match[str], character: Character, span: Span, whole: bool) -> Iterator[Taught]:
    """The role noun at the end of a phrase's head, if it is one."""
    words = found.group(1).strip()
    head = _HEAD_END.split(words, maxsplit=1)[0] if whole else words
    spoken = [word for word in head.split() if word.casefold() not in title_modifiers()]
    kinds = BODY_KINDS if character.kind is SpeakerKind.BODY else ROLE_KINDS
    if spoken and (noun := head_of(spoken, kinds)):
        yield Taught(character, noun[0], words, span, Span(*found.span(1)))
