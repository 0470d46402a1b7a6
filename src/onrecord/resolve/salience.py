"""How much each of those mentioned before a place is on the reader's mind there.

In: the reader of the page and a place. Out: `Candidate`s, whose weights `shares` turns into shares
of belief. Pronouns and descriptions ("the president", "the company") are both answered by them.
He and she before the place are mentions too, of whom they are likeliest to mean: a chain of them
tells whom a page goes on about better than names do.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.language.persons import pronoun_class
from onrecord.model import UNSURE, Span, Speaker
from onrecord.resolve.characters import Character, prominence
from onrecord.resolve.features import FEATURES, Feature
from onrecord.resolve.found import Found
from onrecord.resolve.mentions import Mention, mentions_in, pronouns_in
from onrecord.resolve.page import Reader
from onrecord.resolve.standing import Standing

REACH = 6  # sentences before a place in which whom it means is looked for
SPOKE_REACH = 3  # sentences in which who spoke last counts as such
LAST_SPEAKER = 1.6  # for a surname's bearer
TOLD = 0.5  # share of belief from which a pronoun on the way is a mention

Said = tuple[int, Found]
Fits = Callable[[Character], bool]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One who may be meant, with a weight; in the end with a share of belief."""

    found: Found
    weight: float
    acts: bool = True  # whether the one does something where it is mentioned

    @property
    def key(self) -> object:
        """What tells candidates apart."""
        if self.found.character:
            return id(self.found.character)
        speaker = self.found.speaker
        return speaker.id if isinstance(speaker, Speaker) else id(self)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is meant: `own` words are what is said there, which names nobody for it."""

    start: int
    own: Sequence[Span] = ()
    quotes_first: bool = False
    reach: int = REACH


@cache
def weights() -> tuple[tuple[Feature, float], ...]:
    """The features with what each is worth."""
    text = files("onrecord.resolve").joinpath("salience.toml").read_text(encoding="utf8")
    worth = tomllib.loads(text)["weights"]
    return tuple((feature, worth[feature.__name__]) for feature in FEATURES)


def weight_of(standing: Standing) -> float:
    """How much speaks for one."""
    return sum(worth * feature(standing) for feature, worth in weights())


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


def candidates(reader: Reader, place: Place, fits: Fits) -> list[Candidate]:
    """Those mentioned within reach before a place who fit, with their weights."""
    return [
        Candidate(
            reader.found(standing.character),
            weight_of(standing),
            any(mention.acts for mention in standing.mentions),
        )
        for standing in standings(reader, place, fits)
    ]


def standings(reader: Reader, place: Place, fits: Fits) -> list[Standing]:
    """How each of those who are mentioned before a place, and fit, stands there."""
    here = reader.sentence_at(place.start)
    first = reader.layout.sentences[max(0, here - place.reach)].start
    if first >= place.start:
        return []
    mentions: dict[int, list[Mention]] = {}
    for mention in mentions_in(reader, Span(first, place.start)):
        if fits(mention.character) and not _is_own(mention, place):
            mentions.setdefault(id(mention.character), []).append(mention)
    others = [mention for each in mentions.values() for mention in each]
    return [standing(reader, place, each[0].character, each, others) for each in mentions.values()]


def _is_own(mention: Mention, place: Place) -> bool:
    """Whether somebody is named in the very quotation; "Ruiz will go, she said" may name her."""
    return mention.quoted and any(s.start <= mention.start < s.end for s in place.own)


def standing(
    reader: Reader,
    place: Place,
    character: Character,
    mentions: Sequence[Mention],
    everybody: Sequence[Mention] = (),
) -> Standing:
    """How one stands at a place; `everybody` are the mentions of all who may be meant there."""
    here = reader.sentence_at(place.start)
    spoken = [pair for pair in reader.spoken if pair[0] < place.start]
    outer = [pair for pair in spoken if not reader.is_reported(pair[0])]
    last, before = ([*reversed(outer[-2:]), None, None])[:2]
    spoke = _ago(reader, last, character, place.start)
    return Standing(
        character,
        here,
        reader.paragraph_at(place.start),
        mentions,
        place.quotes_first,
        spoke,
        _ago(reader, before, character, place.start),
        spoke is not None and _is_overtaken(reader, last, mentions, everybody),
        spoke is not None and _is_aside(reader, last, mentions, everybody),
        sum(found.character is character for _, found in spoken),
        _doubted(reader, last, character),
    )


def _is_overtaken(
    reader: Reader, last: Said | None, mentions: Sequence[Mention], everybody: Sequence[Mention]
) -> bool:
    """Whether another one acted since who spoke last did, in a later sentence."""
    since = reader.layout.sentences[reader.sentence_at(last[0])].end if last else 0
    own = max((m.start for m in mentions if m.acts), default=-1)
    acted = max((m.start for m in everybody if m.acts), default=-1)
    return own < since <= acted


def _is_aside(
    reader: Reader, last: Said | None, mentions: Sequence[Mention], everybody: Sequence[Mention]
) -> bool:
    """Whether who spoke last did so beside the sentence's main clause, which is another's."""
    sentence = reader.sentence_at(last[0]) if last else -1
    main = {id(m.character) for m in everybody if m.main and m.sentence == sentence}
    own = {id(m.character) for m in mentions}
    return bool(main) and not main & own and mentions[-1].sentence <= sentence


def _ago(reader: Reader, spoke: Said | None, character: Character, at: int) -> int | None:
    """Sentences since somebody's words ended, None if they were another's or are too far."""
    if spoke is None or spoke[1].character is not character:
        return None
    ended = min(reader.said_until.get(spoke[0], spoke[0]), at)
    ago = reader.sentence_at(at) - reader.sentence_at(ended)
    return ago if ago <= SPOKE_REACH else None


def _doubted(reader: Reader, last: Said | None, character: Character) -> float:
    if last is None or last[1].speaker is not UNSURE or not last[1].candidates:
        return 0.0
    return (reader.speaker(character) in last[1].candidates) / len(last[1].candidates)


def tell_pronouns(reader: Reader, at: int) -> None:
    """Tells whom each he and she before a place likely means, in reading order."""
    first = reader.layout.sentences[max(0, reader.sentence_at(at) - 2 * REACH)].start
    for pronoun in pronouns_in(reader.text, first, at):
        if pronoun.start in reader.told:
            continue
        reader.told[pronoun.start] = None
        if not any(zone.inner.holds(pronoun) and not zone.scare for zone in reader.layout.zones):
            kind = pronoun_class(pronoun.of(reader.text))
            likely = shares(candidates(reader, Place(pronoun.start), reader.agreeing(kind)))
            if likely and likely[0].weight >= TOLD:
                reader.told[pronoun.start] = likely[0].found.character


def bearers(reader: Reader, named: Sequence[Character], at: Span) -> list[Candidate]:
    """The bearers of one surname by likelihood: by prominence, and who was quoted last."""
    last = reader.last_spoken(at.start, REACH)
    scored = []
    for character in named:
        weight = prominence(character, at.start)
        weight += LAST_SPEAKER * (last is not None and last.character is character)
        scored.append(Candidate(reader.found(character), weight))
    return shares(scored)


def likeliest(reader: Reader, among: Sequence[Character], at: Span, reach: int) -> list[Candidate]:
    """Those of some characters who are named in the sentences before a place, by likelihood."""
    wanted = {id(character) for character in among}
    tell_pronouns(reader, at.start)
    place = Place(at.start, reach=reach)
    return shares(candidates(reader, place, lambda character: id(character) in wanted))
