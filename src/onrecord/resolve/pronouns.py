"""Whom a pronoun stands for: those named or described before it, weighed.

In: the reader of the page, the pronoun's place, the answers so far. Out: candidates with a share of
belief each. Agreement excludes, salience ranks (`salience.py`). They and it stand for what has no
name, too ("the advisers", "the report"): the subjects of the parsed sentences and earlier sources
compete there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from onrecord.language.descriptions import leading_words, places
from onrecord.language.persons import pronoun_class
from onrecord.model import UNSURE, Attribution, Span, Speaker, SpeakerKind, overlapping
from onrecord.resolve.characters import Character
from onrecord.resolve.found import Found, unsure
from onrecord.resolve.names import Name
from onrecord.resolve.noun_phrases import noun_phrase
from onrecord.resolve.page import Reader
from onrecord.resolve.salience import (
    DISTANCE,
    LAST_SPEAKER,
    REACH,
    SUBJECT,
    SUBJECT_DEPS,
    Candidate,
    Spoken,
    mentioned,
    pairs,
    shares,
)

OVERTAKEN = 0.25  # what is left of the last speaker's lead when somebody else acts after it
OVERTAKEN_QUOTED = 0.8  # the same before "…", he said: words go on where they were left
LAST_SPEAKER_REACH = 3  # sentences
KNOWN_GENDER = 0.5
PLACE = -2.5  # a state or town is seldom "it" that says something
IDLE = -1.0  # nor is a body that does nothing in its sentence
BODY_AS_MANY = -0.4  # "they" for one body
ONCE = -1.0  # a single capitalised word that the page has once
UNNAMED = -0.4  # it and they stand for what the page does not name more often than not
AHEAD = 1.4  # "While she agrees, Ana Ruiz doubts it.": the subject of the main clause
HEARER_REACH = 40  # characters after a cue in which its hearer is looked for
_SUBORDINATE = re.compile(
    r"(?:But |And |Yet )?(?:Although|Though|While|When|As|After|Before|If|Since|Because|Even|Once"
    r"|In|By|Despite|Until|At|During|On)\b[^,“”\"]*$"
)
_HEARER = re.compile(r"[’']?(?: (?:of|about|to|with))? (?:Mr\.? |Mrs\.? |Ms\.? |[A-Z]\w+\.? )?$")

Describe = Callable[[Span], Found]


def antecedents(
    reader: Reader, pronoun: Span, attribution: Attribution, spoken: Spoken, describe: Describe
) -> list[Candidate]:
    """Whom the pronoun may stand for, best first, with shares of belief that add up to 1.

    `describe` resolves a noun phrase that is no name.
    """
    kind = pronoun_class(pronoun.of(reader.text))
    best: dict[object, Candidate] = {}
    for candidate in _candidates(reader, pronoun, attribution, kind, describe):
        old = best.get(candidate.key)
        acts_at = max(candidate.acts_at, old.acts_at if old else -1)
        better = candidate if old is None or candidate.weight > old.weight else old
        best[candidate.key] = replace(better, acts_at=acts_at)
    quoted_first = attribution.content[0].start < pronoun.start
    _favour_last_speaker(reader, best, pronoun, spoken, quoted_first)
    for character in _hearers(reader, attribution):
        best.pop(id(character), None)
    return shares(best.values())


def agrees(reader: Reader, character: Character, kind: str) -> bool:
    """Whether gender and number of a pronoun's class let it stand for the character."""
    if kind in ("man", "woman"):
        return character.kind is SpeakerKind.PERSON and reader.gender(character) in (None, kind)
    if kind in ("thing", "many"):
        return character.kind is not SpeakerKind.PERSON
    return True


def _candidates(
    reader: Reader, pronoun: Span, attribution: Attribution, kind: str, describe: Describe
) -> Iterator[Candidate]:
    here = reader.sentence_at(pronoun.start)
    first = reader.layout.sentences[max(0, here - REACH)].start
    if first >= pronoun.start:
        return
    before = Span(first, pronoun.start)
    for name, character in reader.names_at(before):
        if agrees(reader, character, kind) and not overlapping([name.span], attribution.content):
            yield _weighed(reader, name, character, here, kind)
    subject = _subject_ahead(reader, pronoun, attribution)
    if subject and agrees(reader, subject, kind):
        yield Candidate(reader.found(subject), AHEAD)
    if kind in ("thing", "many"):
        yield Candidate(unsure((), "what has no name"), UNNAMED)
        yield from _described(reader, before, attribution, kind, describe)
    if kind == "many":
        yield from (pair for at, pair in pairs(reader, before) if not _within(at, attribution))


def _within(at: Span, attribution: Attribution) -> bool:
    return bool(overlapping([at], attribution.content))


def _weighed(reader: Reader, name: Name, character: Character, here: int, kind: str) -> Candidate:
    """One mention as a candidate, by salience and by what the pronoun asks for."""
    candidate = mentioned(reader, name, character, here)
    weight = candidate.weight + KNOWN_GENDER * (reader.gender(character) == kind)
    if kind in ("thing", "many"):
        weight += IDLE * (candidate.acts_at < 0) + _as_thing(reader, name, character, kind)
    return replace(candidate, weight=weight)


