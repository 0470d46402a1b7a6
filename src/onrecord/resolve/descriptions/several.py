"""Whom words for several stand for, or for as many as were named: "the two", "57 percent", "each".

In: the reader of the page, the phrase's anatomy and place. Out: a `Found`, None where the phrase
describes in other words.
"""

from __future__ import annotations

import re

from onrecord.language.letters import CAPITAL
from onrecord.model import Span, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.descriptions.nearby import recent_people
from onrecord.resolve.descriptions.unnamed import group_of, with_owner
from onrecord.resolve.found import Found, unsure
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.phrases import Phrase
from onrecord.resolve.pronouns.pairs import pair_before, two_of

AND_OTHER = re.compile(  # "Tarn, Velmora and other towns"
    rf"{CAPITAL}[\w.’'-]*(?:,? {CAPITAL}[\w.’'-]*)*,? and (?:\w+ )?other(?: [\w’'-]+){{1,4}}"
)
_SIDES = re.compile(
    r"\b(?:sides?|camps?|teams?|campaigns?|part(?:y|ies)|countr(?:y|ies)|nations?|states?|compan\w+)$"
)
_QUANTIFIER = re.compile(
    r"(?:both|each|all|one|two|three|neither|either|none|several|any|such|this|that|these|those)"
    r"(?: of (?:whom|which|them|these|those))?|(?:some|many|most|few|others) of (?:whom|which)"
    r"|(?:neither|either|each) \w+",
    re.IGNORECASE,
)
_SOME_WHO = re.compile(
    r"(?:[Tt]hose|[Mm]uch of|[Mm]ost of|[Mm]any of|[Tt]he rest of) (?!them\b|whom\b)\w"
)
_NUMBER = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten)"
_PART = r"(?:half|a (?:third|quarter|fifth))"
_SHARE = re.compile(  # "about three in 10", "less than a third", "two-thirds of voters", "57%"
    r"(?:(?:only|just|about|nearly|almost|roughly|some|over|around|the|at least|more than|less than"
    rf"|fewer than) )*(?:{_NUMBER} (?:in|out of) {_NUMBER}|{_PART}"
    r"|\w+-(?:thirds?|quarters|fourths|fifths)"
    r"|(?:\d[\d,.]*|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)(?: ?%| per ?cent)"
    r"|a majority|majorit(?:y|ies))\b",
    re.IGNORECASE,
)
_TWO = re.compile(r"^[Tt]he (?:[\w’'-]+ ){1,4}and the [\w’'-]+(?: [\w’'-]+){0,3}$")
AND_OTHERS = re.compile(r"([Hh]e|[Ss]he) and ")  # "she and the ministers"
_AND_OWN = re.compile(r" and (?:his|her|its|their) ")
GENDERS = {"women": "woman", "men": "man"}
_OF_ONE_GENDER = re.compile(r"(?:both|the two) (women|men)", re.IGNORECASE)
_BOTH = re.compile(
    r"both(?: men| women| candidates| of them)?|each|(?:the )?(?:two|pair|duo|couple)"
    r"|the (?:two|pair|duo) \w+",
    re.IGNORECASE,
)


def several(reader: Reader, phrase: Phrase, at: Span, owner: Character | None) -> Found | None:
    """Two, a share, or somebody with others, of whom `owner` is the one a pronoun means."""
    if _TWO.search(phrase.words):
        return pair_before(reader, at) or unsure(recent_people(reader, at), "two are described")
    if owner and (pronoun := AND_OTHERS.match(phrase.words)):
        words = f"{reader.speaker(owner).name} and {phrase.words[pronoun.end() :]}"
        return Found(reader.described(words, SpeakerKind.GROUP), 0.7, "described", plural=True)
    if _AND_OWN.search(phrase.words):
        return _with_theirs(reader, phrase)
    if found := _of_one_gender(reader, phrase, at):
        return found
    if _BOTH.fullmatch(phrase.words) and not _SIDES.search(phrase.words):
        two = "who the two are is not told"
        return pair_before(reader, at) or unsure(recent_people(reader, at), two)
    if _SHARE.match(phrase.words):
        return group_of(reader, phrase, 0.7, "a share of people")
    if _SOME_WHO.match(phrase.words) or (phrase.personal and phrase.words == "those"):
        return group_of(reader, phrase, 0.7, "a group, described")
    if _QUANTIFIER.fullmatch(phrase.words):
        return unsure(recent_people(reader, at), f"whom {phrase.words!r} counts is not told")
    return None


def with_others(reader: Reader, phrase: Phrase) -> Found:
    """Some by name with more of a kind: "Tarn, Velmora and other towns"."""
    words = phrase.words
    for name, character in phrase.names[:1]:
        if character.kind is SpeakerKind.PERSON:
            words = words.replace(name.text, reader.speaker(character).name, 1)
    speaker = reader.described(words, SpeakerKind.GROUP)
    return Found(speaker, 0.7, "described, not named", plural=True)


def _of_one_gender(reader: Reader, phrase: Phrase, at: Span) -> Found | None:
    """The two of the page whom "both women" means, where no third is named before."""
    found = _OF_ONE_GENDER.fullmatch(phrase.words)
    return two_of(reader, at, GENDERS[found.group(1).casefold()]) if found else None


def _with_theirs(reader: Reader, phrase: Phrase) -> Found:
    """Somebody with people of theirs: "Ruiz and her aides", the name as full as the page has it."""
    words = with_owner(phrase, None, reader)
    for name, character in phrase.inside[:1]:
        words = words.replace(name.text, reader.speaker(character).name, 1)
    speaker = reader.described(words, SpeakerKind.GROUP)
    return Found(speaker, 0.7, "described, not named", plural=True)
