"""Reaching: how surely what a speaker says is on a matter.

In: claims, a matter in words ("election interference"), the texts of their pages and an embedder
where there are any. Out: a probability for each. Much of what is said on a matter has no word of it
(“Such claims are fake”): it takes up what was said just before, so the title and the sentences
before it count beside its own words; the more words of its own it has that are not the matter's,
the less it takes up. What a matter's words tell is in `matter_words`.

The weights are a logistic regression (ridge 1) over 2,054 pairs of a claim and a matter from
thirteen events. Fitted on all others and asked for an event, of what is taken to be on a matter
84 % is so on a real affair and 87 % of what is on it is taken; on two invented affairs of 35 pages
87 % and 57 %, 77 % and 74 %; on ten small ones 90 % and 85 %.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, groupby, pairwise

from onrecord.compare.claims.claims import FEW, Claim
from onrecord.compare.pairs.meanings import Embedder, Meanings
from onrecord.compare.positions.matter_words import Matter
from onrecord.compare.queue.asked import Documents
from onrecord.language.claims import any_of, claim_words
from onrecord.language.kinship import kin_of_all
from onrecord.language.parts import parts_of
from onrecord.language.stems import stems_of, words_of
from onrecord.model import Document
from onrecord.portions import portions

ON_MATTER = 0.45
"""Probability from which a claim is on the matter; of what a lower one finds more half is wrong."""

NEAR_ENOUGH = 0.1  # cosine below which words that are none of the matter's are on another one
NAMED = 0.3  # cosine from which words that are none of the matter's say what it says
OFF, ON = 0.2, 0.7  # cosines to the matter: what has the one is surely off it, the other on it
BEFORE = 3  # sentences before a claim that may be what it takes up: two tell less, four no more
NEAR = 1000  # code points before a claim in which they are looked for
PAGES = 200  # whose texts are held at once: some 20 MB
FIRST = 4  # words of a sentence among which "it" or "they" stands for what was said before it
MANY = 8  # stems that are none of the matter's; more tell no more


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
    others: float  # how many words it has that are none of the matter's (0 to 1)
    deed: float  # whether it owns or disowns a deed, and the matter is a wrong ("we did not do it")
    points: float  # whether a word of it points at what stands before it ("this", "they")
    near: float  # cosine of the matter and its words
    near_around: float  # cosine of the matter and its words after those around it


BY_MEANING = Weights(-4.24, 2.2, 2.83, 0.6, 0.34, -1.34, -1.06, 1.78, 0.32, 3.3, 3.11)
BY_WORDS = Weights(-2.96, 4.44, 3.74, -0.09, 0.35, -1.31, -0.51, 1.84, 0.38, 0.0, 0.0)


def reached(
    matter: Matter,
    claims: Sequence[Claim],
    embedder: Embedder | None = None,
    documents: Documents | None = None,
) -> list[Reach]:
    """For each claim the probability that it is on the matter, and by what."""
    if not claims:
        return []
    around = _surroundings(claims, documents)
    if embedder is None:
        return [_reach(BY_WORDS, matter, *each) for each in zip(claims, around, strict=True)]
    near = Meanings(embedder).near_to(matter.words, claims, around)
    words = frozenset(stems_of(" ".join(around)) if documents else ())
    if not matter.found_in(words.union(*(each.stems | each.excluded for each in claims))):
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


def points_back(claim: Claim) -> bool:
    """Whether a word of it stands for what was said before ("this attack"; "They were tired")."""
    words = words_of(claim.words)
    said = words[1:] if words[:1] == ["that"] else words  # what follows "said that"
    table = claim_words()
    pointed = (after for word, after in pairwise([*said, ""]) if word in table.pointing)
    early = not table.personal.isdisjoint(said[:FIRST])
    return early or not table.times.issuperset(pointed)


def tells_of_a_deed(words: str) -> bool:
    """Whether words say who did something, or that nobody did, without naming it."""
    return _deed().search(words) is not None


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(claim_words().deeds)}\b", re.IGNORECASE)


def _reach(
    weights: Weights,
    matter: Matter,
    claim: Claim,
    around: str,
    near: float = 0.0,
    near_around: float = 0.0,
) -> Reach:
    own = matter.found_in(claim.stems | claim.excluded)
    points = points_back(claim)
    answers = takes_up(claim)
    if not (own or points or answers or near >= NEAR_ENOUGH):
        return Reach(0.0, named=False)
    others = len(kin_of_all(claim.stems) - matter.stems)
    odds = (
        weights.bias
        + weights.own * matter.share_in(own)
        + weights.around * matter.share_in(own | matter.found_in(frozenset(stems_of(around))))
        + weights.head * (not matter.head.isdisjoint(own))
        + weights.answers * answers
        + weights.told * (claim.row.parent is not None)
        + weights.others * min(others, MANY) / MANY
        + weights.deed * (matter.is_a_wrong and tells_of_a_deed(claim.words))
        + weights.points * points
        + weights.near * near
        + weights.near_around * near_around
    )
    return Reach(1 / (1 + math.exp(-odds)), bool(own) or near >= NAMED)


def _surroundings(claims: Sequence[Claim], documents: Documents | None) -> list[str]:
    """What stands around each claim; of many pages the texts of no more than some at once."""
    if documents is None:
        return [_around(claim, None) for claim in claims]
    found: dict[str, str] = {}
    told = sorted(claims, key=lambda claim: claim.row.document)
    pages = (list(own) for _, own in groupby(told, lambda claim: claim.row.document))
    for portion in portions(pages, PAGES, lambda _: 1):
        texts = documents({own[0].row.document for own in portion})
        for claim in chain.from_iterable(portion):
            found[claim.key] = _around(claim, texts.get(claim.row.document))
    return [found[claim.key] for claim in claims]


def _around(claim: Claim, document: Document | None) -> str:
    """The title of the claim's page, and the last sentences before it."""
    title = f"{claim.row.title}. " if claim.row.title else ""
    if document is None:
        return title
    text = document.text[max(0, claim.position - NEAR) : claim.position]
    parts = [part.words for line in text.split("\n") for part in parts_of(line)]
    return title + " ".join(parts[-BEFORE:])
