"""Stances: how a claim stands to a matter in words.

In: a claim, and a matter ("election interference"). Out: affirms, denies or neither. A negation
turns the word that it stands before, and which word that is decides: "did not interfere" denies the
interference, "will not tolerate interference" takes it for real, "did not discuss interference"
says nothing of whether there was any. The classes of words are in `polarity.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.compare.claims.asserting import MARKS, denies_any_part
from onrecord.compare.claims.claims import Claim
from onrecord.compare.features.naming import what_is_false
from onrecord.compare.positions.abstaining import describes, presupposes, takes_no_stand
from onrecord.compare.positions.alternatives import alternatives_of, stance_on_other
from onrecord.compare.positions.clauses_on import on_it
from onrecord.compare.positions.doers import another_did_it, rivals_did_it
from onrecord.compare.positions.leanings import leaning
from onrecord.compare.positions.matter_words import Matter
from onrecord.compare.positions.pointing_words import names_it_otherwise, nothing_was, says_it_is
from onrecord.compare.positions.reaching import Reach, points_back, takes_up, tells_of_a_deed
from onrecord.compare.positions.time_limits import in_time, later_known
from onrecord.language.claims import any_of, claim_words
from onrecord.language.kinship import kin_of_all
from onrecord.language.polarity import negated_heads, polarity_of
from onrecord.language.polarity_words import polarity_words
from onrecord.language.stems import stem, stems_of, words_of
from onrecord.model import Stance

TAKEN = 0.5
"""Probability of being on a matter from which a stand is told: of those below, most were wrong."""

SAYS = 0.7  # probability of being on a matter from which what does not name it affirms it

_AT_FAULT = re.compile(
    r"\b(?:I|we) (?:was|were|had been) (?:\w+ly )?(?:wrong|mistaken)\b", re.IGNORECASE
)
_OF_DENYING = re.compile(r"\b(?:wrong|mistaken) (?:to|in) den(?:y|ying)\b", re.IGNORECASE)
_KNOWING = frozenset(map(stem, ("know", "knew", "known", "aware")))  # by being told or warned


def stance_of(claim: Claim, matter: str, reach: Reach | None = None) -> Stance:
    """How `claim` stands to `matter`; both may be negated ("the dam must not be built").

    It stands neither way where it asks, orders, supposes, only tells of talk or of what another
    says. What by its `reach` is on the matter by the words around it alone ("I asked him again")
    can reject what they say or take it for real, and says it where it is surely on it.
    """
    between = alternatives_of(matter)
    matter = between.words if between else matter
    asked = Matter(matter)
    if (reach and reach.score < TAKEN) or takes_no_stand(claim, asked):
        return Stance.NEITHER
    if between and (told_of_other := stance_on_other(claim, between)):
        return told_of_other
    if later_known(claim.words, matter):
        return Stance.DENIES
    leans = leaning(claim, asked)
    if leans is Stance.NEITHER:
        return leans
    denies = True if leans else _denies(claim, asked)
    told = what_is_false(claim) or claim.words  # "that Lunde did it is a lie spread by Brosk"
    if denies is None or another_did_it(told, matter) or describes(claim, asked):
        return Stance.NEITHER
    if rivals_did_it(told, matter):
        return Stance.DENIES
    if reach and not reach.named and not _may_mean(claim, denies, reach):
        return Stance.NEITHER
    if denies != polarity_of(on_it(matter, asked)).negated:
        return Stance.DENIES
    before = in_time(claim.words, matter)
    return Stance.NEITHER if before is None else Stance.AFFIRMS if before else Stance.DENIES


def _may_mean(claim: Claim, denies: bool, reach: Reach) -> bool:
    """Whether it takes a stand on what stands around it, which it does not name."""
    if says_it_is(claim.words):
        return True
    if denies:
        if names_it_otherwise(claim.words):
            return False  # "This was not an accident": what it was instead is not told
        nothing = nothing_was(claim.words) and reach.score >= SAYS
        return takes_up(claim) or tells_of_a_deed(claim.words) or nothing
    says = claim.asserts and bool(claim.stems) and not claim.speaks_of_talk
    return (says and reach.score >= SAYS) or presupposes(claim)


def _denies(claim: Claim, asked: Matter) -> bool | None:
    """Whether the claim says that the matter is not so; None where it does not say.

    Where the matter is in one clause of several, that clause is asked alone. Who says what excludes
    a word of the matter says that it is not so ("rigged": "awarded on merit").
    """
    matter = frozenset(stems_of(asked.words))
    if not claim.turned.isdisjoint(matter & polarity_words().presupposing):
        return True  # "I did not accept it", where the matter is whether somebody accepted
    if _limits_itself(claim.words) and not matter.issubset(stems_of(claim.words)):
        return True  # "he promised to look at it, nothing more"
    if not (claim.negated or claim.excluded.isdisjoint(matter - claim.stems)):
        return not claim.denies  # who denies that it was unsafe affirms that it is safe
    if claim.answers and not claim.denies:
        return False  # "objects to the notion that it was a hoax"
    if claim.negated and not _excluded_by(claim.turned).isdisjoint(matter - claim.stems):
        return False  # "the boxes never arrived": they are missing
    if _only_speaks_of(claim.words, matter):
        return None
    if _rejects_another(claim, asked):
        return None
    if _AT_FAULT.search(claim.words):
        return False if _OF_DENYING.search(claim.words) else None
    if _disbelieves(claim):
        return not polarity_of(claim.words).negated
    if claim.rejects or not (claim.denies or polarity_of(claim.words).negated):
        return claim.denies or _leaves_out(claim.words, asked)
    words = on_it(claim.words, asked)
    polarity = polarity_of(words)
    if polarity.negated and not (polarity.refuses or polarity.calls_false):
        return _turned(words_of(words), frozenset(map(stem, words_of(asked.words))))
    return polarity.negated


def _leaves_out(words: str, matter: Matter) -> bool:
    """Whether it says that nothing but something else was ("I gave him nothing but a pen")."""
    before, nothing_but, after = words.partition("nothing but")
    named = not matter.stems.isdisjoint(kin_of_all(stems_of(before)))
    return bool(nothing_but) and named and matter.stems.isdisjoint(kin_of_all(stems_of(after)))


def _rejects_another(claim: Claim, matter: Matter) -> bool:
    """Whether it is of something else that the cue says it is not so ("denied receiving it").

    Charges and accounts may be of the matter, and so may a part that somebody has in it.
    """
    if not claim.rejects or claim.negated or claim.dismissive or points_back(claim):
        return False
    table = polarity_words()
    named = not matter.found_in(claim.stems | claim.excluded)
    of_it = table.charges | table.accounts | table.false_stems
    return named and claim.stems.isdisjoint(of_it) and not denies_any_part(claim.words)


def _disbelieves(claim: Claim) -> bool:
    """Whether by the cue the speaker does not take on what the words name ("do not believe")."""
    cue = words_of(claim.row.cue_text)
    return polarity_of(claim.row.cue_text).negates and not claim_words().believing.isdisjoint(cue)


def _turned(words: Sequence[str], matter: frozenset[str]) -> bool | None:
    """What the negations of a clause make of the matter: denied, taken for real, only talked of."""
    table = polarity_words()
    heads = list(negated_heads(words))
    if any(head in table.charges for head in map(stem, words)):
        return True  # "we do not accept such allegations"
    if heads and all(head in table.presupposing for head in heads):
        return False
    of_talk = not matter.isdisjoint(table.speaking | table.encounters | _KNOWING)
    if heads and not of_talk and all(head in table.speaking for head in heads):
        return None
    return True


def _excluded_by(stems: frozenset[str]) -> frozenset[str]:
    """The stems that exclude one of `stems`."""
    opposites = polarity_words().opposites
    return frozenset().union(*(opposites.get(each, frozenset()) for each in stems))


def _only_speaks_of(words: str, matter: frozenset[str]) -> bool:
    """Whether the matter is only what is talked of ("the inquiry into it", "he raised the theft").

    Not where the matter is talk, or an encounter at which there was some.
    """
    table = polarity_words()
    of_talk = table.speaking | table.encounters | frozenset(stems_of(" ".join(table.topics)))
    found = None if matter & of_talk else _topic().search(words)
    if found is None:
        return False
    before, after = stems_of(words[: found.start()]), stems_of(words[found.end() :])
    return matter.isdisjoint(before) and not matter.isdisjoint(after)


def _limits_itself(words: str) -> bool:
    """Whether words end with that there was no more to it."""
    return words.rstrip(".,;" + MARKS).casefold().endswith(polarity_words().limiting)


@cache
def _topic() -> re.Pattern[str]:
    """Finds what says that only talk is told of."""
    return re.compile(rf"\b{any_of(polarity_words().topics)}\b", re.IGNORECASE)
