"""Asserting: whether words say what is, or ask it, order it, want it, leave it open.

In: the words of a sentence, or of its cue. Out: yes or no, told by the words of `claims.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from onrecord.language.claims import any_of, begins, claim_words
from onrecord.language.polarity import polarity_of
from onrecord.language.polarity_words import polarity_words
from onrecord.language.stems import stem, words_of

MARKS = "\"“”‘’«»' "

_ADDED = re.compile(r"[;:]\s|\s(?:and|but)\s")
_NEGATED = re.compile(r"\b(?:not|no|never)\b|n['’]t\b")
_MODAL = r"(?:did|do|does|will|would|can|could|should)"
_UNKNOWING = re.compile(
    r"(?:I|we) (?:do not|don['’]t) know (?:if|whether|what|why|how|who)\b", re.I
)
_UNTOLD = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\bnobody|\bcannot)(?: \w+){0,2}"
    r" (?:know|knows|sure|certain|clear|show|shown|say|said|tell|see|specif\w+|determine\w*)"
    r"(?: \w+)? (?:if|whether)\b",
    re.IGNORECASE,
)
_SUPPOSES = re.compile(r"(?:if|unless)\b", re.IGNORECASE)
_POINTS = re.compile(
    r"(?:no, )?(?:this|that|it|these|those)(?:['’]s| is| are| was| were)(?:n['’]t)?\b",
    re.IGNORECASE,
)
_MISTAKEN = re.compile(
    r"(?:I|we) (?:was|were)(?: (?!not\b|never\b)\w+)? (?:wrong|mistaken)\b", re.IGNORECASE
)
_INFINITIVE = re.compile(r"to (?!have\b|be\b|not\b|\w+ing\b)\w", re.IGNORECASE)
_FEELS = re.compile(
    r"(?:that )?(?:I|we|he|she|they)(?:['’]m| am| is| are| was| were| feels?| felt)"
    r" (?:\w+ly |very |so |quite |[“\"‘']+)*(\w+)",
    re.IGNORECASE,
)


def leaves_open(words: str, dismissive: bool) -> bool:
    """Whether words ask, suppose or do not know: what they are about may be so or not."""
    said = words.lstrip(MARKS)
    asks = begins(words, claim_words().questions) or words.rstrip(MARKS).endswith("?")
    asks = asks or _asked().match(said) is not None
    supposes = _SUPPOSES.match(said) is not None and not dismissive
    unknown = _UNKNOWING.match(said) is not None or _UNTOLD.search(said) is not None
    return asks or supposes or unknown


def declines(words: str) -> bool:
    """Whether the speaker says nothing of it ("he would not comment", "had no comment").

    Who "sold the ferry and did not comment" sold it.
    """
    found = _declining().search(words)
    first = _ADDED.split(words, maxsplit=1)[0]
    return found is not None and (found.start() < len(first) or _NEGATED.search(first) is not None)


def own_mistake(words: str) -> bool:
    """Whether what is called wrong is what the speaker said or did ("I was wrong about it")."""
    return _MISTAKEN.match(words.lstrip(MARKS)) is not None


def hopes(cue: str) -> bool:
    """Whether a cue says that the speaker would like it so ("his desire to end the war")."""
    return not claim_words().hoping.isdisjoint(words_of(cue))


def wishes(words: str) -> bool:
    """Whether words say what should be or what the speaker wants, not what is."""
    wanted = _wanted().search(words) is not None
    return wanted or not claim_words().wishing.isdisjoint(words_of(words))


def shows(stems: Set[str]) -> bool:
    """Whether all stems are of giving evidence; negated, none was given."""
    return bool(stems) and stems <= _showing()


def is_infinitive(words: str) -> bool:
    """Whether words are what somebody is to do ("to end the war")."""
    return _INFINITIVE.match(words.lstrip(MARKS)) is not None


def ordered(words: str) -> bool:
    """Whether words order something ("Don't go", "Stop it")."""
    return _order().search(words) is not None


def on_a_claim(cue: str) -> bool:
    """Whether the cue says that the words are somebody else's ("Hill on the claim that …")."""
    return _on_claimed().match(cue.casefold()) is not None


def against_its_cue(words: str, cue: str) -> bool:
    """Whether a quotation denies what its cue says was not denied: whose it is is unclear."""
    told = polarity_of(cue)  # "Ruiz did not deny it"
    return told.negates and told.refuses and polarity_of(words).negated


def points(words: str) -> bool:
    """Whether words are of what stands before ("This is a lie from the first word to the last")."""
    return _POINTS.match(words.lstrip(MARKS)) is not None


def denies_any_part(words: str) -> bool:
    """Whether words, negated, deny a part in what they do not name ("nothing to do with it")."""
    said = f" {' '.join(words_of(words))} "
    return any(f" {each} " in said for each in polarity_words().parts)


@cache
def _asked() -> re.Pattern[str]:
    """Finds at the beginning what asks by the order of its words ("Did the bank lie").

    "Was the only one who signed it" says what somebody was.

    Or behind where and when ("At that meeting, did you …"), or by "who", "whose" and "why".
    """
    asked = r"(?:any|th(?:is|at|ese|ose|ere|ey)|it|s?he|you|we|I|your|his|her|their|our)"
    where = r"(?:(?:and|but|so|well|then|now|at|in|on|after|before|when)\b[^,]{0,60}, )?"
    verb = rf"(?:{any_of(claim_words().asks)}(?:n['’]t)? {asked}|{_MODAL}(?:n['’]t)? (?:the|an?))"
    order = rf"{where}{verb}\b"
    return re.compile(rf"{order}|(?:who|whose|why) \w", re.IGNORECASE)


@cache
def _declining() -> re.Pattern[str]:
    """Finds what somebody does not say, behind a negation."""
    refused = r"(?:\b(?:not|cannot|never|no|nothing to|neither|declin\w+ to|refus\w+ to)|n['’]t)"
    return re.compile(rf"{refused} (?:further )?{any_of(claim_words().declined)}\b", re.IGNORECASE)


@cache
def _order() -> re.Pattern[str]:
    """Finds an order at the beginning, or where a quotation begins."""
    orders = any_of(claim_words().orders)
    return re.compile(rf"(?:^|[:“\"'‘]\s*)(?:[A-Z0-9][.)]\s*)?{orders}\s", re.IGNORECASE)


@cache
def _wanted() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(claim_words().wanting)}\b", re.IGNORECASE)


@cache
def _showing() -> frozenset[str]:
    return frozenset(map(stem, claim_words().showing))


@cache
def _on_claimed() -> re.Pattern[str]:
    return re.compile(rf"(?:on|about) (?:the|a|such|this) {any_of(claim_words().claimed)}")


def feels(words: str) -> bool:
    """Whether words say how the speaker feels ("he was very hurt")."""
    found = _FEELS.match(words.lstrip(MARKS))
    return found is not None and found[1].casefold() in polarity_words().feelings
