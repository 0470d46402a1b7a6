"""The tense of a cue, by its words: what it tells of when the saying was.

In: the cue's words. Out: a `Tense`. "Said" happened on a day; "has said" and "argues" may be of any
day, and get one only where the page names it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from onrecord.language.cues import cues
from onrecord.language.words import word_table
from onrecord.model import Act, Attribution, words_at

_WORD = re.compile(r"[^\W_](?:[\w’'-]*\w)?")
_PERFECT = frozenset(("has", "have", "had", "ve"))
_MODAL = frozenset(("will", "can", "may", "should", "ll", "cannot", "wo", "ca"))
_PRESENT = frozenset(("is", "are", "am", "re", "s"))  # "’s so worried": it may be "has" as well
_AUXILIARIES = frozenset(("was", "were", "did"))
_SUPPOSING = frozenset(("could", "would", "might"))  # "many would say": nobody did on one day
_NOT = re.compile(r"n[’']t$")
_DECLINED = re.compile(r"n[’']t\b|\b(?:not|only|be heard)\b", re.IGNORECASE)
"""What was done, though by "would": "would not comment", "would only say"."""
_NOBODY = re.compile(r"(?:neither|nobody|none|no)\b", re.IGNORECASE)
_SHARED = re.compile(r"(?:[’']ve| (?:\w+ly |also )?(?:has|have|had)) (?!to\b)(?![^.!?]*[.!?] )")


class Tense(StrEnum):
    """When a cue puts its saying."""

    PAST = "past"
    PRESENT = "present"
    PERFECT = "perfect"
    MODAL = "modal"  # "will say": of a time to come, or of none
    OTHER = "other"  # participles, nouns, "according to", a colon


def tense_of_saying(text: str, attribution: Attribution) -> Tense:
    """The tense of an attribution's cue, or of the auxiliary that it shares: "has mocked, called".

    A noun with a possessor has none: "Ruiz’s claim".
    """
    if words_at(text, attribution.source).endswith(("’s", "'s")):
        return Tense.OTHER
    nobody = _NOBODY.match(words_at(text, attribution.source)) is not None
    own = tense_of(words_at(text, attribution.cue, " "), nobody)
    return _shared(text, attribution) or own if own in (Tense.PAST, Tense.OTHER) else own


def _shared(text: str, attribution: Attribution) -> Tense | None:
    """Perfect where source and cue have "has mocked the mayor and" between them."""
    if not attribution.source or not attribution.cue:
        return None
    start, end = attribution.source[-1].end, attribution.cue[0].start
    return Tense.PERFECT if _SHARED.match(text, start, max(start, end)) else None


@lru_cache(maxsize=4096)  # a page's cues are few and the same: "said"
def tense_of(cue: str, nobody: bool = False) -> Tense:
    """The tense of the cue's first finite verb; where `nobody` "would say", they declined to."""
    words = [_NOT.sub("", word.casefold()) for word in _WORD.findall(cue)]
    if any(word in _PERFECT for word in words):
        return Tense.PERFECT
    if words[:1] == ["to"]:  # "the first to endorse": when, its governor tells
        return Tense.OTHER
    for word in words:
        if word in _MODAL:
            return Tense.MODAL
        if word in _PRESENT:
            return Tense.PRESENT
        if word in _SUPPOSING and not nobody and not _DECLINED.search(cue):
            return Tense.MODAL
        if word in _AUXILIARIES or word in _SUPPOSING:
            return Tense.PAST
        if word in _irregular():  # first: "the email read", as "the email reads" is the present
            return Tense.PAST
        for verb in cues().verbs_of(word):
            return _of_form(word, verb.lemma.split()[0])
        if word.endswith("ed"):
            return Tense.PAST
    return Tense.OTHER


def outlasts(text: str, attribution: Attribution) -> bool:
    """Whether a cue tells of what nobody does on one day: to hope, to want, to expect."""
    words = words_at(text, attribution.cue, " ").casefold().split()
    found = [verb for at, word in enumerate(words) if (verb := cues().verb(word, words[at + 1 :]))]
    return bool(found) and all(verb.act in (Act.BELIEVE, Act.INTEND, Act.PREDICT) for verb in found)


def puts_a_question(text: str, attribution: Attribution) -> bool:
    """Whether a cue puts a question."""
    words = words_at(text, attribution.cue, " ").casefold().split()
    return any(verb.act is Act.ASK for word in words if (verb := cues().verb(word)))


def is_told(text: str, attribution: Attribution) -> bool:
    """Whether a cue's verb has a hearer: "told"."""
    words = words_at(text, attribution.cue, " ").casefold().split()
    return any(verb.hearer for word in words if (verb := cues().verb(word)))


def says(text: str, attribution: Attribution) -> bool:
    """Whether a cue has a verb of saying, and not only a word of mood: "was critical of"."""
    words = words_at(text, attribution.cue, " ").casefold().split()
    return any(cues().verbs_of(word) for word in words)


def says_by_verb(text: str, attribution: Attribution) -> bool:
    """Whether a cue without tense still tells of one saying: a participle, a colon, no cue."""
    words = words_at(text, attribution.cue, " ").casefold().split()
    telling = [word for word in words if word.isalpha()]
    return not telling or any(word.endswith("ing") and cues().verbs_of(word) for word in telling)


@cache
def _irregular() -> frozenset[str]:
    """Past forms of verbs that are no cues of themselves: "drew a contrast"."""
    return frozenset(word_table("tenses")["irregular_pasts"])


def _of_form(word: str, lemma: str) -> Tense:
    if word.endswith("ing"):
        return Tense.OTHER
    if word in (lemma, f"{lemma}s", f"{lemma}es", f"{lemma[:-1]}ies"):
        return Tense.PRESENT
    return Tense.PAST
