"""Whom each source of a page stands for.

In: document, layout, attributions, parses and what is known. Out: a `Resolution` for each
attribution. Sources are answered in reading order, because a pronoun leans on who spoke last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.knowledge import PlaceWord
from onrecord.language.descriptions import determiners, nouns
from onrecord.language.persons import pronouns
from onrecord.model import (
    Attribution,
    Document,
    Layout,
    Parse,
    Resolution,
    Span,
    Speaker,
    SpeakerKind,
    hull,
)
from onrecord.resolve.cast import Character, cast_of
from onrecord.resolve.describe import described
from onrecord.resolve.known import KnownSpeakers
from onrecord.resolve.page import Found, Reader, unsure
from onrecord.resolve.phrases import Named, Phrase, phrase_of
from onrecord.resolve.pronouns import antecedents, weigh
from onrecord.resolve.relatives import antecedent_phrase
from onrecord.resolve.roles import Role, is_office, office_of, roles_on

SURE_ENOUGH = 0.45  # share of belief under which a pronoun stays unsure; set on the tuning half
PARSED_BEFORE = 1  # sentences before a pronoun's that are parsed too

SPEAK_FOR_OTHERS = nouns("spokespeople") | nouns("heads")

Spoken = list[tuple[int, Character]]


def resolve_speakers(
    document: Document,
    layout: Layout,
    attributions: Sequence[Attribution],
    parses: Sequence[Parse],
    people: KnownSpeakers,
) -> tuple[Resolution, ...]:
    """The speaker of each attribution, in their order."""
    reader = _reader(document, layout, attributions, parses, people)
    answers: dict[int, Found] = {}
    spoken: Spoken = []
    for index in sorted(range(len(attributions)), key=lambda i: attributions[i].hull):
        found = _found(reader, attributions, index, answers, spoken)
        answers[index] = found
        if found.character:
            spoken.append((attributions[index].hull.start, found.character))
    return tuple(answers[index].resolution() for index in range(len(attributions)))


def sentences_to_parse(
    document: Document, layout: Layout, attributions: Sequence[Attribution]
) -> tuple[Span, ...]:
    """The sentences whose parse helps: those with a pronoun for a source, and the one before."""
    wanted: set[int] = set()
    for attribution in attributions:
        if not attribution.source or not _is_pronoun(document.text, attribution):
            continue
        for at, sentence in enumerate(layout.sentences):
            if sentence.overlaps(attribution.source[0]):
                wanted.update(range(max(0, at - PARSED_BEFORE), at + 1))
    return tuple(layout.sentences[at] for at in sorted(wanted))


def roles_taught(
    document: Document, people: KnownSpeakers, layout: Layout | None = None
) -> tuple[Role, ...]:
    """The offices that the page says its people hold, for the record to learn from."""
    layout = layout or Layout(document.searched_blocks(), (), ())
    reader = _reader(document, layout, (), (), people)
    found = []
    for taught in reader.roles:
        if taught.character.kind is SpeakerKind.PERSON and is_office(taught.noun):
            title, body = office_of(taught)
            speaker = reader.speaker(taught.character)
            if " " in speaker.name:
                found.append(Role(speaker, title, body, document.published, taught.span))
    return tuple({(role.speaker.id, role.title, role.body): role for role in found}.values())


def _reader(
    document: Document,
    layout: Layout,
    attributions: Sequence[Attribution],
    parses: Sequence[Parse],
    people: KnownSpeakers,
) -> Reader:
    sources = [span for attribution in attributions for span in attribution.source]
    cast = cast_of(document, sources)
    tokens = {token.span.start: (parse, token) for parse in parses for token in parse.tokens}
    return Reader(document, layout, cast, roles_on(document, cast), people, tokens)


def _is_pronoun(text: str, attribution: Attribution) -> bool:
    return _bare(hull(attribution.source).of(text)) in pronouns()


def _bare(words: str) -> str:
    return re.sub(r"[’']s$|[’']$", "", words.strip()).casefold()


def _found(
    reader: Reader,
    attributions: Sequence[Attribution],
    index: int,
    answers: dict[int, Found],
    spoken: Spoken,
) -> Found:
    attribution = attributions[index]
    if not attribution.source:
        return _sourceless(reader, attribution, spoken)
    span = hull(attribution.source)
    phrase = phrase_of(reader.text, span, reader.names_at(span))
    if phrase.pronoun:
        return _pronoun(reader, attributions, index, span, phrase.pronoun, answers, spoken)
    return _phrase(reader, phrase, span, attribution, spoken)


def _phrase(
    reader: Reader, phrase: Phrase, span: Span, attribution: Attribution, spoken: Spoken
) -> Found:
    if len(phrase.names) > 1:
        return _several(reader, phrase.names)
    if phrase.names:
        return _named(reader, phrase, span, spoken)
    owner = phrase.possessor[1] if isinstance(phrase.possessor, tuple) else None
    if isinstance(phrase.possessor, str) and phrase.possessor in determiners("possessive"):
        place = Span(span.start, span.start + len(phrase.possessor))
        found = _personal(reader, place, attribution, spoken)
        owner = found.character
    return described(reader, phrase, span, owner)


def _named(reader: Reader, phrase: Phrase, span: Span, spoken: Spoken) -> Found:
    """A name is its character's; a surname that several bear goes to the likeliest of them."""
    name, character = phrase.names[-1]
    rivals = [character]
    if len(name.words) == 1 and not name.titled:
        bearers = reader.cast.called(name.words, span.start)
        rivals = [c for c in bearers if c.kind is character.kind] or rivals
    if len(rivals) > 1:
        weighed = weigh(reader, rivals, span, spoken)
        character, share = weighed[0]
        others = tuple(reader.speaker(other) for other, _ in weighed[1:])
        evidence = f"short name of {character.name!r} and of others"
        return Found(reader.speaker(character), round(0.9 * share, 3), evidence, character, others)
    short = len(name.words) < len(character.words)
    evidence = f"short name of {character.name!r}" if short else "named"
    behalf = _behalf(reader, character)
    return Found(reader.speaker(character), 0.96, evidence, character, on_behalf_of=behalf)


