"""Matters: what a dispute is about, as a neutral question in the words of the pages.

In: the claims on both sides. Out: a question. It is made from a claim that affirms, because a
question made from a denial carries the denial with it: of those that put it plainly from the one
that those who deny most likely contradict. Nothing is put in that the page does not say; where its
words begin with a pronoun, the question says whose words they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from onrecord.compare.claims.amounts import amounts_of
from onrecord.compare.claims.claims import Claim
from onrecord.compare.queue.standing import Against
from onrecord.language.persons import pronoun_class
from onrecord.language.stems import stems_of
from onrecord.model import Act

ANSWERED = 0.2  # score of a claim against all who deny; with less they answer something else
LONGEST = 24  # words of a question; a longer sentence is cut at a clause, or at a word

_CLAUSE = re.compile(r",\s+(?:and|but|which|who|while|when|because|although|as)\b|\s[-–—]\s|;")
_LEAD = re.compile(
    r"^(?:that|whether|and|but|so|in fact|as a matter of fact)\b,?\s*", re.IGNORECASE
)
_COUNTED = re.compile(r"\d[\d.,]*(?:bn|mn|m|k)?(?:[ -](?:hundred|thousand|million|billion)s?)?\b")
_NOT_TALKED = re.compile(
    r"(?:not|n['’]t|never)\s+(?:even\s+|ever\s+)?(?:discuss(?:ed)?|mention(?:ed)?"
    r"|(?:talk|talked|speak|spoken) (?:about|of))\s+((?:\w+\W+)+\w+)",
    re.IGNORECASE,
)
_SUPPOSES = re.compile(r"\b(?:if|would|unless)\b", re.IGNORECASE)
_SHOULD = frozenset({Act.WARN, Act.THREATEN, Act.REQUEST, Act.CRITICIZE, Act.PRAISE})
_EDGES = " \t\n.,;:!?\"“”„«»‘’'"


def matter_of(told: Claim, denying: Sequence[Claim]) -> str:
    """The question that the two sides answer differently, asked by `told`, which affirms."""
    denied = frozenset().union(*(claim.stems for claim in denying))
    if told.stems.isdisjoint(denied) and (talk := _talk_of(denying)):
        return f"Was it talked of: “{talk}”?"
    words = _clause(told, denied)
    led = pronoun_class(words.partition(" ")[0])
    question = f"Is it true, in the words of {told.speaker.name}" if led else "Is it true"
    return f"{question}: “{words}”?"


def asking(
    affirming: Sequence[Claim], denying: Sequence[Claim], against: Against, asked: Set[str]
) -> Claim:
    """The plainest of those who affirm, and of these the one that is answered most.

    `against` is as in `gathered`. `asked` are the words by which likelier disputes are asked.
    """
    free = _unasked(affirming, asked)
    least = min(map(_unfit, free))
    fit = [claim for claim in free if _unfit(claim) == least]
    answered = [sum(against(claim, each) for each in denying) for claim in fit]
    most = max(answered)
    return fit[answered.index(most)] if most >= ANSWERED else fit[0]


def _unasked(affirming: Sequence[Claim], asked: Set[str]) -> Sequence[Claim]:
    """Those that ask no other dispute; all, where none of these says plainly what is."""
    free = [claim for claim in affirming if claim.words not in asked]
    return free if any(not any(_unfit(claim)) for claim in free) else affirming


def _talk_of(denying: Sequence[Claim]) -> str | None:
    """What was not talked of, by who denies the talk: “I asked him again” does not say."""
    found = (_NOT_TALKED.search(claim.words) for claim in denying if claim.denies_talk)
    return next((_cut(talk[1]) for talk in found if talk), None)


def figure_of(claims: Sequence[Claim]) -> str:
    """The question that different figures answer: the words around them, without the figure."""
    counting = (claim for claim in claims if _COUNTED.search(claim.words))
    told = next(counting, claims[0])
    words = _COUNTED.sub("…", _clause(told, told.stems), count=1)
    return f"How many: “{words}”?"


def _unfit(claim: Claim) -> tuple[bool, bool, bool]:
    """The better it puts the matter, the smaller: a plain sentence that says what is.

    Who warns or criticizes says what should be ("interference is unacceptable").
    """
    turned = claim.rejects or bool(claim.negates_somewhere)
    should = claim.wishes or claim.row.act in _SHOULD
    supposes = should or _SUPPOSES.search(claim.words) is not None
    return (turned, not claim.stems or not claim.clause, supposes)


def _clause(claim: Claim, shared: frozenset[str]) -> str:
    """The claim's words, cut to a readable length at the clause that has most of what is shared."""
    best = claim.words
    if len(best.split()) > LONGEST:
        clauses = [part for part in _CLAUSE.split(best) if part.strip(_EDGES)]
        best = max(clauses, key=lambda part: _common(part, shared))
    return _cut(best)


def _cut(clause: str) -> str:
    """A clause without what leads it in, at most as long as a question may be."""
    words = _LEAD.sub("", clause.strip(_EDGES)).split()
    cut = _paired(" ".join(words[:LONGEST]).strip(_EDGES))
    return cut + (" …" if len(words) > LONGEST else "")


def _paired(words: str) -> str:
    """Words with the quotation marks that were cut off at their edges: no mark stands alone."""
    for opening, closing in ("“”", "«»"):
        lone = words.count(opening) - words.count(closing)
        words = opening * -lone + words + closing * lone  # a mark times less than one is none
    if words.count('"') % 2:
        before = words.partition('"')[0]
        closes = before and not before.endswith((" ", "("))
        return f'"{words}' if closes else f'{words}"'
    return words


def _common(sentence: str, shared: frozenset[str]) -> tuple[int, int]:
    """How much of the matter is in `sentence`: shared stems, then figures."""
    return len(shared & set(stems_of(sentence))), len(amounts_of(sentence))
