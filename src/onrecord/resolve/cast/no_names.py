"""Capitalised words that name nobody: a sentence's first, an office alone, "Norrland Democrat".

In: the words of a run of capitals. Out: whether they are such, and which of them are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.language.descriptions import adjectives, head_of, not_names, places, words_within
from onrecord.language.persons import is_first_name
from onrecord.language.titles import name_endings, title_at
from onrecord.language.words import word_table
from onrecord.resolve.cast.runs import folded

PARTIAL = frozenset(("New", "Old", "North", "South", "East", "West", "Northern", "Southern"))
"""Words that only begin names."""
_COMPOUND = re.compile(
    r"-(?:only|like|style|era|related|friendly|free|wide|inspired|owned|type|backed|led|funded"
    r"|sponsored|aligned|approved|controlled|appointed|themed|endorsed)$"
)
_ACRONYMS = re.compile(r"[A-Z]{2,}s")  # CEOs, NGOs

_OF = re.compile(r"\b([a-z]+) of $")
LONGEST_OFFICE = 20  # characters of "secretary of " and the like


def names_nobody(words: Sequence[str], at: int, opens: bool) -> bool:
    """A sentence's first word and its contractions: "But", "They’re"; "One" only there."""
    plain = folded(re.sub(r"[’'](?:re|m|ll|ve|d|s|t)$", "", words[at]))
    more = at + 1 < len(words) and words[at + 1][:1].isupper()
    if more and (words[at] == "Jan" or (plain in words_within() and not opens)):
        return False
    return plain in not_names()


def ends_no_name(word: str) -> bool:
    """A small word, "Jr.", or a day: "Quist Sunday said"."""
    plain = folded(word)
    return word.islower() or plain in name_endings() or plain in word_table("dates")["weekdays"]


def is_office(words: Sequence[str]) -> bool:
    """Whether a run ends in an office with nobody's name: "US Secretary of State", "CEO"."""
    if len(words) == 1 and words[0].isupper() and head_of(words, ("roles", "heads")):
        return True
    if is_first_name(words[0]) and len(words) > 1:
        return False
    for at in range(max(0, len(words) - 3), len(words)):
        title = title_at(words, at)
        if title and title.noun and at + title.words == len(words):
            return len(words) > 1 or words[0].casefold() == title.noun
    return False


def ends_office(text: str, start: int, word: str) -> bool:
    """Whether a word at `start` is but the end of an office: "the former secretary of State"."""
    before = _OF.search(text, max(0, start - LONGEST_OFFICE), start)
    office = [before.group(1).title(), "of", word] if before else []
    found = title_at(office, 0) if office else None
    return found is not None and found.words == len(office)


def is_compound(words: Sequence[str]) -> bool:
    """Whether words only tell of what kind something is: "Norrland-only", "Ana Quist-backed"."""
    if _COMPOUND.search(words[-1]):
        return True
    return len(words) == 1 and (words[0] in PARTIAL or _ACRONYMS.fullmatch(words[0]) is not None)


def is_party_member(words: Sequence[str]) -> bool:
    """Whether a run only describes somebody: "Norrland Democrat"."""
    place = " ".join(words[:-1]).casefold()
    return folded(words[-1]) in adjectives() and place in places()


def naming_words(words: Sequence[str], opens: bool) -> tuple[int, int]:
    """Where the words of a run begin and end that may name somebody, titles among them."""
    start, end = 0, len(words)
    while start < end and names_nobody(words, start, opens) and not title_at(words, start):
        start += 1
    while end > start and ends_no_name(words[end - 1]):
        end -= 1
    return start, end


def are_nobodys(words: Sequence[str]) -> bool:
    """Whether the words left are nobody's name: none, a day, an office, a party's member."""
    if all(folded(word) in not_names() for word in words):
        return True
    if len(words) == 1 and len(words[0]) == 1:
        return True  # "[W]e will", "in with S (…)"
    return any(nobody(words) for nobody in (is_office, is_party_member, is_compound))