def _as_thing(reader: Reader, name: Name, character: Character, kind: str) -> float:
    plain = name.text.casefold()
    weight = BODY_AS_MANY * (kind == "many")
    if reader.place(name.text) or plain in places() or plain in leading_words():
        weight += PLACE
    if len(name.words) == 1 and len(character.mentions) == 1 and not name.text.isupper():
        weight += ONCE
    return weight


def _subject_ahead(reader: Reader, pronoun: Span, attribution: Attribution) -> Character | None:
    """Who acts in the main clause after the clause that the pronoun stands in."""
    sentence = reader.layout.sentences[reader.sentence_at(pronoun.start)]
    comma = reader.text.find(", ", pronoun.end, sentence.end)
    if comma < 0 or not _SUBORDINATE.match(reader.text, sentence.start, pronoun.start):
        return None
    for name, character in reader.names_at(Span(comma, sentence.end))[:1]:
        lead = reader.text[comma + 2 : name.span.start]
        titled = lead.rstrip().rstrip(".").casefold() in ("", "mr", "mrs", "ms", name.title)
        if titled and not name.possessive and not overlapping([name.span], attribution.content):
            return character
    return None


def _hearers(reader: Reader, attribution: Attribution) -> Iterator[Character]:
    """Those named right after the cue, not its subject: "he told Ruiz", "he said of Ruiz"."""
    for cue in attribution.cue[-1:]:
        for name, character in reader.names_at(Span(cue.end, cue.end + HEARER_REACH))[:1]:
            told = not name.possessive and not overlapping([name.span], attribution.content)
            if told and _HEARER.fullmatch(reader.text, cue.end, name.span.start):
                yield character


def _described(
    reader: Reader, before: Span, attribution: Attribution, kind: str, describe: Describe
) -> Iterator[Candidate]:
    """Noun phrases without a name that are subjects of the parsed sentences before."""
    here = reader.sentence_at(before.end)
    tag = "NNS" if kind == "many" else "NN"
    for start, (parse, token) in reader.tokens.items():
        inside = before.start <= start < before.end
        if not inside or token.tag != tag or token.dep not in SUBJECT_DEPS:
            continue
        span = noun_phrase(parse, token)
        if overlapping([span], attribution.content):
            continue
        found = describe(span)
        if isinstance(found.speaker, Speaker) and found.speaker.kind is not SpeakerKind.PERSON:
            yield Candidate(found, DISTANCE * (here - reader.sentence_at(start)) + SUBJECT)


def _favour_last_speaker(
    reader: Reader, best: dict[object, Candidate], pronoun: Span, spoken: Spoken, quoted_first: bool
) -> None:
    """Who spoke last is likelier than others to speak again, named or not."""
    kind = pronoun_class(pronoun.of(reader.text))
    for offset, found in spoken[-1:]:
        ended = min(reader.said_until.get(offset, offset), pronoun.start)
        gap = reader.sentence_at(pronoun.start) - reader.sentence_at(ended)
        if gap <= LAST_SPEAKER_REACH and found.speaker is UNSURE and _is_one(reader, offset, kind):
            best["unknown"] = Candidate(found, DISTANCE * gap + LAST_SPEAKER)
        if gap > LAST_SPEAKER_REACH or not _may_be(reader, found, kind):
            continue
        candidate = Candidate(found, DISTANCE * gap)
        old = best.get(candidate.key, candidate)
        since = reader.layout.sentences[reader.sentence_at(offset)].end
        lead = LAST_SPEAKER
        overtaken = any(c.acts_at >= since for key, c in best.items() if key != candidate.key)
        if overtaken and old.acts_at < since:
            lead *= OVERTAKEN_QUOTED if quoted_first else OVERTAKEN
        best[candidate.key] = Candidate(found, old.weight + lead, old.acts_at)


def _is_one(reader: Reader, offset: int, kind: str) -> bool:
    """Whether a source that could not be told is one person, whom the pronoun may go on with."""
    word = reader.text[offset:].split(maxsplit=1)[0]
    return kind in ("man", "woman") and pronoun_class(word) in ("", kind)


def _may_be(reader: Reader, found: Found, kind: str) -> bool:
    """Whether an earlier source agrees with the pronoun: by its kind where it has no name."""
    if found.character:
        return agrees(reader, found.character, kind)
    if not isinstance(found.speaker, Speaker):
        return False
    singular = found.speaker.kind is SpeakerKind.BODY or not found.plural
    if kind == "many":
        return found.plural or found.speaker.kind in (SpeakerKind.GROUP, SpeakerKind.BODY)
    if kind == "thing":
        return found.speaker.kind is SpeakerKind.BODY
    return kind in ("man", "woman") and found.speaker.kind is SpeakerKind.UNNAMED and singular
