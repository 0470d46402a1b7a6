"""The head of a source phrase: how far it reaches, and which noun it ends in.

In: the words of a phrase and the names in it. Out: where its head ends; the head's words up to its
noun; whether that noun means several.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.language.descriptions import head_of, nouns, prepositions, singular
from onrecord.language.titles import name_endings, office_nouns
from onrecord.language.words import word_table
from onrecord.model import Span
from onrecord.resolve.cast.lists import Named
from onrecord.resolve.cast.names import Name
from onrecord.resolve.cast.runs import POSSESSIVE

_QUOTED_TITLE = re.compile(r"[“\"][\w’-]+(?: [\w’-]+)?[”\"] [a-z]")
PEOPLES = ("qis", "lis", "nis", "dis", "tis")  # Iraqis, Israelis, Pakistanis, Saudis, Kuwaitis
SEVERAL = frozenset(("several", "many", "both"))
CLOSING = frozenset('”"')
EMPHATIC = frozenset(("himself", "herself", "itself", "themselves", "both", "alike", "too"))
EMPHATIC |= {"here", "there", "today", "now", "elsewhere", "alone"}
"""Words behind the head that only stress it, or tell where: "Ruiz herself", "polls there"."""
HEAD_KINDS = (
    "roles",
    "spokespeople",
    "heads",
    "bodies",
    "documents",
    "groups",
    "collectives",
    "unnamed",
    "narrators",
)


def head_end(text: str, tokens: Sequence[Span], named: Sequence[Named]) -> int:
    """The index after the head: of a comma or preposition that no name or title covers."""
    for at, token in enumerate(tokens):
        word = token.of(text).casefold()
        if at == 0 or any(_covers(name, token, word) for name, _ in named):
            continue
        if at == 1 and _is_led_by_article(text, tokens[0], token):
            continue
        if word == "of" and _is_one_office(text, tokens[at - 1 : at + 2]):
            continue
        if POSSESSIVE.search(tokens[at - 1].of(text)):
            continue  # a noun is still to come: "Ruiz’s close friends"
        if word in CLOSING and tokens[at + 1 : at + 2] and tokens[at + 1].of(text).islower():
            continue  # “Daily Ferry” host Ana Ruiz
        if not word[0].isalnum() or word in prepositions():
            return at
    return len(tokens)


def _is_led_by_article(text: str, first: Span, second: Span) -> bool:
    """Whether a word or a quoted title stands between article and noun: "the “Ferry” star"."""
    within = second.of(text)[0].isalnum() or _QUOTED_TITLE.match(text, second.start)
    return bool(within) and first.of(text).casefold() == "the"


def without_endings(text: str, head: list[Span]) -> list[Span]:
    """A head without "Jr.", "herself" and the like behind it."""
    idle = name_endings() | EMPHATIC
    while len(head) > 1 and head[-1].of(text).rstrip(".").casefold() in idle:
        head.pop()
    return head


def _is_one_office(text: str, tokens: Sequence[Span]) -> bool:
    """Whether "of" stands inside an office's name: "secretary of state"."""
    words = " ".join(token.of(text) for token in tokens).casefold()
    return words in nouns("roles") or words in office_nouns()


def _covers(name: Name, token: Span, word: str) -> bool:
    """Whether a token belongs to a name or to the title and words before it."""
    if name.span.holds(token):
        return True
    lead = name.lead if name.titled else 0
    return name.span.start - lead <= token.start < name.span.end and word[0].isalnum()


def name_reach(text: str, last: Span) -> int:
    """How far a name must reach to be the head: the last word without a possessive ending."""
    return last.start + len(POSSESSIVE.sub("", last.of(text)).rstrip("."))


def to_noun(spoken: list[str]) -> list[str]:
    """A head up to its listed noun where a participle follows: "the crowd / gathered outside"."""
    if head_of(spoken, HEAD_KINDS) is None:
        for at in range(len(spoken) - 1, 0, -1):
            participle = spoken[at].islower() and spoken[at].endswith(("ed", "ing", "en"))
            if participle and head_of(spoken[:at], HEAD_KINDS):
                return spoken[:at]
    return spoken


def first_role(spoken: list[str]) -> list[str]:
    """The first of two roles of one person: "the secretary of state / and candidate"."""
    for at in range(2, len(spoken) - 1):
        found = head_of(spoken[:at], ("roles", "spokespeople", "heads"))
        if spoken[at] == "and" and found and not is_plural(spoken[at - 1], found[0]):
            return spoken[:at]
    return spoken


def is_plural(noun: str, head: str) -> bool:
    """Whether a head noun means several; `head` is the listed noun, '' where none is listed."""
    word = noun.casefold()
    if word in nouns("groups") or (noun.islower() and head in nouns("collectives")):
        return True
    if noun[:1].isupper() and word.endswith(PEOPLES):
        return True
    if word.endswith("men") and singular(word) != word:
        return True
    return word in ("people", "police", "men", "women", "media", "others", "some", "many") or (
        word.endswith("s")
        and not word.endswith(("ss", "us", "is", "news"))
        and (word != head or any(singular(word) in nouns(kind) for kind in HEAD_KINDS))
    )


def is_counted(spoken: Sequence[str]) -> bool:
    """Whether words begin with a number of several: "two people present", "the two present"."""
    words = [word.casefold() for word in spoken[:2]]
    at = 1 if words[:1] == ["the"] else 0
    return words[at:] != [] and words[at] in SEVERAL | _numbers()


@cache
def _numbers() -> frozenset[str]:
    """The words for two and more."""
    return frozenset(word for word, value in word_table("numbers")["values"].items() if value > 1)
