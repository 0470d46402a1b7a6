"""What is done in many pages at once: by rules, and by a net that reads on where one read before.

In: pages with their attributions, speakers and what a network kept of their paragraphs. Out: for
each attribution what is `Done`. The net is given the words of source, cue and content with a few
around them, and what the rules say; where no network read, or another act is not clearly likelier,
their answer stands. So it does where a cue rejects the content: `denied` is read off the cue alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.label.acts.act import (
    BY_CONTENT,
    BY_CUE,
    BY_DEFAULT,
    OPPOSITE,
    Done,
    act_of,
    is_negated,
)
from onrecord.label.acts.retold import given_to_others, own_contents
from onrecord.label.acts.runs import Kept, Run, runs_of
from onrecord.label.hearing.questions import was_asked
from onrecord.label.hearing.transcripts import questions_in_turns
from onrecord.model import Act, Attribution, Resolution, words_at

WAYS = (BY_CUE, BY_CONTENT, BY_DEFAULT)
"""How the rules came to an act, by the score of each way."""

CLEARLY = 0.2
"""How much likelier than the rules' act another one must be. On a fifth held out .1 to .3 are alike
and a little better than 0; pages of another kind than the marked ones lose less by it."""

ASKED = Done(Act.ASK, False, BY_CUE)
"""What a turn of an interview or a transcript does that the next one answers."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An attribution as a net reads it: its words, the act by rules, and by which of `WAYS`."""

    runs: tuple[Run, ...]
    act: Act
    way: int


class ActTeller(Protocol):
    """Tells acts by what a network kept of the words."""

    def acts(self, asked: Sequence[Asked]) -> Sequence[Mapping[Act, float]]:
        """The probabilities of all acts for each of `asked`."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The attributions of a page, who speaks in each, and the paragraphs that a network read."""

    text: str
    attributions: Sequence[Attribution]
    resolutions: Sequence[Resolution]
    kept: Sequence[Kept] = ()


def acts_told(pages: Sequence[Spoken], teller: ActTeller | None) -> list[list[Done]]:
    """What each attribution of each page does."""
    by_rules = [told_by_rules(page) for page in pages]
    if teller is None:
        return by_rules
    asked = [_open_ones(page, own) for page, own in zip(pages, by_rules, strict=True)]
    told = iter(teller.acts([each for own in asked for each in own if each]))
    return [
        [
            _told(done, next(told), _cue(page.text, attribution)) if each else done
            for attribution, done, each in zip(page.attributions, own, rows, strict=True)
        ]
        for page, own, rows in zip(pages, by_rules, asked, strict=True)
    ]


def told_by_rules(page: Spoken) -> list[Done]:
    """What each attribution does by its words alone."""
    contents = own_contents(page.text, page.attributions, page.resolutions)
    asking = questions_in_turns(page.text, page.attributions)
    return [
        ASKED if index in asking else act_of(_cue(page.text, each), content)
        for index, (each, content) in enumerate(zip(page.attributions, contents, strict=True))
    ]


def questions(page: Spoken, by_rules: Sequence[Done]) -> list[Asked | None]:
    """What a net may be asked of each attribution; None where no network read its words."""
    others = given_to_others(page.attributions, page.resolutions)
    runs = (
        tuple(runs_of(page.kept, each, given))
        for each, given in zip(page.attributions, others, strict=True)
    )
    return [
        Asked(own, done.act, WAYS.index(done.score)) if own else None
        for own, done in zip(runs, by_rules, strict=True)
    ]


def _open_ones(page: Spoken, by_rules: Sequence[Done]) -> list[Asked | None]:
    """Those that a net has a say in: none that its cue denies, no question of an interview."""
    asked = zip(questions(page, by_rules), by_rules, strict=True)
    return [None if done.denied or done is ASKED else each for each, done in asked]


def _cue(text: str, attribution: Attribution) -> str:
    return "" if was_asked(text, attribution) else words_at(text, attribution.cue, " ")


def _told(done: Done, shares: Mapping[Act, float], cue: str) -> Done:
    best = max(shares, key=shares.__getitem__)
    clearly = shares[best] - shares[done.act] >= CLEARLY and not _turned(best, done, cue)
    act = best if clearly else done.act
    return Done(act, done.denied, shares[act])


def _turned(best: Act, done: Done, cue: str) -> bool:
    """Whether an act is what the rules say was not done: "has not denied" is no denial."""
    return best is not done.act and OPPOSITE.get(best) is done.act and is_negated(cue)
