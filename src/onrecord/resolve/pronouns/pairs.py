"""Two persons who are one speaker: named together, or meant by "they", "both", "the two".

In: the reader of the page and a place. Out: a `Found` for the group of the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from onrecord.model import Span, Speaker, SpeakerKind
from onrecord.resolve.cast.characters import Character, gender_of
from onrecord.resolve.found import TOGETHER, Found
from onrecord.resolve.page import Reader
from onrecord.resolve.salience.mentions import by_name
from onrecord.resolve.salience.salience import Candidate, weight_of
from onrecord.resolve.salience.standing import Place, standing

LATELY = 2  # sentences before "the two" in which two are named together
SPOKE = 10  # sentences in which two who spoke together go on as "the two"
_OF_THEIRS = re.compile(r" (?:campaign|administration|camp|team|family)\b")
_AND = re.compile(r",? and (?:[\w.’'-]+ ){0,3}")


def pairs_in(reader: Reader, within: Span) -> Iterator[tuple[Span, Candidate]]:
    """Two persons named together, whom "they" and "both" may mean, each pair with its place."""
    for (left, one), (right, other) in pairwise(reader.names_at(within)):
        joined = _AND.fullmatch(reader.text, left.span.end, right.span.start)
        people = one.kind is other.kind is SpeakerKind.PERSON and one is not other
        if joined and people:
            stands = standing(reader, Place(within.end), one, [by_name(reader, left, one)])
            yield left.span, Candidate(together(reader, one, other), weight_of(stands))


def pair_before(reader: Reader, at: Span) -> Found | None:
    """The two persons named together last: "Ana Ruiz and Jo Hill came. The two said …"."""
    sentence = max(0, reader.sentence_at(at.start) - LATELY)
    start = reader.layout.sentences[sentence].start
    before = pairs_in(reader, Span(start, at.start)) if start < at.start else ()
    found = [pair.found for _, pair in before]
    return found[-1] if found else _two_spoke(reader, at) or _only_two(reader, start, at.start)


def _two_spoke(reader: Reader, at: Span) -> Found | None:
    """Two who spoke together before: "Ruiz and Hill said … The two ministers added"."""
    for offset, found in reader.spoken.before(at.start):
        if reader.sentence_at(at.start) - reader.sentence_at(offset) > SPOKE:
            break
        if found.evidence == TOGETHER:
            pair = isinstance(found.speaker, Speaker) and "," not in found.speaker.name
            return replace(found, score=0.75) if pair else None
    return None


def _only_two(reader: Reader, start: int, end: int) -> Found | None:
    """The two persons who alone are named in a stretch: "Ana Ruiz came, Jo Hill left. Both"."""
    named = reader.names_at(Span(start, end)) if start < end else []
    alone = [(n, c) for n, c in named if not _OF_THEIRS.match(reader.text, n.span.end)]
    persons = [c for n, c in alone if c.kind is SpeakerKind.PERSON]
    two = list(dict.fromkeys(persons))
    return together(reader, *two) if len(two) == 2 else None


def two_of(reader: Reader, at: Span, gender: str) -> Found | None:
    """The two persons of a gender, "woman" or "man", who alone are named before a place."""
    named = reader.cast.before(at.start)
    persons = (c for _, c in named if c.kind is SpeakerKind.PERSON and gender_of(c) == gender)
    two = list(dict.fromkeys(persons))
    return together(reader, two[1], two[0]) if len(two) == 2 else None


def together(reader: Reader, one: Character, other: Character) -> Found:
    """Two persons as one group."""
    both = f"{reader.speaker(one).name} and {reader.speaker(other).name}"
    speaker = reader.described(both, SpeakerKind.GROUP, shared=True)
    return Found(speaker, 0.75, TOGETHER, plural=True)
