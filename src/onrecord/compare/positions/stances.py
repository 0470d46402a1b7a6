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

from onrecord.compare.claims.asserting import MARKS
from onrecord.compare.claims.claims import Claim
from onrecord.compare.claims.own_words import tells_of_another
from onrecord.compare.positions.reaching import Reach, takes_up, tells_of_a_deed
from onrecord.language.claims import any_of, begins, claim_words
from onrecord.language.polarity import negated_heads, polarity_of, polarity_words
from onrecord.language.stems import stem, stems_of, words_of
from onrecord.model import Act, Stance

SAYS = 0.65  # probability of being on a matter from which what does not name it affirms it
NO_STAND = frozenset({Act.ASK, Act.REQUEST, Act.PROMISE, Act.WARN, Act.THREATEN, Act.PREDICT})

_CLAUSES = re.compile(r"[,;:]\s|\s[-–—]\s|\s(?=but\b|while\b|although\b|whereas\b)")


def stance_of(claim: Claim, matter: str, reach: Reach | None = None) -> Stance:
    """How `claim` stands to `matter`; both may be negated ("the dam must not be built").

    It stands neither way where it asks, orders, supposes, only tells of talk or of what another
    says. What by its `reach` is on the matter by the words around it alone ("I asked him again")
    can reject what they say or take it for real, and says it where it is surely on it.
    """
    if takes_no_stand(claim) or _tells_of_another(claim, matter):
        return Stance.NEITHER
    denies = _denies(claim, matter)
    if denies is None or (reach and not reach.named and not _may_mean(claim, denies, reach)):
        return Stance.NEITHER
    return Stance.DENIES if denies != polarity_of(matter).negated else Stance.AFFIRMS


def takes_no_stand(claim: Claim) -> bool:
    """Whether the claim is a question, an order, a request, a condition."""
    words = claim.words.strip(MARKS)
    if words.endswith("?") or claim.orders:
        return True
    if begins(words.casefold(), claim_words().conditions) and not claim.denies:
        return True
    asks = claim.row.act in NO_STAND and not claim.denies
    return asks and not _presupposes(words_of(words))


def _tells_of_another(claim: Claim, matter: str) -> bool:
    """Whether it tells what another says or believes, and that is not what the matter asks."""
    table = claim_words()
    verbs = table.telling | table.believing | table.hearing
    of_it = polarity_words().speaking | frozenset(map(stem, verbs))
    return tells_of_another(claim.words) and of_it.isdisjoint(stems_of(matter))


def _may_mean(claim: Claim, denies: bool, reach: Reach) -> bool:
    """Whether it takes a stand on what stands around it, which it does not name."""
    if denies:
        return takes_up(claim) or tells_of_a_deed(claim.words)
    says = claim.asserts and bool(claim.stems) and not claim.speaks_of_talk
    return (says and reach.score >= SAYS) or _presupposes(words_of(claim.words))


def _denies(claim: Claim, words: str) -> bool | None:
    """Whether the claim says that the matter is not so; None where it does not say.

    Where the matter is in one clause of several, that clause is asked alone. Who says what excludes
    a word of the matter says that it is not so ("rigged": "awarded on merit").
    """
    matter = frozenset(stems_of(words))
    if not claim.turned.isdisjoint(matter & polarity_words().presupposing):
        return True  # "I did not accept it", where the matter is whether somebody accepted
    if _limits_itself(claim.words) and not matter.issubset(stems_of(claim.words)):
        return True  # "he promised to look at it, nothing more"
    if not claim.denies and not claim.excluded.isdisjoint(matter - claim.stems):
        return True
    if claim.answers and not claim.denies:
        return False  # "objects to the notion that it was a hoax"
    if claim.negated and not _excluded_by(claim.turned).isdisjoint(matter - claim.stems):
        return False  # "the boxes never arrived": they are missing
    if _only_speaks_of(claim.words, matter):
        return None
    if claim.rejects or not (claim.denies or polarity_of(claim.words).negated):
        return claim.denies
    on_it = [each for each in _CLAUSES.split(claim.words) if matter & set(stems_of(each))]
    asked = " ".join(on_it) if on_it else claim.words
    polarity = polarity_of(asked)
    if polarity.negated and not (polarity.refuses or polarity.calls_false):
        return _turned(words_of(asked), frozenset(map(stem, words_of(words))))
    return polarity.negated


def _turned(words: Sequence[str], matter: frozenset[str]) -> bool | None:
    """What the negations of a clause make of the matter: denied, taken for real, only talked of."""
    table = polarity_words()
    heads = list(negated_heads(words))
    if any(head in table.charges for head in map(stem, words)):
        return True  # "we do not accept such allegations"
    if heads and all(head in table.presupposing for head in heads):
        return False
    of_talk = not matter.isdisjoint(table.speaking | table.encounters)
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


def _presupposes(words: Sequence[str]) -> bool:
    """Whether a warning or an order takes for real what it is against."""
    return not polarity_words().presupposing.isdisjoint(map(stem, words))
