"""Who asks and who answers where an interview is printed as "Q: …" and "A: …".

In: the reader of a page, a source that is such a letter or word. Out: a `Found`. Who answers is
whom the title or the lines before the first question say was interviewed, or the only person that
they name. Who asks is an interviewer, whom such pages seldom name: nobody is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.language.letters import CAPITAL
from onrecord.model import Attribution, BlockKind, Span, SpeakerKind, hull
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.names import Name
from onrecord.resolve.found import Found, unsure
from onrecord.resolve.page import Reader

SAID = 0.9  # score where the page says who was interviewed
NEAR = 150  # characters before a name that may say so
ONLY = 0.75  # where one person alone is named before the questions

TURNS = ("rule/transcript@", "rule/question-and-answer@")
"""Finders of turns of speech, as origins begin."""

_ANSWERS = re.compile(r"A|Answer")
_ASKS = re.compile(r"Q|Question")
_TURN = re.compile(r"(?:Q|A|Question|Answer)\s*[:.]\s")
_SPOKE = r"spoke|speaks|talked|talks"
_ASIDE = r"(?:,[^,.]{1,60},)?"
_WHOM = re.compile(
    r"(?:\bQ ?(?:&|and|\+) ?A(?:\s*[:|–—-]| with)|\b[Ii]nterview(?:ed|s)?(?: with)?:?"
    rf"|\b[Cc]onversation with:?|\b(?:sat down|{_SPOKE}) (?:to|with)"
    r"|\b(?:[Qq]uestions|asked)(?: (?:for|to))?:?)"
    r" (?:(?!(?:about|after|and|by|for|from|how|if|in|of|on|that|wh(?:at|en|ere|ether|ich|o|y))\b)"
    r"[\w’'-]+,? ){0,4}$"
)
_WHO = re.compile(rf"{_ASIDE} (?:answers|answered|(?:{_SPOKE}) (?:to|with))\b")
_SPOKE_TO = re.compile(rf"{_ASIDE} (?:sat down|{_SPOKE}) (?:to|with)\b")
_PRESS = r"(?:reporter|correspondent|editor|journalist|columnist|writer|host|anchor|interviewer)"
_REPORTS = re.compile(rf"\b{_PRESS},? $")
_REPORTING = re.compile(rf",? (?:(?:a|an|our|the) (?:[\w-]+ ){{0,3}}{_PRESS}\b|of [Tt]he [A-Z])")
_AND_ANOTHER = re.compile(rf",? (?:and|&) {CAPITAL}")


def of_an_interview(reader: Reader, span: Span) -> Found | None:
    """Who a letter before a turn stands for; None where the source at `span` is no such letter."""
    words = span.of(reader.text)
    opens = _TURN.match(reader.text, span.start) is not None
    if opens and _ASKS.fullmatch(words):
        return unsure([], "who asks in an interview, whom the page does not name")
    return _answerer(reader) if opens and _ANSWERS.fullmatch(words) else None


def quoted_from(
    reader: Reader,
    attributions: Sequence[Attribution],
    index: int,
    answers: Mapping[int, Found],
) -> Character | None:
    """In whose own words a source stands: between marks, or in a turn that needs none."""
    parent = attributions[index].parent
    outer = answers.get(parent) if parent is not None else None
    if parent is None or outer is None:
        return None
    turn = attributions[parent].origin.startswith(TURNS)
    marked = reader.quoted.holds(hull(attributions[index].source))
    return outer.character if turn or marked else None


def _answerer(reader: Reader) -> Found:
    if reader.answers is None:
        reader.answers = _who_answers(reader)
    return reader.answers


def _who_answers(reader: Reader) -> Found:
    persons = list(_persons(reader, _before_questions(reader)))
    both = _talked_with_each_other(reader.text, persons)
    if both:
        return _the_only_one(reader, _not_asking(reader.text, both))
    for is_said in (_is_asked, _answers):
        said = {id(one): one for name, one in persons if is_said(reader.text, name)}
        if len(said) == 1:
            (one,) = said.values()
            return reader.found(one, SAID, "whom the page says it interviewed")
        if said:
            return unsure([reader.speaker(each) for each in said.values()][:4], "several answer")
    return _the_only_one(reader, persons)


def _the_only_one(reader: Reader, persons: Sequence[tuple[Name, Character]]) -> Found:
    """The one of `persons`; unsure where they are more or none."""
    named = list({id(character): character for _, character in persons}.values())
    if len(named) == 1:
        return reader.found(named[0], ONLY, "the one person named before the questions")
    return unsure([reader.speaker(each) for each in named[:4]], "who answers in an interview")


def _before_questions(reader: Reader) -> Span | None:
    """The title and the lines before the first turn."""
    turns = (
        block.span.start
        for block in reader.layout.blocks
        if block.kind is not BlockKind.TITLE and _TURN.match(reader.text, block.span.start)
    )
    first = next(turns, 0)
    return Span(0, first) if first else None


def _persons(reader: Reader, within: Span | None) -> Iterator[tuple[Name, Character]]:
    for name, character in reader.names_at(within) if within else ():
        if character.kind is SpeakerKind.PERSON and not name.possessive:
            yield name, character


def _talked_with_each_other(
    text: str, persons: Sequence[tuple[Name, Character]]
) -> list[tuple[Name, Character]]:
    """The two persons of whom one "spoke with" the other, where either may be who asks."""
    spoke = [each for each in persons if _SPOKE_TO.match(text, each[0].span.end)]
    met = (
        [one, other]
        for one in spoke
        for other in persons
        if other[1] is not one[1] and _is_asked(text, other[0])
    )
    return next(met, [])


def _not_asking(
    text: str, both: Sequence[tuple[Name, Character]]
) -> Sequence[tuple[Name, Character]]:
    """Who of two does not work for a paper by the words beside the name; whom the title names."""
    asked = [each for each in both if not _is_of_the_press(text, each[0])]
    return [each for each in asked if each[1].headlined] or asked


def _is_of_the_press(text: str, name: Name) -> bool:
    """Whether the words beside a name say that its bearer asks for a paper ("reporter Vale")."""
    line = text[max(0, name.span.start - NEAR) : name.span.start]
    return _REPORTS.search(line) is not None or _REPORTING.match(text, name.span.end) is not None


def _is_asked(text: str, name: Name) -> bool:
    """Whether the words before a name say that the questions were put to its bearer alone."""
    start = max(0, name.span.start - NEAR)
    line = text[text.rfind("\n", start, name.span.start) + 1 or start : name.span.start]
    return _WHOM.search(line) is not None and not _AND_ANOTHER.match(text, name.span.end)


def _answers(text: str, name: Name) -> bool:
    """Whether the words behind a name say that its bearer alone spoke to somebody."""
    return _WHO.match(text, name.span.end) is not None
