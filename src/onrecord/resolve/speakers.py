"""Whom each source of a page stands for.

In: document, layout, attributions, parses and what is known. Out: a `Resolution` for each
attribution, and the `Role`s that the page teaches the record. Sources are answered in reading
order, because a pronoun leans on who spoke last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.knowledge.facts import PlaceWord
from onrecord.knowledge.offices import prominent_offices
from onrecord.language.persons import pronoun_class
from onrecord.model import (
    Attribution,
    Document,
    Layout,
    Parse,
    Resolution,
    Role,
    Span,
    SpeakerKind,
    hull,
)
from onrecord.model.holding import Holding
from onrecord.resolve.around import Around
from onrecord.resolve.cast.cast import cast_of
from onrecord.resolve.cast.characters import Knows
from onrecord.resolve.cast.names import names_in
from onrecord.resolve.cast.roles import Roles, is_office, office_of, roles_on
from onrecord.resolve.found import Found
from onrecord.resolve.known import KnownSpeakers
from onrecord.resolve.page import Reader
from onrecord.resolve.pronouns.omitted import may_share
from onrecord.resolve.salience.standing import REACH
from onrecord.resolve.sources import PERSONAL, speaker_found
from onrecord.resolve.speaking_for import on_behalf

PARSED_BEFORE = 1  # sentences before a pronoun's that are parsed too
ASKED_BEFORE = {"thing": REACH, "many": REACH, "relative": 0}
"""Sentences before such a pronoun's whose trees are asked for more than names: what it may mean
needs none."""


def resolve_page(
    document: Document,
    layout: Layout,
    attributions: Sequence[Attribution],
    parses: Sequence[Parse],
    people: KnownSpeakers,
) -> tuple[tuple[Resolution, ...], tuple[Role, ...]]:
    """The speaker of each attribution, in their order, and the offices that the page teaches."""
    reader = reader_of(document, layout, attributions, parses, people)
    return resolutions_of(reader, attributions), roles_taught(reader)


def resolutions_of(reader: Reader, attributions: Sequence[Attribution]) -> tuple[Resolution, ...]:
    """The speaker of each attribution of a page that is asked, in their order."""
    answers = dict(answered(reader, attributions))
    return tuple(answers[index].resolution() for index in range(len(attributions)))


def answered(reader: Reader, attributions: Sequence[Attribution]) -> Iterator[tuple[int, Found]]:
    """Each attribution's index with whom its source stands for, in the order of asking."""
    answers: dict[int, Found] = {}
    for index in _in_order(reader.text, attributions):
        found = on_behalf(reader, speaker_found(reader, attributions, index, answers))
        answers[index] = found
        if found.speaker is not None and attributions[index].source:
            start = attributions[index].source[0].start
            reader.spoken.add(start, attributions[index].hull.end, found)
        yield index, found


def _in_order(text: str, attributions: Sequence[Attribution]) -> list[int]:
    """Reading order, but he and they after who is quoted to say so, and I and we last of all.

    They ask who speaks the words around them.
    """

    def place(index: int) -> int:
        attribution = attributions[index]
        own = (attribution.source or attribution.content)[0].start
        if attribution.parent is None or _pronoun(text, attribution) not in PERSONAL:
            return own
        return max(own, place(attribution.parent) + 1)

    def rank(index: int) -> tuple[bool, int]:
        return _pronoun(text, attributions[index]).startswith("first"), place(index)

    return sorted(range(len(attributions)), key=rank)


def sentences_to_parse(
    document: Document, layout: Layout, attributions: Sequence[Attribution]
) -> tuple[Span, ...]:
    """The sentences whose parse helps: those with a pronoun for a source, and the one before.

    Where no source stands beside a cue, that of the cue, whose subject may be elsewhere in it. Near
    pronouns of persons it helps only where somebody is named: which part a name has is asked.
    """
    wanted: set[int] = set()
    whatever: set[int] = set()  # they name
    for attribution in attributions:
        if not attribution.source and may_share(document.text, attribution):
            wanted.update(own := layout.places_at(attribution.cue[0]))
            whatever.update(own)
        kind = _pronoun(document.text, attribution)
        if kind and (places := layout.places_at(attribution.source[0])):
            wanted.update(range(max(0, places.start - PARSED_BEFORE), places.stop))
            before = ASKED_BEFORE.get(kind)
            if before is not None:
                whatever.update(range(max(0, places.start - before), places.stop))
    return tuple(
        layout.sentences[at]
        for at in sorted(wanted)
        if at in whatever or any(names_in(document.text, layout.sentences[at]))
    )


def roles_taught(reader: Reader) -> tuple[Role, ...]:
    """Persons of two names who hold an office; each role once, where it stands first."""
    found: dict[tuple[str, str, str], Role] = {}
    for taught in reader.roles:
        if taught.character.kind is SpeakerKind.PERSON and is_office(taught.noun):
            title, body = office_of(taught)
            speaker = reader.speaker(taught.character)
            if " " in speaker.name:
                place = hull((taught.where, taught.span))
                role = Role(speaker, title, body, reader.document.published, place)
                found.setdefault((speaker.id, title, body), role)
    return tuple(found.values())


def reader_of(
    document: Document,
    layout: Layout,
    attributions: Sequence[Attribution],
    parses: Sequence[Parse],
    people: KnownSpeakers,
) -> Reader:
    """The page as it is asked: who is named on it, what it teaches of them, what is known."""
    document = document.with_plain_spaces()
    sources = [span for attribution in attributions for span in attribution.source]
    quoted = Holding(zone.inner for zone in layout.zones if not zone.scare)
    cast = cast_of(document, sources, _known_names(people), quoted)
    tokens = {token.span.start: (parse, token) for parse in parses for token in parse.tokens}
    marked = Holding(zone.inner for zone in layout.zones)
    reported = Holding(span for attribution in attributions for span in attribution.content)
    return Reader(
        document,
        layout,
        cast,
        Roles(roles_on(document, cast)),
        people,
        tokens,
        quoted,
        marked,
        reported,
        Around(attributions, marked),
    )


def _known_names(people: KnownSpeakers) -> Knows:
    def person(name: str) -> bool:
        return any(known.kind is SpeakerKind.PERSON for known in people.named(name))

    def surname(word: str) -> bool:
        return people.is_surname(word) and not people.place(word)

    def elder(name: str) -> bool:
        juniors = people.named(f"{name} Jr.")
        return any(
            known not in juniors and tenure.office in prominent_offices()
            for known in people.named(name)
            for tenure in people.tenures(known.key)
        )

    def seat(words: str) -> bool:
        place = people.place(words)
        return place is not None and place.word is PlaceWord.SEAT

    def where(word: str) -> bool:
        place = people.place(word)
        return place is not None and place.word in (PlaceWord.STATE, PlaceWord.CAPITAL)

    return Knows(person, surname, elder, seat, where)


def _pronoun(text: str, attribution: Attribution) -> str:
    return pronoun_class(hull(attribution.source).of(text)) if attribution.source else ""