def _behalf(reader: Reader, character: Character) -> Speaker | None:
    """For whom a named spokesperson or head of a body speaks, by the role that the page told."""
    for taught in reader.roles:
        if taught.character is not character or taught.noun not in SPEAK_FOR_OTHERS:
            continue
        for name, other in reader.cast.within(taught.where):
            place = reader.place(name.text)
            if other is not character and (place is None or place.word is not PlaceWord.DEMONYM):
                return reader.speaker(other)
    return None


def _several(reader: Reader, names: Sequence[Named]) -> Found:
    """Two and more names joined by "and": a group of persons, or a body of bodies."""
    speakers = [reader.speaker(character) for _, character in names]
    bodies = all(speaker.kind is SpeakerKind.BODY for speaker in speakers)
    kind = SpeakerKind.BODY if bodies else SpeakerKind.GROUP
    name = ", ".join(speaker.name for speaker in speakers[:-1]) + f" and {speakers[-1].name}"
    return Found(reader.described(name, kind), 0.9, "named together")


def _pronoun(
    reader: Reader,
    attributions: Sequence[Attribution],
    index: int,
    span: Span,
    pronoun: str,
    answers: dict[int, Found],
    spoken: Spoken,
) -> Found:
    attribution = attributions[index]
    kind = pronouns()[pronoun]
    if kind == "relative":
        return _relative(reader, span, attribution, spoken)
    if kind in ("first", "first_many"):
        return _speaker_of_quotation(attributions, index, answers)
    if kind == "second":
        return unsure([], "the hearer, whom the page does not tell")
    return _personal(reader, span, attribution, spoken)


def _relative(reader: Reader, span: Span, attribution: Attribution, spoken: Spoken) -> Found:
    """Who, which, that: the noun phrase before it."""
    before = antecedent_phrase(reader, span)
    if before is None:
        return unsure([], "the noun before the relative pronoun was not found")
    phrase = phrase_of(reader.text, before, reader.names_at(before))
    if phrase.pronoun:
        return unsure([], "a pronoun before the relative pronoun")
    return _phrase(reader, phrase, before, attribution, spoken)


def _speaker_of_quotation(
    attributions: Sequence[Attribution], index: int, answers: dict[int, Found]
) -> Found:
    """I and we: who is quoted in the words around it."""
    inner = attributions[index].source[0]
    around = [
        other
        for other, attribution in enumerate(attributions)
        if other != index and any(span.holds(inner) for span in attribution.content)
    ]
    around.sort(key=lambda i: attributions[i].hull.end - attributions[i].hull.start)
    for other in around:
        found = answers.get(other)
        if found and found.character:
            return Found(found.speaker, 0.85, "the speaker of the quotation", found.character)
    return unsure([], "the words' own speaker is not told")


def _personal(reader: Reader, span: Span, attribution: Attribution, spoken: Spoken) -> Found:
    """He, she, it, they and their possessives: the best of the characters named before."""
    weighed = antecedents(reader, span, attribution, spoken)
    if not weighed:
        return unsure([], "nobody before agrees with the pronoun")
    character, share = weighed[0]
    others = tuple(reader.speaker(other) for other, _ in weighed[1:4])
    if share < SURE_ENOUGH:
        return unsure((reader.speaker(character), *others), "several fit the pronoun", share)
    words = span.of(reader.text)
    evidence = f"{words!r} after {character.name!r}"
    return Found(reader.speaker(character), round(share, 3), evidence, character, others)


def _sourceless(reader: Reader, attribution: Attribution, spoken: Spoken) -> Found:
    """No source: nobody, unless the quotation plainly goes on from the last one."""
    if spoken:
        offset, character = spoken[-1]
        block = next(
            (b for b in reader.layout.blocks if b.span.holds(attribution.content[0])), None
        )
        quoted = any(z.span.overlaps(attribution.content[0]) for z in reader.layout.zones)
        if block and quoted and block.span.start <= offset < block.span.end:
            return Found(
                reader.speaker(character), 0.6, "goes on from the quotation before", character
            )
    return Found(None, 0.7, "the page names no source")
