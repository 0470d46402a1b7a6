"""Whom a pronoun stands for: those named or described before it, weighed.

In: the reader of the page, the pronoun's place, the answers so far. Out: candidates with a share of
belief each. The weights follow what the literature on pronouns finds to matter (Lappin and Leass
1994): agreement excludes; nearness, subjecthood and parallelism rank. In news the strongest sign
is another: who is quoted goes on being quoted. They and it stand for what has no name, too ("the
advisers", "the report"): the subjects of the parsed sentences and earlier sources compete there.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.language.descriptions import leading_words, places
from onrecord.language.persons import pronoun_class
from onrecord.model import (
    UNSURE,
    Attribution,
    Parse,
    Span,
    Speaker,
    SpeakerKind,
    Token,
    overlapping,
)
from onrecord.resolve.characters import Character
from onrecord.resolve.found import Found
from onrecord.resolve.names import Name
from onrecord.resolve.noun_phrases import noun_phrase
from onrecord.resolve.page import Reader

REACH = 6  # sentences before a pronoun in which its antecedent is looked for
DISTANCE = -0.9  # weights, set by hand on the tuning half of the speakers' set
SUBJECT = 1.1
OBJECT = -0.5
OWNER = -0.4
ASKED = 1.0  # who was asked answers
ASKED_LAST = 1.8  # more, where the question stands right before the answer
TOLD_OF = -0.8  # named in what somebody else is reported to say
OPENS = 0.3  # "Quist’s answer came at once.": an owner who begins a sentence
OVERTAKEN = 0.25  # what is left of the last speaker's lead when somebody else acts after it
OVERTAKEN_QUOTED = 0.8  # the same before "…", he said: words go on where they were left
QUOTED = -1.2
LAST_SPEAKER = 1.6
LAST_SPEAKER_REACH = 3  # sentences
OFTEN = 0.35
KNOWN_GENDER = 0.5
PLACE = -2.5  # a state or town is seldom "it" that says something
BODY_AS_MANY = -0.4  # "they" for one body
ONCE = -1.0  # a single capitalised word that the page has once
NAME_DISTANCE = -0.15  # per sentence since the bearer of a surname was named in full
UNNAMED_YET = 25  # sentences that stand for "not named in full yet"
HEADLINED = 1.0
SUBJECT_DEPS = frozenset(("nsubj", "nsubjpass", "csubj"))
QUESTIONED = frozenset(("asked", "pressed", "interviewed"))
GOVERNING = frozenset(("of", "to", "with", "by", "for", "from", "at", "on", "against", "than"))

Spoken = Sequence[tuple[int, Found]]
Describe = Callable[[Span], Found]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One for whom a pronoun may stand, with a weight; in the end with a share of belief."""

    found: Found
    weight: float
    acts_at: int = -1  # where the one is the subject of a sentence outside all reported words

    @property
    def key(self) -> object:
        """What tells candidates apart."""
        if self.found.character:
            return id(self.found.character)
        speaker = self.found.speaker
        return speaker.id if isinstance(speaker, Speaker) else id(self)


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
    return shares(best.values())


def weigh(
    reader: Reader, bearers: Sequence[Character], at: Span, spoken: Spoken
) -> list[Candidate]:
    """The bearers of one surname by likelihood: named in full lately, in the headline, quoted."""
    here = reader.sentence_at(at.start)
    lately = [found for offset, found in spoken if here - reader.sentence_at(offset) <= REACH]
    scored = []
    for character in bearers:
        full = [m for m in character.mentions if len(m.words) > 1 and m.span.end <= at.start]
        gap = here - reader.sentence_at(full[-1].span.start) if full else UNNAMED_YET
        weight = NAME_DISTANCE * gap + HEADLINED * character.headlined
        weight += OFTEN * math.log(1 + len(full))
        weight += LAST_SPEAKER * any(found.character is character for found in lately[-1:])
        scored.append(Candidate(reader.found(character), weight))
    return shares(scored)


def shares(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Weights as shares of belief (softmax), best first."""
    listed = list(candidates)
    top = max((candidate.weight for candidate in listed), default=0.0)
    powers = [math.exp(candidate.weight - top) for candidate in listed]
    shared = [
        Candidate(candidate.found, power / sum(powers))
        for candidate, power in zip(listed, powers, strict=True)
    ]
    return sorted(shared, key=lambda candidate: -candidate.weight)


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
    window = Span(first, pronoun.start)
    told = [span for span in reader.contents if span.overlaps(window)]
    for name, character in reader.names_at(window):
        if agrees(reader, character, kind) and not overlapping([name.span], attribution.content):
            yield _weighed(reader, name, character, here, kind, told)
    if kind in ("thing", "many"):
        yield from _described(reader, Span(first, pronoun.start), attribution, kind, describe)


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


def _weighed(
    reader: Reader, name: Name, character: Character, here: int, kind: str, told: Sequence[Span]
) -> Candidate:
    """One mention as a candidate."""
    there = reader.sentence_at(name.span.start)
    role = _grammar(reader, name, reader.layout.sentences[there], here - there)
    weight = DISTANCE * (here - there) + role
    quoted = any(zone.inner.holds(name.span) and not zone.scare for zone in reader.layout.zones)
    reported = any(span.holds(name.span) for span in told)
    weight += QUOTED * quoted + TOLD_OF * (reported and not quoted)
    weight += OFTEN * math.log(len(character.mentions))
    weight += KNOWN_GENDER * (reader.gender(character) == kind)
    if kind in ("thing", "many"):
        weight += _as_thing(reader, name, character, kind)
    acts = role >= OPENS and not quoted and not reported
    return Candidate(reader.found(character), weight, name.span.start if acts else -1)


def _as_thing(reader: Reader, name: Name, character: Character, kind: str) -> float:
    plain = name.text.casefold()
    weight = BODY_AS_MANY * (kind == "many")
    if reader.place(name.text) or plain in places() or plain in leading_words():
        weight += PLACE
    if len(name.words) == 1 and len(character.mentions) == 1 and not name.text.isupper():
        weight += ONCE
    return weight


def _grammar(reader: Reader, name: Name, sentence: Span, gap: int) -> float:
    """Subject, object or owner, by the parse where there is one, else by place and preposition."""
    lead = reader.text[sentence.start : name.span.start].split()
    if name.possessive:
        return OWNER if lead else OPENS
    if lead and lead[-1].casefold() in QUESTIONED:
        return ASKED + ASKED_LAST * (gap <= 1)
    parsed = reader.tokens.get(name.span.end - len(name.words[-1]))
    if parsed:
        dep = _role(*parsed)
        return SUBJECT if dep in SUBJECT_DEPS else OBJECT if dep in ("pobj", "dobj") else 0.0
    if lead and lead[-1].casefold() in GOVERNING:
        return OBJECT
    return SUBJECT if len(lead) <= 4 else 0.0


def _role(parse: Parse, token: Token) -> str:
    """What a name is in its clause; in apposition, what the noun before it is."""
    return parse.tokens[token.head].dep if token.dep == "appos" else token.dep


def _favour_last_speaker(
    reader: Reader, best: dict[object, Candidate], pronoun: Span, spoken: Spoken, quoted_first: bool
) -> None:
    """Who spoke last is likelier than others to speak again, named or not."""
    kind = pronoun_class(pronoun.of(reader.text))
    for offset, found in spoken[-1:]:
        gap = reader.sentence_at(pronoun.start) - reader.sentence_at(offset)
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
