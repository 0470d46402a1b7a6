"""How much each of those mentioned before a place is on the reader's mind there.

In: the reader of the page and a place. Out: `Candidate`s, whose weights `shares` turns into shares
of belief. Pronouns and descriptions ("the president", "the company") are both answered by them.
He and she before the place are mentions too, of whom they are likeliest to mean: a chain of them
tells whom a page goes on about better than names do.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.language.persons import is_first_name, pronoun_class
from onrecord.model import Span, Speaker
from onrecord.resolve.cast.characters import Character, prominence
from onrecord.resolve.found import Found
from onrecord.resolve.page import Reader
from onrecord.resolve.salience.features import FEATURES, Feature
from onrecord.resolve.salience.mentions import pronouns_in
from onrecord.resolve.salience.standing import REACH, Fits, Place, Standing, standings, within_reach

LAST_SPEAKER = 1.6  # for a surname's bearer
IN_OFFICE = 1.0  # for one who has an office, or runs for one, on the page's day
NO_FIRST_NAME = -1.0  # "Norrland Ruiz" may be a headline's words
TOLD = 0.5  # share of belief from which a pronoun on the way is a mention
# of 160 pronouns read on pages outside the gold data, the share that was right, a little evened
RIGHT_PERSON = ((0.9, 0.96), (0.7, 0.87), (0.0, 0.7))  # share of belief, share right
RIGHT_THING = ((0.9, 0.8), (0.0, 0.7))


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


@cache
def weights() -> tuple[tuple[Feature, float], ...]:
    """The features with what each is worth."""
    text = files(__package__).joinpath("salience.toml").read_text(encoding="utf8")
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


def tell_pronouns(reader: Reader, at: int) -> None:
    """Tells whom each he and she before a place likely means, in reading order."""
    for pronoun in pronouns_in(reader, within_reach(reader, at, 2 * REACH), at):
        if pronoun.start in reader.told:
            continue
        reader.told[pronoun.start] = None
        if not reader.quoted.holds(pronoun):
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
        weight += IN_OFFICE * _is_in_office(reader, character)
        once = len(character.in_full) == 1 and not is_first_name(character.words[0])
        weight += NO_FIRST_NAME * once
        scored.append(Candidate(reader.found(character), weight))
    return shares(scored)


def likeliest(reader: Reader, among: Sequence[Character], at: Span, reach: int) -> list[Candidate]:
    """Those of some characters who are named in the sentences before a place, by likelihood."""
    wanted = {id(character) for character in among}
    return likeliest_who(reader, lambda character: id(character) in wanted, at, reach)


def likeliest_who(reader: Reader, fits: Fits, at: Span, reach: int) -> list[Candidate]:
    """Those who fit, of all who are named in the sentences before a place, by likelihood.

    A page may have thousands of characters: only those within reach are asked whether they fit.
    """
    tell_pronouns(reader, at.start)
    return shares(candidates(reader, Place(at.start, reach=reach), fits))


def calibrated(kind: str, share: float) -> float:
    """The share of pronouns of this kind that a share of belief is taken to be right for."""
    steps = RIGHT_THING if kind in ("thing", "many") else RIGHT_PERSON
    return next(right for least, right in steps if share >= least)


def _is_in_office(reader: Reader, character: Character) -> bool:
    known = reader.known(character)
    tenures = reader.people.tenures(known.key) if known and reader.day else ()
    return any(reader.day is not None and tenure.covers(reader.day) for tenure in tenures)
