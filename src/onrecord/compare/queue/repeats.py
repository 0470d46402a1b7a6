"""Repeats: disputes on one matter between the same two parties, made one.

In: openings, the likeliest first. Out: those that are no repetition; what a repetition has beside
the first is added to it. Who said it and who denied it stand against each other once, whatever
else of what they said may be set against it. Where a party stands in a repetition that would not
stand so in the first, the two stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import chain

from onrecord.compare.claims.claims import Claim
from onrecord.compare.pairs.parties import one_party
from onrecord.compare.queue.openings import Opening, Sayings, claims_in
from onrecord.compare.queue.standing import Against, Standing
from onrecord.language.stems import words_of

FEW_NEW = 0.25  # of the parties of a repetition; they are left out
BOTH_WAYS = 0.5  # score of what opened the one against what was denied in the other, and reversed


def without_repeats(openings: Iterable[Opening], standing: Standing) -> list[Opening]:
    """The openings that are no repetition of a likelier one."""
    kept: list[Opening] = []
    having: dict[str, list[int]] = defaultdict(list)
    for opening in openings:
        places = sorted({place for key in _asked(opening) for place in having[key]})
        alike = (kept[place] for place in places)
        first = next((each for each in alike if _repeats(opening, each, standing.against)), None)
        if first is None or (
            _says_more(opening, first, standing) and not _mostly_there(opening, first)
        ):
            for key in _asked(opening):
                having[key].append(len(kept))
            kept.append(opening)
        else:
            first.take_over(opening)
    return kept


def _asked(opening: Opening) -> set[str]:
    """What a repetition has in common: a claim, or a word of the name of who affirms."""
    yes, _ = opening.firsts
    sides = chain(claims_in(opening.affirming), claims_in(opening.denying))
    return {*(claim.key for _, claim in sides), *words_of(yes.speaker.name)}


def _repeats(opening: Opening, first: Opening, against: Against) -> bool:
    """Whether both parties stand so in `first`, with a claim of theirs or on the same matter."""
    if opening.figures or first.figures or opening.own_words != first.own_words:
        return False
    if _mostly_there(opening, first):
        return True
    (yes, no), (first_yes, first_no) = opening.firsts, first.firsts
    said, denied = _has_claim(first.affirming, yes), _has_claim(first.denying, no)
    if said and denied:
        return True
    if said or denied:
        there = _has_party(first.affirming, yes) and _has_party(first.denying, no)
        return there and _is_of_talk(opening) == _is_of_talk(first)
    parties = one_party(yes.speaker, first_yes.speaker) and one_party(no.speaker, first_no.speaker)
    if parties and min(against(yes, first_no), against(first_yes, no)) >= BOTH_WAYS:
        return True
    sides = (opening.affirming, first.affirming), (opening.denying, first.denying)
    return all(_stood_there(*each) for each in sides)


def _is_of_talk(opening: Opening) -> bool:
    """Whether it is on what was talked of, not on the thing itself."""
    return all(claim.speaks_of_talk for claim in opening.firsts)


def _says_more(opening: Opening, first: Opening, standing: Standing) -> bool:
    """Whether more than a few parties of a repetition neither stand in the first nor would."""
    parties, new = set(), set()
    for own, side, stands in _sides(opening, first, standing):
        for _, claim in claims_in(own):
            parties.add(claim.speaker.id)
            if not _has_party(side, claim) and not stands(claim, first):
                new.add(claim.speaker.id)
    return len(new) > FEW_NEW * len(parties)


def _mostly_there(opening: Opening, first: Opening) -> bool:
    """Whether most of what is said on either side was said on that side of the first."""
    sides = (opening.affirming, first.affirming), (opening.denying, first.denying)
    return all(
        sum(_has_claim(there, claim) for _, claim in claims_in(side)) * 2
        > sum(1 for _ in claims_in(side))
        for side, there in sides
    )


def _sides(
    opening: Opening, first: Opening, standing: Standing
) -> tuple[tuple[Sayings, Sayings, Callable[[Claim, Opening], bool]], ...]:
    """Each side of a repetition, the same of the first, and what tells who stands there."""
    return (
        (opening.affirming, first.affirming, standing.affirms),
        (opening.denying, first.denying, standing.denies),
    )


def _stood_there(side: Sayings, first: Sayings) -> bool:
    """Whether something that is said on a side was said on that side of the first."""
    return any(_has_claim(first, claim) for _, claim in claims_in(side))


def _has_party(side: Sayings, claim: Claim) -> bool:
    return any(one_party(claim.speaker, each.speaker) for _, each in claims_in(side))


def _has_claim(side: Sayings, claim: Claim) -> bool:
    return any(claim.key == each.key for _, each in claims_in(side))
