"""Abstaining: which claims take no stand on anything, however near they are to a matter.

In: a claim, and the matter where that decides. Out: yes or no. A question, an order, a condition
take none. What somebody is told, promised or warned of takes one where the words say what is or was
(“told the court: the wall was raised”), and where what was done in saying it is what the matter
asks (“promised to pay”, where the matter is a promise).
"""

from __future__ import annotations

import re

from onrecord.compare.claims.asserting import (
    MARKS,
    hopes,
    is_infinitive,
    leaves_open,
    ordered,
    wishes,
)
from onrecord.compare.claims.claims import Claim
from onrecord.compare.claims.own_words import tells_of_another
from onrecord.compare.positions.matter_words import Matter
from onrecord.language.claims import begins, claim_words
from onrecord.language.kinship import kin_of_all
from onrecord.language.polarity import polarity_of
from onrecord.language.polarity_words import polarity_words
from onrecord.language.stems import stem, stems_of, words_of
from onrecord.model import Act

NO_STAND = frozenset({Act.ASK, Act.REQUEST, Act.PROMISE, Act.WARN, Act.THREATEN, Act.PREDICT})
_ASKING = frozenset({Act.ASK, Act.REQUEST})
_ORDERING = frozenset(
    verb + ending
    for verb in ("order", "command", "direct", "instruct", "orchestrat")
    for ending in ("", "e", "s", "es", "ed", "ing")
)
_A_DEED = re.compile(r"(?:an?|the) ", re.IGNORECASE)
_AMOUNT = ("how many", "how much")  # asked, not told, whatever mark ends the sentence

_OPEN = ("who", "whether", "how", "which")  # begin what is "not known", "not established"
_STANDS_BY = re.compile(r"\bst(?:ands?|anding|ood) (?:\w+ly )?(?:by|over|behind)\b", re.IGNORECASE)
_TRUSTS = re.compile(
    r"\b(?:I|we) (?:(?:really|do|still|fully) ){0,2}(?:believe|trust) (?:him|her|them\b|"
    r"that (?:when|what) (?:he|she|they) \w+ [^.;]{0,30}\b(?:he|she|they) means? it)"
    r"|\btake (?:him|her|them) at (?:his|her|their) word\b",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(r"\bno longer\b", re.IGNORECASE)
_OWN_WORDS = re.compile(
    r" (?:(?:my|our|his|her|its|their) (?:\w+ )?"
    r"(?:words?|account|statement|story|version|testimony|denial|evidence)"
    r"|(?:every|each) (?:single )?(?:word|line)"
    r"|what (?:I|we|he|she|it|they|the \w+) (?:have |has |had )?(?:said|told|wrote|written))\b",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    r"(?:\b(?:never|not|nothing|nobody|no one)\b|n['’]t\b)(?: (?!that\b)\w+){0,3}"
    r" (?:say|says|said|saying|claims?|claimed|suggests?|suggested|alleged?)\b(?! so\b)(?: \w+){2}",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|would|shall|could|may|might|can|going to)\b|\w['’]ll\b", re.IGNORECASE
)
_OF_SOMEBODY = re.compile(
    rf"[{re.escape(MARKS)}]*(?:he|she|they)(?:['’]s| is|['’]re| are) (?:not )?(?:an? |the )?"
    r"(?:[\w-]+ ){0,2}[\w-]+\W*",
    re.IGNORECASE,
)
_OF_A_PAPER = re.compile(
    r"\b(?:documents?|papers?|reports?)\b[^.;:]{0,40}\b(?:has|have|had|having)\b(?: \w+){0,3}"
    r" (?:bearing|consequences?|effects?|impacts?|influence)\b",
    re.IGNORECASE,
)


def takes_no_stand(claim: Claim, matter: Matter) -> bool:
    """Whether the claim is a question, an order, a hope, a condition, another's words."""
    words = claim.words.strip(MARKS)
    open_ = claim.negated and begins(words.casefold(), _OPEN)
    asks = words.endswith("?") or words.casefold().startswith(_AMOUNT) or open_
    if asks or hopes(claim.row.cue_text) or _tells_of_another(claim, matter):
        return True
    of_talk = not matter.kin.isdisjoint(polarity_words().speaking)
    if not of_talk and _UNSAID.search(words):
        return True  # "We have never said that it was the ministry"
    if not claim.denies and begins(words.casefold(), claim_words().conditions):
        return True
    deed = not claim.clause or _A_DEED.match(words) is not None
    if deed and not _ORDERING.isdisjoint(words_of(claim.row.cue_text)):
        return True  # "ordered the attack" is told of who ordered it
    if _is_asked_for(claim, matter):
        return False
    if ordered(claim.words) or (claim.orders and not _says_what_is(claim, matter)):
        return True
    only_wishes = wishes(claim.words) and not matter.is_to_come
    abstains = claim.row.act in NO_STAND and not _says_what_is(claim, matter)
    return (abstains or only_wishes) and not (claim.denies or presupposes(claim))


def presupposes(claim: Claim) -> bool:
    """Whether a warning or an order takes for real what it is against.

    Who "stands by" or "over" an account is against nothing.
    """
    words = [stem(word) for word in words_of(_STANDS_BY.sub("", claim.words))]
    return not polarity_words().presupposing.isdisjoint(words)


def holds_to_words(words: str) -> bool:
    """Whether somebody stands by what they said before ("I stand by every word")."""
    found = _STANDS_BY.search(words)
    if found is None:
        return False
    before = words[: found.start()]
    if polarity_of(f"{before} so").negates or _NO_LONGER.search(before):
        return False  # "I do not stand by it"
    return _OWN_WORDS.match(words[found.end() :]) is not None


def trusts(words: str) -> bool:
    """Whether somebody takes on what they told that another said ("I believe him")."""
    return _TRUSTS.search(words) is not None


def _is_asked_for(claim: Claim, matter: Matter) -> bool:
    """Whether what was done in saying it is what the matter asks ("promised to pay")."""
    done = kin_of_all(stems_of(claim.row.cue_text))
    return claim.row.act in NO_STAND - _ASKING and not matter.head.isdisjoint(done)


def _says_what_is(claim: Claim, matter: Matter) -> bool:
    """Whether the words say that something is or was, or what is asked will be."""
    words = claim.words
    open_ = is_infinitive(words) or wishes(words) or leaves_open(words, claim.dismissive)
    to_come = _TO_COME.search(words) is not None and not matter.is_to_come
    return claim.clause and not (open_ or to_come)


def _tells_of_another(claim: Claim, matter: Matter) -> bool:
    """Whether it tells what another says or believes, and that is not what the matter asks."""
    table = claim_words()
    verbs = table.telling | table.believing | table.hearing
    of_it = polarity_words().speaking | frozenset(map(stem, verbs))
    return tells_of_another(claim.words) and of_it.isdisjoint(stems_of(matter.words))


def describes(claim: Claim, matter: Matter) -> bool:
    """Whether it only says what somebody is, or what a paper brings about.

    In no word of the matter ("They're hacks"; "Such reports have a bad influence on us"): a word of
    its kin does not count, "hack" may be a deed or a person.
    """
    of_else = _OF_SOMEBODY.fullmatch(claim.words) or _OF_A_PAPER.search(claim.words)
    return of_else is not None and claim.stems.isdisjoint(stems_of(matter.words))
