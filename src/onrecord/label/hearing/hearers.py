"""Who is told, asked, warned or accused.

In: the text, one attribution, its act. Out: spans of the words that name the hearer, empty where
the sentence has none. The hearer is the object of the cue ("told reporters"), stands after "to" or
"with", or is whom the sentence says the speaker talked with ("in an interview with …"); of an
accusation it is the accused, of a request whoever should act, of an apology who is given it, though
they stand in the content.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.label.acts.cue_words import is_light
from onrecord.label.days.tenses import Tense, says_by_verb, tense_of_saying
from onrecord.label.hearing.noun_phrases import may_hear, object_at, phrase_after
from onrecord.label.hearing.partners import partner_of, receiver_of, who_was_asked
from onrecord.language.cues import cues
from onrecord.language.descriptions import nouns
from onrecord.language.letters import CAPITAL
from onrecord.language.words import word_table
from onrecord.model import Act, Attribution, Layout, Span, Spans, words_at

_WORD = re.compile(r"[\w’'-]+")
_OF_WHAT = re.compile(r" (?:of|about|against|over)$")  # "warned of" "the dangers of the bridge"
_NAMED_THING = re.compile(rf"(?:the|an?) (?:{CAPITAL}[\w.’'-]* )+[a-z]+(?<!s)")  # "the Quist plan"
_MATTER = re.compile(r"[“\"'‘]?(?:(?!\w+ing\b)[\w’'-]+[”\"]? ){1,4}with ")
_TO = re.compile(r"(?:to|with) ")
_LEADING = {
    Act.REQUEST: re.compile(
        r"(?P<who>(?:(?! to )[^,.;:“”\"]){2,60}?) [“\"‘']?(?:not )?to (?!the\b|an?\b)(?=[a-z])"
    ),
    Act.WARN: re.compile(r"(?P<who>[^,.;:“”\"]{2,60}?) (?:not to|that|of|against|over|about)\b"),
    Act.THREATEN: re.compile(r"(?P<who>[^,.;:“”\"]{2,60}?) (?:with|over)\b"),
}


def hearer_of(text: str, attribution: Attribution, act: Act, layout: Layout) -> Spans:
    """The spans of the hearer's words in the sentence of the cue."""
    if not attribution.cue:
        return ()
    cue = attribution.cue[-1]
    sentence = layout.sentence_at(cue)
    if sentence is None:
        return ()
    found = (
        _beside(text, attribution, cue, sentence)
        or _object_in_content(text, attribution, act, cue)
        or _sent_to(text, attribution)
        or _raised_with(text, attribution, sentence)
        or (act is Act.ASK and who_was_asked(text, attribution, sentence))
        or (_is_said(text, attribution) and partner_of(text, attribution, sentence))
        or receiver_of(text, attribution)
    )
    itself = found and any(found.overlaps(span) for span in attribution.source)  # "pushed by Vale"
    return (found,) if found and not itself else ()


def _is_said(text: str, attribution: Attribution) -> bool:
    """Whether a cue tells of words, and not of a mood: "deeply skeptical" is told to nobody."""
    said = tense_of_saying(text, attribution) is not Tense.OTHER
    return said or says_by_verb(text, attribution)


def _beside(text: str, attribution: Attribution, cue: Span, sentence: Span) -> Span | None:
    """Between the cue and what follows it: the cue's object, or after "to" and "with"."""
    words = _WORD.findall(cue.of(text).casefold())
    verbs = [verb for at, word in enumerate(words) if (verb := cues().verb(word, words[at + 1 :]))]
    others = (*attribution.content, *attribution.source)
    limit = min([sentence.end, *(span.start for span in others if span.start >= cue.end)])
    told = next((verb for verb in verbs if verb.hearer or verb.act is Act.ACCUSE), None)
    if told:
        return object_at(text, cue.end, limit, with_of=told.act is not Act.ACCUSE)
    if words and words[-1] in ("to", "with"):
        return phrase_after(text, cue.end + 1, limit)
    to = _TO.match(text, cue.end + 1, limit) if cue.end < limit else None
    return phrase_after(text, to.end(), limit) if to else None


def _object_in_content(text: str, attribution: Attribution, act: Act, cue: Span) -> Span | None:
    """Who is accused or urged: in the content's first words, up to the word that leads on."""
    leading = _accused() if act is Act.ACCUSE else _LEADING.get(act)
    content = attribution.content[0]
    if leading is None or not 0 <= content.start - cue.end <= 1:
        return None
    if act is Act.WARN and _OF_WHAT.search(cue.of(text)):
        return None
    if cue.of(text).endswith(" for") and not text[content.start].isupper():
        return None  # "called for a judge to look at it", of others, not "for Vale to go"
    match = leading.match(text, content.start, content.end)
    if match is None:
        return None
    who = match.group("who")
    may = accuses(cue.of(text)) if act is Act.ACCUSE else may_hear(who)
    if not (may or (_of_people(cue.of(text)) and not _NAMED_THING.fullmatch(who))):
        return None
    return object_at(text, match.start(), match.end("who"), with_of=True)


def _sent_to(text: str, attribution: Attribution) -> Span | None:
    """Who is sent what the content names first: "issued" "a sincere apology to Tom Vale"."""
    content = attribution.content[0]
    words = _WORD.findall(words_at(text, attribution.cue, " ").casefold())
    gives = any((verb := cues().verb(word)) and is_light(verb) for word in words)
    sent = _sent().match(text, content.start, content.end) if gives else None
    return phrase_after(text, sent.end(), content.end) if sent else None


def _raised_with(text: str, attribution: Attribution, sentence: Span) -> Span | None:
    """With whom a matter is raised that few words name: "raised" "the theft" with Tom Vale."""
    words = _WORD.findall(words_at(text, attribution.cue, " ").casefold())
    if not any(word in word_table("occasions")["raised"] for word in words):
        return None
    matter = _MATTER.match(text, attribution.content[0].start, sentence.end)
    return phrase_after(text, matter.end(), sentence.end) if matter else None


@cache
def _sent() -> re.Pattern[str]:
    """What is sent, up to the name of who is: "a sincere apology to "."""
    sent = "|".join(word_table("occasions")["sent_to"])
    return re.compile(rf"[“\"‘']?(?:[\w-]+ ){{0,4}}?(?:{sent})[”\"’']? to (?:both )?(?={CAPITAL})")


def _of_people(cue: str) -> bool:
    """Whether the cue's object can only be somebody: "urged", not "called for"."""
    words = _WORD.findall(cue.casefold())
    verbs = (cues().verb(word, words[at + 1 :]) for at, word in enumerate(words))
    return any(verb.hearer for verb in verbs if verb)


def accuses(cue: str) -> bool:
    """Whether a cue's verb accuses its object: "charged", not "believed the bank capable of it"."""
    verbs = (cues().verb(word) for word in _WORD.findall(cue.casefold()))
    return any(verb.act is Act.ACCUSE for verb in verbs if verb)


@cache
def _accused() -> re.Pattern[str]:
    """Up to "of": "the bank of theft", "one of the clerks of theft", "the head of the bank of"."""
    heads = "|".join(sorted(nouns("heads") | nouns("roles"), key=len, reverse=True))
    return re.compile(
        rf"(?P<who>(?:(?:one|some|many|most|several|two|(?:(?:the|a) )?(?:{heads})s?) of )?"
        r"[^,.;:“”\"]{2,60}?) (?:of|with|for)\b"
    )
