"""Reaching: how surely what a speaker says is on a matter.

In: claims, a matter in words ("election interference"), the texts of their pages and an embedder
where there are any. Out: a probability for each. Much of what is said on a matter has no word of it
(“Such claims are fake”): it takes up what was said just before, so the title and the sentences
before it count beside its own words. States are left out of the matter's words where it has others:
they are those of every matter of a foreign ministry.

The weights are a logistic regression (ridge 1) over 587 claims of eleven events, of which 225 are
on a matter. Fitted on ten and asked for the eleventh, of what is taken to be on a matter 79 % is so
on a real affair and 87 % of what is on it is taken; on ten invented ones 90 % and 84 %.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.compare.asked import Documents
from onrecord.compare.claims import FEW, Claim
from onrecord.compare.meanings import Embedder, Meanings
from onrecord.knowledge import load_people
from onrecord.language.kinship import kin_of_all
from onrecord.language.letters import CAPITAL
from onrecord.language.parts import parts_of
from onrecord.language.stems import stems_of
from onrecord.model import Document

ON_MATTER = 0.45
"""Probability from which a claim is on the matter; of what a lower one finds more half is wrong."""

NEAR_ENOUGH = 0.1  # cosine below which words that are none of the matter's are on another one
NAMED = 0.3  # cosine from which words that are none of the matter's say what it says
OFF, ON = 0.2, 0.7  # cosines to the matter: what has the one is surely off it, the other on it
BEFORE = 3  # sentences before a claim that may be what it takes up: two tell less, four no more
NEAR = 1000  # code points before a claim in which they are looked for
_PREPOSITION = re.compile(r"\s(?:about|of|in|on|for|to|with|by|at|from|against|over)\s")
_NAME = re.compile(rf"\b{CAPITAL}[\w.]*")


@dataclass(frozen=True, slots=True)
class Reach:
    """How surely a claim is on a matter, and whether its own words are, not only those around."""

    score: float
    named: bool


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature adds to the log-odds that a claim is on a matter."""

    bias: float
    own: float  # share of the matter's words that are the claim's own
    around: float  # share that are its own or stand around it
    head: float  # whether what the matter is of is among its own
    answers: float  # whether it says so little of its own that it answers
    told: float  # whether another's statement tells it
    near: float  # cosine of the matter and its words
    near_around: float  # cosine of the matter and its words after those around it


BY_MEANING = Weights(-3.87, 2.65, 2.73, 1.38, 0.93, -1.09, 1.96, 1.83)
BY_WORDS = Weights(-2.39, 3.32, 2.71, 1.42, 0.75, -1.16, 0.0, 0.0)


class Matter:
    """A matter in words, and what of it tells that something is on it."""

    def __init__(self, words: str) -> None:
        self.words = words

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words, kin as one; without those of states, if there are others."""
        stems = kin_of_all(stems_of(self.words))
        people = load_people()
        names = [name for name in _NAME.findall(self.words) if people.place(name)]
        return stems - kin_of_all(stems_of(" ".join(names))) or stems

    @cached_property
    def head(self) -> frozenset[str]:
        """What a phrase is of: its last word, that before a preposition, or what is done.

        "Closing of the dam" is of closing. A question has none.
        """
        phrase = "" if self.words.endswith("?") else _PREPOSITION.split(self.words)[0]
        found = stems_of(phrase)
        done = self.words.partition(" ")[0].endswith("ing")
        return kin_of_all(found[:1] if done else found[-1:])

    def share_in(self, stems: frozenset[str]) -> float:
        """The share of its words that are among `stems`; its head counts twice."""
        have, head = self.stems & stems, self.stems & self.head
        weight = len(self.stems) + len(head)
        return (len(have) + len(have & head)) / weight if weight else 0.0

    def own_in(self, claim: Claim) -> frozenset[str]:
        """Its words that the claim has, or excludes ("open" of "closed")."""
        return self.stems & kin_of_all(claim.stems | claim.excluded)


def reached(
    matter: Matter,
    claims: Sequence[Claim],
    embedder: Embedder | None = None,
    documents: Documents | None = None,
) -> list[Reach]:
    """For each claim the probability that it is on the matter, and by what."""
    if not claims:
        return []
    texts = documents({claim.row.document for claim in claims}) if documents else {}
    around = [_around(claim, texts.get(claim.row.document)) for claim in claims]
    if embedder is None:
        return [_reach(BY_WORDS, matter, *each) for each in zip(claims, around, strict=True)]
    near = Meanings(embedder).near_to(matter.words, claims, around)
    if not any(matter.own_in(claim) for claim in claims):
        return [_by_meaning_alone(*cosines) for cosines in near]
    given = zip(claims, around, near, strict=True)
    return [_reach(BY_MEANING, matter, claim, words, *cosines) for claim, words, cosines in given]


def _by_meaning_alone(near: float, near_around: float) -> Reach:
    """Where nobody uses the words in which the matter is asked for, they are not the pages'."""
    cosine = (2 * near + near_around) / 3
    return Reach(min(1.0, max(0.0, (cosine - OFF) / (ON - OFF))), named=True)


def takes_up(claim: Claim) -> bool:
    """Whether it says so little of its own that it answers what stands before it."""
    return claim.dismissive or claim.answers or (claim.denies and len(claim.stems) <= FEW)


def _reach(
    weights: Weights,
    matter: Matter,
    claim: Claim,
    around: str,
    near: float = 0.0,
    near_around: float = 0.0,
) -> Reach:
    own = matter.own_in(claim)
    if not own and near < NEAR_ENOUGH and not takes_up(claim):
        return Reach(0.0, named=False)
    odds = (
        weights.bias
        + weights.own * matter.share_in(own)
        + weights.around * matter.share_in(own | kin_of_all(stems_of(around)))
        + weights.head * (not matter.head.isdisjoint(own))
        + weights.answers * takes_up(claim)
        + weights.told * (claim.row.parent is not None)
        + weights.near * near
        + weights.near_around * near_around
    )
    return Reach(1 / (1 + math.exp(-odds)), bool(own) or near >= NAMED)


def _around(claim: Claim, document: Document | None) -> str:
    """The title of the claim's page, and the last sentences before it."""
    title = f"{claim.row.title}. " if claim.row.title else ""
    if document is None:
        return title
    text = document.text[max(0, claim.position - NEAR) : claim.position]
    parts = [part.words for line in text.split("\n") for part in parts_of(line)]
    return title + " ".join(parts[-BEFORE:])
