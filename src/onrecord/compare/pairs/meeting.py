"""Meeting: whether two claims can contradict each other at all.

In: two claims. Out: yes or no, before anything is scored. Who speaks for another does not stand
against that other; nobody rejects on a page what the same speaker says beside it.
"""

from __future__ import annotations

import re

from onrecord.compare.claims.claims import Claim
from onrecord.compare.claims.days import days_apart
from onrecord.compare.pairs.pairs import SIDE_BY_SIDE, contrary
from onrecord.compare.pairs.parties import one_party
from onrecord.language.letters import CAPITAL
from onrecord.language.polarity_words import polarity_words
from onrecord.language.stems import stems_of, words_of

TALKED_OF = 5  # days in which two pages that tell only that "it was discussed" may mean one talk
YEARS = 3 * 366  # days between two speakers' claims; a speaker's own words are never too old

_NAME = rf"(?:{CAPITAL}[\w’'-]+ ){{1,4}}"
_TALKERS = re.compile(rf"({_NAME}and {_NAME})(?:did not|didn['’]t|had not|never)\b")


def may_contradict(one: Claim, other: Claim) -> bool:
    """Whether two claims can contradict at all: contrary, not nested, not for one another."""
    if not contrary(one, other):
        return False
    if one.row.parent == other.row.id or other.row.parent == one.row.id:
        return False
    if one_party(one.speaker, other.speaker):
        return _may_contradict_itself(one, other)
    if _allied(one, other) or _allied(other, one):
        return False
    days = days_apart(one, other)
    if _talk_of_nothing(one, other):
        return days is not None and days <= TALKED_OF
    return days is None or days <= YEARS


def _talk_of_nothing(one: Claim, other: Claim) -> bool:
    """Whether two pages tell of talk, and one does not say of what ("We did not discuss it")."""
    if one.row.document == other.row.document:
        return False
    talk = one.speaks_of_talk and other.speaks_of_talk and one.denies != other.denies
    return talk and any(each.stems <= polarity_words().speaking for each in (one, other))


def close_by(one: Claim, other: Claim) -> bool:
    """Whether two claims stand close to each other on one page."""
    same_page = one.row.document == other.row.document
    return same_page and abs(one.position - other.position) <= SIDE_BY_SIDE


def all_of_one(one: Claim, other: Claim) -> bool:
    """Whether all that the shorter claim is about is in the longer ("he was warned")."""
    return one.stems <= other.stems or other.stems <= one.stems


def talkers_in(denial: Claim) -> frozenset[str]:
    """The stems of who did not talk, where they are named ("Ruiz and Hill did not discuss it").

    None where a pronoun or nobody is whose talk it was.
    """
    found = _TALKERS.search(denial.words)
    return frozenset(stems_of(found[1]) if found else ())


def _may_contradict_itself(one: Claim, other: Claim) -> bool:
    """Whether two claims of one speaker may: others' words are called false, and rejected."""
    if one.row.document == other.row.document and (one.answers or other.answers):
        return False
    apart = one.row.document != other.row.document or bool(days_apart(one, other))
    return apart and one.dismissive == other.dismissive


def _allied(one: Claim, other: Claim) -> bool:
    """Whether one speaks on behalf of the other, as told before or by the page's words."""
    if one.row.on_behalf_of is not None and one.row.on_behalf_of.id == other.speaker.id:
        return True
    return not one.voice_of.isdisjoint(words_of(other.speaker.name))
