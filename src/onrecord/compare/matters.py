"""Matters: what a dispute is about, as a neutral question in the words of the pages.

In: the two claims that contradict each other most. Out: a question. It is made from the claim that
affirms, because a question made from a denial carries the denial with it; nothing is put in that
the page does not say but the speaker's name for "I" and "we".
"""

from __future__ import annotations

import re

from onrecord.compare.amounts import amounts_of
from onrecord.compare.claims import Claim
from onrecord.compare.features_against import different_figures
from onrecord.compare.pairs import Pair
from onrecord.language.stems import stems_of

LONGEST = 24  # words of a question; a longer sentence is cut at a clause, or at a word

_CLAUSE = re.compile(r",\s+(?:and|but|which|who|while|when|because|although|as)\b|\s[-–—]\s|;")
_LEAD = re.compile(
    r"^(?:that|whether|and|but|so|in fact|as a matter of fact)\b,?\s*", re.IGNORECASE
)
_COUNTED = re.compile(
    r"\d[\d.,]*(?:bn|mn|m|k)?(?:[ -](?:hundred|thousand|million|billion|milliard)s?(?: of)?)?[ -]"
    r"(?P<what>(?!(?:on|in|at|and|or|to|of|by|for|from|with|per|a|the|o'clock)\b)[^\W\d_]+"
    r"(?: (?!when|and|or|in|at|on|by|for|after|with|that|who|which|as|because)[^\W\d_]+){0,4})"
)
_EDGES = " \t\n.,;:!?\"“”„«»‘’'"


def matter_of(pair: Pair) -> str:
    """The question that the two claims answer differently."""
    if different_figures(pair):
        return _question_of_figures(pair)
    affirming, denying = _sides(pair)
    told = affirming if affirming.stems else denying
    return f"Is it true: “{_clause(told, pair.shared)}”?"


def _question_of_figures(pair: Pair) -> str:
    """How many of what; the figures themselves stand with the sides."""
    for claim in (pair.one, pair.other):
        if counted := _COUNTED.search(claim.words):
            return f"How many {counted['what'].strip()}?"
    common = pair.one.stems & pair.other.stems
    return f"Which figure is right: “{_clause(pair.one, common)}”?"


def _sides(pair: Pair) -> tuple[Claim, Claim]:
    """The claim that affirms first; of two alike the one that says more."""
    ranked = sorted((pair.one, pair.other), key=lambda c: (c.denies, c.negated, -len(c.stems)))
    return ranked[0], ranked[1]


def _clause(claim: Claim, shared: frozenset[str]) -> str:
    """The claim's words, cut to a readable length at the clause that has most of what is shared."""
    best = claim.words
    if len(best.split()) > LONGEST:
        clauses = [part for part in _CLAUSE.split(best) if part.strip(_EDGES)]
        best = max(clauses, key=lambda part: _common(part, shared))
    words = _LEAD.sub("", best.strip(_EDGES)).split()
    cut = " ".join(words[:LONGEST]).strip(_EDGES)
    return cut + (" …" if len(words) > LONGEST else "")


def _common(sentence: str, shared: frozenset[str]) -> tuple[int, int]:
    """How much of the matter is in `sentence`: shared stems, then figures."""
    return len(shared & set(stems_of(sentence))), len(amounts_of(sentence))
