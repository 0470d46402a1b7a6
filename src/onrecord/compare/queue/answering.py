"""Answering: which of several claims a denial answers.

In: scored pairs, likeliest first. Out: the same, without what a short answer on a page would answer
besides, and with less for what a denial answers less likely than it answers something else: who
denies one thing can be set against many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from onrecord.compare.claims.claims import Claim
from onrecord.compare.queue.joining import ALIKE
from onrecord.compare.queue.openings import Alike
from onrecord.compare.queue.ranking import Scored
from onrecord.model import UtteranceId

ANOTHER = 0.5  # of the score, where a denial answers another claim better that says another thing


def answering_once(scored: Iterable[Scored], same: Mapping[str, UtteranceId]) -> Iterator[Scored]:
    """Without what a short answer would answer besides: on one page it answers one saying."""
    answered: dict[str, str] = {}
    for score, pair in scored:
        keys = [(pair.one, pair.other), (pair.other, pair.one)]
        short = [each for each in keys if each[0].answers_shortly]
        if pair.one.row.document == pair.other.row.document and len(short) == 1:
            [(answer, to)] = short
            saying = same.get(to.key, to.key)
            if answered.setdefault(answer.key, saying) != saying:
                continue
        yield score, pair


def answering_another(
    scored: Iterable[Scored], same: Mapping[str, UtteranceId], alike: Alike
) -> Iterator[Scored]:
    """With less for what is denied where the denial more likely answers another matter."""
    answered: dict[str, Claim] = {}
    for score, pair in scored:
        share = 1.0
        for to, answer in pair.both_ways:
            if answer.denies and not to.denies:
                first = answered.setdefault(same.get(answer.key, answer.key), to)
                other = first.key != to.key and not pair.on_one_page
                if other and alike(to, [first])[0] < ALIKE:
                    share = ANOTHER
        yield share * score, pair
