"""Whom a pronoun stands for: those named or described before it, weighed.

In: the reader of the page and the pronoun's place. Out: candidates with a share of belief each.
Agreement excludes, salience ranks (`salience.py`). They and it stand for what has no name, too
("the advisers", "the report"): the subjects of the parsed sentences and earlier sources compete
there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from onrecord.language.descriptions import leading_words, places
from onrecord.language.persons import pronoun_class
from onrecord.model import UNSURE, Attribution, Span, Speaker, SpeakerKind, overlapping
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.found import Found, unsure
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.noun_phrases import noun_phrase
from onrecord.resolve.pronouns.bound import hearers, owner_beside, subject_ahead
from onrecord.resolve.pronouns.pairs import pairs_in
from onrecord.resolve.salience.mentions import SUBJECT_DEPS, Mention, Part
from onrecord.resolve.salience.salience import (
    Candidate,
    candidates,
    shares,
    tell_pronouns,
    weight_of,
)
from onrecord.resolve.salience.standing import REACH, SPOKE_REACH, Place, standing, within_reach

KNOWN_GENDER = 0.5
PLACE = -2.5  # a state or town is seldom "it" that says something
IDLE = -1.0  # nor is a body that does nothing in its sentence
BODY_AS_MANY = -0.4  # "they" for one body
ONCE = -1.0  # a single capitalised word that the page has once
UNNAMED = 1.6  # it and they stand for what the page does not name more often than not
BESIDE = 5.0  # "praised Peter Hale for his love of it"
AHEAD = 3.0  # "While she agrees, Ana Ruiz doubts it.": the subject of the main clause
PLURAL_TAGS = frozenset(("NNS", "NNPS", "CD"))  # "the advisers", "Democrats", "the two"
SINGULAR_TAGS = frozenset(("NN",))
COUNTED = frozenset(("many", "some", "most", "others", "several", "few"))
_FIRST_WORD = re.compile(r"\s*\S+")

Describe = Callable[[Span], Found]


def antecedents(
    reader: Reader,
    pronoun: Span,
    attribution: Attribution,
    describe: Describe,
    quoting: Character | None = None,
) -> list[Candidate]:
    """Whom the pronoun may stand for, best first, with shares of belief that add up to 1.

    `describe` resolves a noun phrase that is no name. Whose quotation the pronoun stands in,
    `quoting`, is not meant: they say "I" of themselves.
    """
    place = Place(pronoun.start, attribution.content, attribution.content[0].start < pronoun.start)
    tell_pronouns(reader, pronoun.start)
    best: dict[object, Candidate] = {}
    for candidate in _candidates(reader, pronoun, place, attribution, describe):
        old = best.get(candidate.key)
        best[candidate.key] = candidate if old is None or candidate.weight > old.weight else old
    for character in (quoting, *hearers(reader, attribution)):
        best.pop(id(character), None)
    return shares(best.values())


def _candidates(
    reader: Reader, pronoun: Span, place: Place, attribution: Attribution, describe: Describe
) -> Iterator[Candidate]:
    kind = pronoun_class(pronoun.of(reader.text))
    agrees = reader.agreeing(kind)
    for candidate in candidates(reader, place, agrees):
        yield _weighed(reader, candidate, kind)
    subject = subject_ahead(reader, place.start, attribution)
    if subject and agrees(subject):
        yield Candidate(reader.found(subject), AHEAD)
    if (owner := owner_beside(reader, pronoun)) and agrees(owner):
        yield Candidate(reader.found(owner), BESIDE)
    yield from _nameless_speaker(reader, place, kind)
    first = within_reach(reader, place.start, REACH)
    if first >= place.start:
        return
    before = Span(first, place.start)
    if kind in ("thing", "many"):
        yield Candidate(unsure((), "what has no name"), UNNAMED)
        yield from _described(reader, place, before, kind, describe)
    if kind == "many":
        yield from (
            pair for at, pair in pairs_in(reader, before) if not overlapping([at], place.own)
        )


def _weighed(reader: Reader, candidate: Candidate, kind: str) -> Candidate:
    """A candidate with what the pronoun asks for besides salience."""
    character = candidate.found.character
    if character is None:
        return candidate
    weight = candidate.weight + KNOWN_GENDER * (reader.gender(character) == kind)
    if kind in ("thing", "many"):
        weight += IDLE * (not candidate.acts) + _as_thing(reader, character, kind)
    return replace(candidate, weight=weight)


def _as_thing(reader: Reader, character: Character, kind: str) -> float:
    plain = character.name.casefold()
    weight = BODY_AS_MANY * (kind == "many")
    if reader.place(character.name) or plain in places() or plain in leading_words():
        weight += PLACE
    once = len(character.words) == 1 and len(character.mentions) == 1
    return weight + ONCE * (once and not character.name.isupper())


def _described(
    reader: Reader, place: Place, before: Span, kind: str, describe: Describe
) -> Iterator[Candidate]:
    """Noun phrases without a name that are subjects of the parsed sentences before."""
    tags = PLURAL_TAGS if kind == "many" else SINGULAR_TAGS
    for start, (parse, token) in reader.tokens.items():
        inside = before.start <= start < before.end
        if not inside or token.tag not in tags or token.dep not in SUBJECT_DEPS:
            continue
        span = noun_phrase(parse, token)
        if overlapping([span], place.own):
            continue
        found = describe(span)
        named = isinstance(found.speaker, Speaker) and found.speaker.kind is SpeakerKind.PERSON
        if isinstance(found.speaker, Speaker) and not named and not _counts(found):
            yield _without_name(reader, place, found, start)


def _nameless_speaker(reader: Reader, place: Place, kind: str) -> Iterator[Candidate]:
    """Who spoke last, where the page does not name the one or the one could not be told."""
    told = ((at, found) for at, found in reader.spoken.before(place.start) if not _counts(found))
    if last := next(told, None):
        offset, found = last
        ended = reader.spoken.until(offset, place.start)
        gap = reader.sentence_at(place.start) - reader.sentence_at(ended)
        meant = _may_be(found, kind) or _is_one(reader, offset, found, kind)
        if gap <= SPOKE_REACH and meant and found.character is None:
            yield _without_name(reader, place, found, offset, gap)


def _counts(found: Found) -> bool:
    """Whether it is only how many of those before: "Some disagree. They say …" are all of them."""
    return isinstance(found.speaker, Speaker) and found.speaker.name.casefold() in COUNTED


def _without_name(
    reader: Reader, place: Place, found: Found, at: int, spoke: int | None = None
) -> Candidate:
    """What a description means, as a candidate: it stands where it was mentioned as a subject."""
    one = found.character or Character(("",), SpeakerKind.UNNAMED)
    mention = Mention(one, at, reader.sentence_at(at), Part.SUBJECT)
    stands = replace(standing(reader, place, one, [mention]), spoke=spoke)
    return Candidate(found, weight_of(stands))


def _is_one(reader: Reader, offset: int, found: Found, kind: str) -> bool:
    """Whether a source that could not be told is one person, whom the pronoun may go on with."""
    if found.speaker is not UNSURE or kind not in ("man", "woman"):
        return False
    word = _FIRST_WORD.match(reader.text, offset)
    return word is not None and not pronoun_class(word.group())


def _may_be(found: Found, kind: str) -> bool:
    """Whether an earlier source without a name agrees with the pronoun by its kind."""
    if not isinstance(found.speaker, Speaker):
        return False
    if kind == "many":
        return found.plural or found.speaker.kind in (SpeakerKind.GROUP, SpeakerKind.BODY)
    if kind == "thing":
        return found.speaker.kind is SpeakerKind.BODY
    return (
        kind in ("man", "woman") and found.speaker.kind is SpeakerKind.UNNAMED and not found.plural
    )
