"""What the words of a content do, where the cue leaves it open.

In: a cue, its telling verb, a content. Out: an `Act`, None where nothing tells it. Asked are the
content's first words, by the patterns of `language/acts.toml`: a long quotation does many things,
and what it does first it does most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.label.acts.cue_words import act_of_phrase, is_light, listed_phrase
from onrecord.language.caseless import Caseless, in_lower_case
from onrecord.language.cues import Cue, cues
from onrecord.language.letters import CAPITAL
from onrecord.language.words import word_table
from onrecord.model import Act

BEGINNING = 120  # characters of a content that are asked what it does
NOTHING = r"(?!)"  # a pattern that is found nowhere
OBJECT = 4  # words in which the object of "issued" is named
JUDGING = frozenset((Act.PRAISE, Act.CRITICIZE, Act.ACCUSE, Act.DENY))
_OBJECT = re.compile(
    r"(?:an?|his|her|their|its|my|our) (?P<words>(?:[\w-]+ ?){1,4})", re.IGNORECASE
)
_ABBREVIATED = re.compile(rf"\b(?:(?:{CAPITAL}\.){{2,}}|(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|St)\.)")
_OF_ITSELF = re.compile(
    r"(?:I|we)\b(?! (?:am|are|was|were|.m|.re) (?:proud|grateful|honou?red))", re.IGNORECASE
)
_OF_WHO_SPEAKS = re.compile(r"(?:that )?(?:he|she|they|his|her|their)\b")  # where none is quoted


def act_by_content(cue: str, verb: Cue | None, content: str) -> Act | None:
    """What the content's first words do; who reports findings judges nobody by them."""
    if _reports_findings(cue):
        return None
    found = _verdict(verb, content) or _object(verb, content) or _done_by(content)
    return None if _names(verb) and found not in JUDGING else found


def _reports_findings(cue: str) -> bool:
    """Whether a cue tells what was found, which nobody praises by it: "according to a poll"."""
    return cue.strip(" :,").casefold() in word_table("acts")["findings"]


def _names(verb: Cue | None) -> bool:
    """Whether a verb only gives a thing a name, by which one judges it or nothing."""
    return verb is not None and verb.lemma in word_table("acts")["verdicts"]["verbs"]


def _verdict(verb: Cue | None, content: str) -> Act | None:
    """Who calls a thing "fictional" denies it."""
    if not _names(verb):
        return None
    return Act.DENY if _denying_verdict().search(content[:BEGINNING]) else None


def _object(verb: Cue | None, content: str) -> Act | None:
    """What the object of a verb that says little tells: "a threat", "his opposition to it"."""
    if verb is None or not is_light(verb):
        return None
    phrase = listed_phrase(" ".join(content.split(None, OBJECT)[:OBJECT]))
    if phrase:
        return act_of_phrase(phrase)
    named = _OBJECT.match(content)
    nouns = (cues().noun(word) for word in named.group("words").casefold().split()) if named else ()
    return next((noun.act for noun in nouns if noun and noun.act is not Act.STATE), None)


def _done_by(content: str) -> Act | None:
    """The first act in the table's order; of praise and criticism the one that begins."""
    words = _ABBREVIATED.sub(_without_stops, content.strip(" “”\"‘’'…"))
    if words.endswith("?") and len(words) > BEGINNING:
        return Act.ASK
    words = _retold().split(words[:BEGINNING], maxsplit=1)[0]
    lower = in_lower_case(words)
    places = {act: _place(words, lower, *both) for act, both in _patterns().items()}
    found = {act: at for act, at in places.items() if at is not None}
    if Act.PRAISE in found and (_OF_ITSELF.match(words) or _OF_WHO_SPEAKS.match(content)):
        del found[Act.PRAISE]
    if found.get(Act.PRAISE, BEGINNING) < found.get(Act.CRITICIZE, 0):
        del found[Act.CRITICIZE]
    return next(iter(found), None)


@cache
def _retold() -> re.Pattern[str]:
    """What leads on to what others said: "Vale denied", "heard firm assertions from Vale"."""
    table = word_table("acts")["retold"]
    verbs, taking, reports = ("|".join(table[part]) for part in ("verbs", "taking", "reports"))
    return re.compile(
        rf"\b(?:he|she|they|(?-i:{CAPITAL}[\w’'-]+)) (?:also |has |had |have )?(?:{verbs})\b"
        rf"|\b(?:{taking}) (?:[\w’'.-]+ ){{0,4}}?(?:{reports})\b",
        re.IGNORECASE,
    )


def _without_stops(abbreviated: re.Match[str]) -> str:
    """An abbreviation without full stops, which end no sentence: "the U.S. should act"."""
    return abbreviated.group().replace(".", "")


@cache
def _denying_verdict() -> re.Pattern[str]:
    return re.compile("|".join(word_table("acts")["verdicts"]["deny"]), re.IGNORECASE)


def _place(words: str, lower: str, opening: re.Pattern[str], anywhere: Caseless) -> int | None:
    """Where words first do what two patterns tell of; those that open them are sought there alone.

    That halves the time: Python's expressions try "^" at every place.
    """
    return 0 if opening.match(words) else anywhere.place(words, lower)


@cache
def _patterns() -> dict[Act, tuple[re.Pattern[str], Caseless]]:
    """By act, in the table's order: what begins a content, and what may stand anywhere in it."""
    table = word_table("acts")["content"]
    return {Act(act): _by_place(table[act]) for act in table["order"]}


def _by_place(patterns: Sequence[str]) -> tuple[re.Pattern[str], Caseless]:
    opening = "|".join(each for each in patterns if each.startswith("^")) or NOTHING
    anywhere = Caseless([each for each in patterns if not each.startswith("^")])
    return re.compile(opening, re.IGNORECASE), anywhere
