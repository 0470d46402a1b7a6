"""Whom one source stands for: by its name, its description, or the pronoun that it is.

In: the reader of the page (which knows who spoke before), the attributions, the answers so far.
Out: a `Found` for one of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.language.persons import pronoun_class
from onrecord.model import Attribution, Span, Speaker, SpeakerKind, hull
from onrecord.resolve.cast.characters import Character, gender_of
from onrecord.resolve.descriptions.apposed import apposed
from onrecord.resolve.descriptions.describe import described
from onrecord.resolve.descriptions.several import AND_OTHERS
from onrecord.resolve.found import Found, of_nobody, unsure
from onrecord.resolve.interviews import of_an_interview, quoted_from
from onrecord.resolve.named import named, several, surnamed
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.phrases import Phrase, is_of_a_third, phrase_of
from onrecord.resolve.phrases.whole import whole
from onrecord.resolve.pronouns.asked import asked_by
from onrecord.resolve.pronouns.omitted import omitted_subject
from onrecord.resolve.pronouns.pronouns import antecedents
from onrecord.resolve.pronouns.quoting import goes_on, speaker_of_quotation, without_source
from onrecord.resolve.pronouns.relatives import antecedent_phrase
from onrecord.resolve.pronouns.spoken_of import spoken_of, unless_spoken_about
from onrecord.resolve.salience.salience import Candidate, calibrated
from onrecord.resolve.weighing.doubts import Doubt
from onrecord.resolve.weighing.weighing import settled

SURE_ENOUGH = 0.6  # share of belief under which a pronoun stays unsure: one in three is wrong there
OMITTED = 0.85  # share of a source's score that a subject left out has: the parse may err
PERSONAL = ("man", "woman", "many")
SURE_OF_GENDER = 0.9  # share of belief from which a pronoun tells the gender of its antecedent


def speaker_found(
    reader: Reader,
    attributions: Sequence[Attribution],
    index: int,
    answers: Mapping[int, Found],
) -> Found:
    """Whom the source of the attribution at `index` stands for."""
    if not (source := attributions[index].source):
        return _omitted(reader, attributions[index])
    span = hull(source)
    told = of_nobody(span.of(reader.text)) or of_an_interview(reader, span)
    told = told or spoken_of(reader, attributions, index)
    return told or settled(doubt_about(reader, attributions, index, answers))


def doubt_about(
    reader: Reader,
    attributions: Sequence[Attribution],
    index: int,
    answers: Mapping[int, Found],
) -> Doubt:
    """The answer by rule, with what is weighed where that is open."""
    attribution = attributions[index]
    span = whole(reader, hull(attribution.source), attribution)
    phrase = phrase_of(reader.text, span, reader.names_at(span))
    quoting = quoted_from(reader, attributions, index, answers)

    def means() -> Sequence[Candidate]:
        return _means(reader, span, attribution, quoting)

    if phrase.pronoun in ("first", "first_many"):
        ruled = speaker_of_quotation(reader, attributions, index, answers)
    elif phrase.pronoun:
        ruled = _pronoun(reader, attribution, span, phrase.pronoun, quoting)
    else:
        ruled = _phrase(reader, phrase, span, attribution)
    return Doubt(reader, attribution, span, phrase, ruled, means, quoting)


def _omitted(reader: Reader, attribution: Attribution) -> Found:
    """No source: the subject that the cue shares with another verb, if that is somebody."""
    found = without_source(reader, attribution)
    if found.speaker is None and (asker := asked_by(reader, attribution)):
        return asker
    if found.speaker is not None or not (subject := omitted_subject(reader, attribution)):
        return found
    phrase = phrase_of(reader.text, subject, reader.names_at(subject))
    if phrase.pronoun in PERSONAL:
        told = _personal(reader, subject, attribution)
    elif phrase.pronoun or subject.of(reader.text).isupper():  # the place that a report opens with
        return found
    else:
        told = _phrase(reader, phrase, subject, attribution)
    if not isinstance(told.speaker, Speaker) or reader.place(told.speaker.name):
        return found
    return replace(
        told, score=OMITTED * told.score, evidence=f"subject of the cue: {told.evidence}"
    )


def _phrase(reader: Reader, phrase: Phrase, span: Span, attribution: Attribution) -> Found:
    if len(phrase.names) > 1:
        return several(reader, phrase.names)
    persons = [pair for pair in phrase.complements if pair[1].kind is SpeakerKind.PERSON]
    if phrase.apposition and phrase.plural and len(persons) > 1:
        return several(reader, persons)
    if found := surnamed(reader, phrase, span):
        return found
    if phrase.names:
        return named(reader, phrase, span)
    if found := apposed(reader, phrase, span, attribution):
        return found
    owner = phrase.possessor[1] if isinstance(phrase.possessor, tuple) else None
    if spoken := AND_OTHERS.match(reader.text, span.start, span.end):
        owner = _personal(reader, Span(*spoken.span(1)), attribution).character
    if is_of_a_third(phrase):
        word = re.compile(rf"\b{phrase.possessor}\b", re.IGNORECASE)
        if place := word.search(reader.text, span.start, span.end):
            owner = _personal(reader, Span(*place.span()), attribution).character
    if phrase.words.casefold().startswith("whose "):
        return _of_whom(reader, phrase, span, attribution)
    return unless_spoken_about(reader, attribution, phrase, described(reader, phrase, span, owner))


def _of_whom(reader: Reader, phrase: Phrase, span: Span, attribution: Attribution) -> Found:
    """A description after "whose" is that of the one named before it: "Ruiz, whose aides"."""
    owner = _relative(reader, Span(span.start, span.start + len("whose")), attribution).character
    words = f"their{phrase.words[len('whose') :]}"
    theirs = replace(phrase, words=words, determiner="their", possessor="their")
    return described(reader, theirs, span, owner)


def _pronoun(
    reader: Reader, attribution: Attribution, span: Span, kind: str, quoting: Character | None
) -> Found:
    if kind == "relative":
        return _relative(reader, span, attribution)
    if kind == "second":
        return unsure([], "the hearer, whom the page does not tell")
    if kind in ("man", "woman") and (found := goes_on(reader, attribution, kind)):
        reader.told[span.start] = found.character
        return found
    return _personal(reader, span, attribution, quoting)


def _relative(reader: Reader, span: Span, attribution: Attribution) -> Found:
    """Who, which, that: the noun phrase before it."""
    before = antecedent_phrase(reader, span)
    if before is None:
        return unsure([], "the noun before the relative pronoun was not found")
    personal = span.of(reader.text).casefold() in ("who", "whom")
    return _noun_phrase(reader, before, attribution, personal)


def _personal(
    reader: Reader, span: Span, attribution: Attribution, quoting: Character | None = None
) -> Found:
    """He, she, it, they and their possessives: the best of those named or described before.

    It is not whom the words around are quoted from, `quoting`.
    """
    weighed = _means(reader, span, attribution, quoting)
    if not weighed:
        return unsure([], "nobody before agrees with the pronoun")
    best, share = weighed[0].found, weighed[0].weight
    speakers = [c.found.speaker for c in weighed if isinstance(c.found.speaker, Speaker)]
    kind = pronoun_class(span.of(reader.text))
    if share < SURE_ENOUGH or not isinstance(best.speaker, Speaker):
        return unsure(speakers[:4], "several fit the pronoun", share)
    _learn_gender(reader, span, best, share)
    reader.told[span.start] = best.character
    evidence = f"{span.of(reader.text)!r} after {best.speaker.name!r}"
    others = tuple(speakers[1:4])
    return replace(best, score=calibrated(kind, share), evidence=evidence, candidates=others)


def _means(
    reader: Reader, span: Span, attribution: Attribution, quoting: Character | None
) -> list[Candidate]:
    """Whom a pronoun may stand for by the rules, the likeliest first."""

    def describe(phrase: Span) -> Found:
        return _noun_phrase(reader, phrase, attribution)

    return antecedents(reader, span, attribution, describe, quoting)


def _learn_gender(reader: Reader, pronoun: Span, found: Found, share: float) -> None:
    """A sure pronoun tells the gender of somebody whose first name does not."""
    kind = pronoun_class(pronoun.of(reader.text))
    character = found.character
    if character and share >= SURE_OF_GENDER and gender_of(character) is None:
        character.gender = "man" if kind == "man" else "woman" if kind == "woman" else None


def _noun_phrase(
    reader: Reader, span: Span, attribution: Attribution, personal: bool = False
) -> Found:
    phrase = replace(phrase_of(reader.text, span, reader.names_at(span)), personal=personal)
    if phrase.pronoun:
        return unsure([], "a pronoun again")
    return _phrase(reader, phrase, span, attribution)
