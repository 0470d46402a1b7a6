"""Whom a pronoun stands for: the characters named before it, weighed.

In: the reader of the page, the pronoun's place, the speakers found so far. Out: the characters
that may be meant with a weight each. The weights follow what the literature on pronouns finds to
matter (Lappin and Leass 1994): agreement excludes; nearness, subjecthood and parallelism rank. In
news the strongest sign is another: who is quoted goes on being quoted.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from onrecord.language.descriptions import places
from onrecord.language.persons import pronouns
from onrecord.model import Attribution, Span, SpeakerKind, overlapping
from onrecord.resolve.cast import Character, gender_of
from onrecord.resolve.names import Name
from onrecord.resolve.page import Reader

REACH = 6  # sentences before a pronoun in which its antecedent is looked for
DISTANCE = -0.9  # weights, tuned by hand on the tuning half of the speakers' set
SUBJECT = 1.1
OBJECT = -0.5
ASKED = 1.0  # who was asked answers
OWNER = -0.4
QUOTED = -1.2
LAST_SPEAKER = 1.6
LAST_SPEAKER_REACH = 2  # sentences
NAME_DISTANCE = -0.15  # per sentence since the bearer of a surname was named in full
UNNAMED_YET = 25  # sentences that stand for "not named in full yet"
HEADLINED = 1.0
PLACE = -1.5  # a state or town is seldom "it" that says something
OFTEN = 0.35
KNOWN_GENDER = 0.5
TEMPERATURE = 1.0
SUBJECT_DEPS = frozenset(("nsubj", "nsubjpass", "csubj"))

Weighed = list[tuple[Character, float]]


def antecedents(
    reader: Reader,
    pronoun: Span,
    attribution: Attribution,
    previous: Sequence[tuple[int, Character]],
) -> Weighed:
    """Characters that the pronoun may stand for, each with its share of belief, best first."""
    kind = pronouns()[pronoun.of(reader.text).strip("’'").casefold().removesuffix("’s")]
    here = reader.sentence_at(pronoun.start)
    first = reader.layout.sentences[max(0, here - REACH)].start
    scores: dict[int, tuple[Character, float]] = {}
    for name, character in reader.cast.within(Span(first, max(pronoun.start, first + 1))):
        if not agrees(character, kind) or overlapping([name.span], attribution.content):
            continue
        score = _weight(reader, name, character, here, kind)
        old = scores.get(id(character))
        if old is None or score > old[1]:
            scores[id(character)] = (character, score)
    _add_last_speaker(reader, scores, here, kind, previous)
    return _shares(list(scores.values()))


def weigh(
    reader: Reader,
    bearers: Sequence[Character],
    at: Span,
    previous: Sequence[tuple[int, Character]],
) -> Weighed:
    """The bearers of one surname by likelihood: named in full lately, in the headline, quoted."""
    here = reader.sentence_at(at.start)
    scored: Weighed = []
    for character in bearers:
        full = [m for m in character.mentions if len(m.words) > 1 and m.span.end <= at.start]
        gap = here - reader.sentence_at(full[-1].span.start) if full else UNNAMED_YET
        score = NAME_DISTANCE * gap + HEADLINED * character.headlined
        score += OFTEN * math.log(1 + len(full))
        lately = [c for offset, c in previous if here - reader.sentence_at(offset) <= REACH]
        score += LAST_SPEAKER * (character in lately[-1:])
        scored.append((character, score))
    return _shares(scored)


def agrees(character: Character, kind: str) -> bool:
    """Whether gender and number of a pronoun's class let it stand for the character."""
    if kind in ("man", "woman"):
        return character.kind is SpeakerKind.PERSON and gender_of(character) in (None, kind)
    if kind in ("thing", "many"):
        return character.kind is not SpeakerKind.PERSON
    return True


def _weight(reader: Reader, name: Name, character: Character, here: int, kind: str) -> float:
    there = reader.sentence_at(name.span.start)
    sentence = reader.layout.sentences[there]
    score = DISTANCE * (here - there)
    score += _grammar(reader, name, sentence)
    score += QUOTED * any(
        zone.inner.holds(name.span) and not zone.scare for zone in reader.layout.zones
    )
    score += OFTEN * math.log(len(character.mentions))
    if kind in ("thing", "many") and (reader.place(name.text) or name.text.casefold() in places()):
        score += PLACE
    score += KNOWN_GENDER * (gender_of(character) == kind)
    return score


def _grammar(reader: Reader, name: Name, sentence: Span) -> float:
    """Subject, object or owner, by the parse where there is one, else by place and preposition."""
    if name.possessive:
        return OWNER
    parsed = reader.tokens.get(
        name.span.start + len(name.span.of(reader.text)) - len(name.words[-1])
    )
    if parsed:
        token = parsed[1]
        if token.dep in SUBJECT_DEPS:
            return SUBJECT
        return OBJECT if token.dep in ("pobj", "dobj") else 0.0
    lead = reader.text[sentence.start : name.span.start].split()
    if lead and lead[-1].casefold() in ("asked", "pressed", "interviewed"):
        return ASKED
    if lead and lead[-1].casefold() in (
        "of",
        "to",
        "with",
        "by",
        "for",
        "from",
        "at",
        "on",
        "against",
    ):
        return OBJECT
    return SUBJECT if len(lead) <= 4 else 0.0


def _add_last_speaker(
    reader: Reader,
    scores: dict[int, tuple[Character, float]],
    here: int,
    kind: str,
    previous: Sequence[tuple[int, Character]],
) -> None:
    for offset, character in previous[-1:]:
        distance = here - reader.sentence_at(offset)
        if not agrees(character, kind) or distance > LAST_SPEAKER_REACH:
            continue
        old = scores.get(id(character), (character, DISTANCE * distance))[1]
        scores[id(character)] = (character, old + LAST_SPEAKER)


def _shares(scored: Weighed) -> Weighed:
    """Softmax of the weights."""
    if not scored:
        return []
    top = max(score for _, score in scored)
    powers = [(character, math.exp((score - top) / TEMPERATURE)) for character, score in scored]
    total = sum(power for _, power in powers)
    return sorted(((c, power / total) for c, power in powers), key=lambda pair: -pair[1])
