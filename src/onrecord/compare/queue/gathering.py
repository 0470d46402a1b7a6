"""Gathering: pairs that contradict each other, put together by matter.

In: scored pairs, likeliest first, which sentences render one saying, and how alike two claims are.
Out: disputes. The best pair opens a dispute; a weaker one joins it where its claim on either side
says what opened that side. So a matter on which six pages report stands once in the queue, not
fifteen times. Who does not surely stand on a side is left out of it: a page shows names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from onrecord.compare.claims.claims import Claim
from onrecord.compare.features.figures import different_figures, risen_since
from onrecord.compare.features.table import reasons_of
from onrecord.compare.pairs.pairs import Pair
from onrecord.compare.queue.beside import Near, add_beside
from onrecord.compare.queue.joining import Joining, by_stance
from onrecord.compare.queue.matters import asking, figure_of, matter_of
from onrecord.compare.queue.openings import Alike, Opening, claims_in, merged
from onrecord.compare.queue.repeats import without_repeats
from onrecord.compare.queue.sides import sides_of
from onrecord.compare.queue.standing import Against, Standing
from onrecord.model import Dispute, UtteranceId, dispute_id

JOINS = 0.2  # score of a pair whose claims a dispute takes in


def gathered(
    pairs: Iterable[tuple[float, Pair]],
    same: Mapping[str, UtteranceId],
    renderings: Callable[[str], Iterable[Claim]],
    beside: Near,
    alike: Alike,
    against: Against,
) -> list[Dispute]:
    """The disputes that `pairs` make.

    `same` maps sentences to the utterance that they render; `renderings` gives claims of an
    utterance, whatever they were paired with; `beside` gives the claims near a claim on its page;
    `alike` tells how near a claim is to each of others in what they say, `against` how likely two
    contradict each other (0 to 1).
    """
    standing = Standing(against, alike)
    joining = Joining(same, alike, standing)
    openings = merged(_openings(pairs, joining), alike, standing.takes_in)
    for opening in openings:
        opening.complete(renderings)
        add_beside(opening, beside, joining)
        standing.part(opening)
    once = without_repeats(openings, standing)
    for opening in once:
        standing.part(opening)
        add_beside(opening, beside, joining)
    matters = _matters(once, against)
    return [_dispute(*each) for each in zip(once, matters, strict=True)]


def _openings(pairs: Iterable[tuple[float, Pair]], joining: Joining) -> list[Opening]:
    """Disputes opened by the best pairs, joined by weaker ones on the same matter."""
    openings: list[Opening] = []
    for score, pair in pairs:
        figures = bool(different_figures(pair))
        if figures and risen_since(pair):
            continue  # a toll of Monday says nothing against that of Friday
        opening, (yes, no) = joining.taken_up(openings, pair, figures=figures)
        if opening is None:
            yes, no = (joining.said(each) for each in by_stance(pair))
            opening = Opening(pair, score, figures)
            openings.append(opening)
        elif score < JOINS or not (figures or no[0].denies):
            continue
        opening.affirm(yes[1], yes[0])
        opening.deny(no[1], no[0])
    return openings


def _dispute(opening: Opening, matter: str) -> Dispute:
    pair = opening.pair
    return Dispute(
        id=dispute_id(pair.one.key, pair.other.key),
        matter=matter,
        sides=tuple(sides_of(opening)),
        score=opening.score,
        reasons=reasons_of(pair),
        own_words=opening.own_words,
    )


def _matters(openings: Iterable[Opening], against: Against) -> Iterator[str]:
    """The question of each, the likeliest first: two are asked by two sentences if they can be."""
    asked: set[str] = set()
    for opening in openings:
        affirming, denying = (
            [claim for _, claim in claims_in(side)] for side in (opening.affirming, opening.denying)
        )
        if opening.figures:
            yield figure_of([*affirming, *denying])
            continue
        told = asking(affirming, denying, against, asked)
        asked.add(told.words)
        yield matter_of(told, denying)
