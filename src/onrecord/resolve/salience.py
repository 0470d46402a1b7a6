"""How much each of those named before a place is on the reader's mind there.

In: the reader of the page and the mentions before a place. Out: `Candidate`s, whose weights
`shares` turns into shares of belief. The weights follow what the literature on pronouns finds
to matter (Lappin and Leass 1994): nearness, subjecthood and parallelism rank. In news the strongest
sign is another: who is quoted goes on being quoted. Pronouns and descriptions ("the president",
"the company") are both answered by them. Set by hand on the tuning half of the speakers' set.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Parse, Span, Speaker, SpeakerKind, Token
from onrecord.resolve.characters import Character
from onrecord.resolve.found import Found
from onrecord.resolve.names import Name
from onrecord.resolve.page import Reader

REACH = 6  # sentences before a pronoun in which its antecedent is looked for
DISTANCE = -0.9  # per sentence
SUBJECT = 1.1
OBJECT = -0.5
OWNER = -0.4
ASKED = 1.0  # who was asked answers
ASKED_LAST = 1.8  # more, where the question stands right before the answer
TOLD_OF = -0.8  # named in what somebody else is reported to say
OPENS = 0.3  # "Quist’s answer came at once.": an owner who begins a sentence
QUOTED = -1.2
LAST_SPEAKER = 1.6
OFTEN = 0.35
NAME_DISTANCE = -0.15  # per sentence since the bearer of a surname was named in full
UNNAMED_YET = 25  # sentences that stand for "not named in full yet"
HEADLINED = 1.0
SUBJECT_WORDS = 4  # words of a sentence after which a name is its subject, where nothing is parsed
SUBJECT_DEPS = frozenset(("nsubj", "nsubjpass", "csubj"))
QUESTIONED = frozenset(("asked", "pressed", "interviewed"))
GOVERNING = frozenset(("of", "to", "with", "by", "for", "from", "at", "on", "against", "than"))
_AND = re.compile(r",? and (?:[\w.’'-]+ ){0,3}")

Spoken = Sequence[tuple[int, Found]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One who may be meant, with a weight; in the end with a share of belief."""

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


def bearers(reader: Reader, named: Sequence[Character], at: Span) -> list[Candidate]:
    """The bearers of one surname by likelihood: named in full lately, in the headline, quoted."""
    here = reader.sentence_at(at.start)
    last = reader.last_spoken(at.start, REACH)
    scored = []
    for character in named:
        full = [m for m in character.mentions if len(m.words) > 1 and m.span.end <= at.start]
        gap = here - reader.sentence_at(full[-1].span.start) if full else UNNAMED_YET
        weight = NAME_DISTANCE * gap + HEADLINED * character.headlined
        weight += OFTEN * math.log(1 + len(full))
        weight += LAST_SPEAKER * (last is not None and last.character is character)
        scored.append(Candidate(reader.found(character), weight))
    return shares(scored)


def likeliest(reader: Reader, among: Sequence[Character], at: Span, reach: int) -> list[Candidate]:
    """Those of some characters who are named in the sentences before a place, by likelihood."""
    here = reader.sentence_at(at.start)
    first = reader.layout.sentences[max(0, here - reach)].start
    if first >= at.start:
        return []
    wanted = {id(character) for character in among}
    last = reader.last_spoken(at.start, reach)
    best: dict[object, Candidate] = {}
    for name, character in reader.names_at(Span(first, at.start)):
        if id(character) not in wanted:
            continue
        candidate = mentioned(reader, name, character, here)
        if last is not None and last.character is character:
            candidate = Candidate(candidate.found, candidate.weight + LAST_SPEAKER)
        old = best.get(candidate.key)
        best[candidate.key] = old if old and old.weight >= candidate.weight else candidate
    return shares(best.values())


def mentioned(reader: Reader, name: Name, character: Character, here: int) -> Candidate:
    """One mention as a candidate in the sentence of index `here`."""
    there = reader.sentence_at(name.span.start)
    role = _grammar(reader, name, reader.layout.sentences[there], here - there)
    weight = DISTANCE * (here - there) + role
    quoted = any(zone.inner.holds(name.span) and not zone.scare for zone in reader.layout.zones)
    reported = any(span.holds(name.span) for span in reader.contents)
    weight += QUOTED * quoted + TOLD_OF * (reported and not quoted)
    weight += OFTEN * math.log(max(len(character.mentions), 1))
    acts = role >= OPENS and not quoted and not reported
    return Candidate(reader.found(character), weight, name.span.start if acts else -1)


def pairs(reader: Reader, within: Span) -> Iterator[tuple[Span, Candidate]]:
    """Two persons named together, whom "they" and "both" may mean, each pair with its place."""
    here = reader.sentence_at(within.end)
    for (left, one), (right, other) in pairwise(reader.names_at(within)):
        joined = _AND.fullmatch(reader.text, left.span.end, right.span.start)
        people = one.kind is other.kind is SpeakerKind.PERSON and one is not other
        if joined and people:
            both = f"{reader.speaker(one).name} and {reader.speaker(other).name}"
            speaker = reader.described(both, SpeakerKind.GROUP, shared=True)
            found = Found(speaker, 0.9, "named together", plural=True)
            yield left.span, Candidate(found, mentioned(reader, left, one, here).weight)


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
    return SUBJECT if len(lead) <= SUBJECT_WORDS else 0.0


def _role(parse: Parse, token: Token) -> str:
    """What a name is in its clause; in apposition, what the noun before it is."""
    return parse.tokens[token.head].dep if token.dep == "appos" else token.dep
