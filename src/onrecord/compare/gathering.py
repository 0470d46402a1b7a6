"""Gathering: pairs that contradict each other, put together by matter.

In: scored pairs, likeliest first, which sentences render one saying, and how alike two claims are.
Out: disputes. The best pair opens a dispute; a weaker one joins it where its claim on either side
says what a claim on that side says. So a matter on which six pages report stands once in the queue,
not fifteen times. Beside what denies, the speaker's own words next to it are evidence too: “denied
that … ‘It did not happen,’ she said.”
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from onrecord.compare.claims import Claim
from onrecord.compare.features import reasons_of
from onrecord.compare.features_answers import rejects_the_same
from onrecord.compare.features_figures import different_figures, risen_since
from onrecord.compare.matters import figure_of, matter_of
from onrecord.compare.openings import Alike, Opening, claims_in, merged
from onrecord.compare.pairs import Pair
from onrecord.compare.parties import one_party
from onrecord.compare.sides import sides_of
from onrecord.model import Dispute, Form, UtteranceId, dispute_id

BESIDE = 300  # code points between a denial and the speaker's own words that belong to it
ALIKE_BESIDE = 0.4  # of such words and the denial, under one headline; below, on something else
ALIKE = 0.58  # of a claim and the one that opened its side; below, other matters come in
JOINS = 0.2  # score of a pair whose claims a dispute takes in
ALIKE_OF_ONE = 0.5  # of claims of one speaker, who says one thing in many wordings

Said = tuple[Claim, str]
"""A claim and the saying that it renders."""


def gathered(
    pairs: Iterable[tuple[float, Pair]],
    same: Mapping[str, UtteranceId],
    renderings: Callable[[str], Iterable[Claim]],
    beside: Callable[[Claim], Iterable[Claim]],
    alike: Alike,
) -> list[Dispute]:
    """The disputes that `pairs` make.

    `same` maps sentences to the utterance that they render; `renderings` gives claims of an
    utterance, whatever they were paired with; `beside` gives the claims near a claim on its page;
    `alike` tells how near a claim is to each of others in what they say (0 to 1).
    """
    openings = _openings(pairs, same, alike)
    for opening in openings:
        opening.complete(renderings)
        _second(opening, beside, same, alike)
    return [_dispute(opening) for opening in openings]


def _openings(
    pairs: Iterable[tuple[float, Pair]], same: Mapping[str, UtteranceId], alike: Alike
) -> list[Opening]:
    """Disputes opened by the best pairs, joined by weaker ones on the same matter."""
    openings: list[Opening] = []
    for score, pair in pairs:
        figures = bool(different_figures(pair))
        if figures and risen_since(pair):
            continue  # a toll of Monday says nothing against that of Friday
        best, opening, (yes, no) = _taken_up(openings, pair, figures, same, alike)
        if opening is None or best <= 0.0:
            yes, no = (_with_saying(each, same) for each in _by_stance(pair))
            opening = Opening(pair, score, figures)
            openings.append(opening)
        elif score < JOINS or not (figures or no[0].denies):
            continue
        opening.affirm(yes[1], yes[0])
        opening.deny(no[1], no[0])
    return merged(openings, alike)


def _taken_up(
    openings: Sequence[Opening],
    pair: Pair,
    figures: bool,
    same: Mapping[str, UtteranceId],
    alike: Alike,
) -> tuple[float, Opening | None, tuple[Said, Said]]:
    """The opening whose matter a pair takes up, how well, and the claims for either side.

    Of figures neither is denied: either claim may stand on either side.
    """
    one, other = (_with_saying(each, same) for each in _by_stance(pair))
    fits = []
    for yes, no in [(one, other), (other, one)] if figures else [(one, other)]:
        open_to = [
            each
            for each in openings
            if each.figures == figures and not (yes[1] in each.denying or no[1] in each.affirming)
        ]
        fits.append((*_best_fit(open_to, yes, no, alike), (yes, no)))
    return max(fits, key=lambda each: each[0])


def _best_fit(
    openings: Sequence[Opening],
    affirming: Said,
    denying: Said,
    alike: Alike,
) -> tuple[float, Opening | None]:
    """The opening of which a pair best takes up the matter, and how well it does; 0 and None.

    Claims come with their sayings.
    """
    yes = _likeness(*affirming, [each.affirming for each in openings], alike)
    near = [(least, each) for least, each in zip(yes, openings, strict=True) if least]
    no = _likeness(*denying, [each.denying for _, each in near], alike)
    fits = [(min(one, other), each) for (one, each), other in zip(near, no, strict=True)]
    return max(fits, key=lambda each: each[0], default=(0.0, None))


def _likeness(
    claim: Claim, saying: str, sides: Sequence[Mapping[str, list[Claim]]], alike: Alike
) -> list[float]:
    """How alike `claim` is to what opened each side; 0 where it says something else."""
    firsts = [next(iter(side.values()))[0] for side in sides]
    return [
        1.0 if saying in side else near * (near >= _least(claim, first))
        for side, first, near in zip(sides, firsts, alike(claim, firsts), strict=True)
    ]


def _least(claim: Claim, first: Claim) -> float:
    """How alike a claim is at least that says what the first of a side says."""
    return ALIKE_OF_ONE if first.speaker.id == claim.speaker.id else ALIKE


def _second(
    opening: Opening,
    beside: Callable[[Claim], Iterable[Claim]],
    same: Mapping[str, UtteranceId],
    alike: Alike,
) -> None:
    """Adds to each denial what the speaker says beside it in own words that deny too.

    And who just after it calls the same false without naming it ("… called the claim nonsense").

    Not what stands on the other side: of one's own words, a saying is on one side alone.
    """
    if opening.figures:
        return
    for saying, claims in list(opening.denying.items()):
        for claim in tuple(claims):
            for other in beside(claim):
                apart = _saying(other, same) not in opening.affirming
                if apart and abs(other.position - claim.position) <= BESIDE:
                    _add_beside(opening, saying, claim, other, alike)


def _add_beside(opening: Opening, saying: str, claim: Claim, other: Claim, alike: Alike) -> None:
    """Adds to a denial what stands beside it, where that denies the same."""
    if one_party(claim.speaker, other.speaker):
        bare = len(other.stems) < 2  # "It never happened": of what stands before
        on_it = bare or other.answers_shortly or alike(other, [claim])[0] >= ALIKE_BESIDE
        if on_it and other.denies and other.row.form is not Form.INDIRECT:
            claims = opening.denying[saying]
            claims.extend([] if other.key in {each.key for each in claims} else [other])
    elif other.position > claim.position and rejects_the_same(other, claim):
        opening.deny(other.key, other)


def _dispute(opening: Opening) -> Dispute:
    pair = opening.pair
    return Dispute(
        id=dispute_id(pair.one.key, pair.other.key),
        matter=_matter(opening),
        sides=tuple(sides_of(opening)),
        score=opening.score,
        reasons=reasons_of(pair),
        own_words=opening.own_words,
    )


def _matter(opening: Opening) -> str:
    affirming, denying = (
        [claim for _, claim in claims_in(side)] for side in (opening.affirming, opening.denying)
    )
    return figure_of([*affirming, *denying]) if opening.figures else matter_of(affirming, denying)


def _by_stance(pair: Pair) -> tuple[Claim, Claim]:
    """The claim that affirms, then the one that denies; of two alike the older affirms."""
    if pair.one.denies and not pair.other.denies:
        return pair.other, pair.one
    return pair.one, pair.other


def _saying(claim: Claim, same: Mapping[str, UtteranceId]) -> str:
    return same.get(claim.key, claim.key)


def _with_saying(claim: Claim, same: Mapping[str, UtteranceId]) -> Said:
    return claim, _saying(claim, same)
