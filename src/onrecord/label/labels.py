"""The labels of each attribution of a page.

In: document, layout, attributions with their resolutions and what is done (`acts.told`). Out:
`Labels`, one each, without events (`acts.events`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.label.acts.act import Done
from onrecord.label.acts.told import Spoken, acts_told
from onrecord.label.days.occasions import occasion_of
from onrecord.label.hearing.hearers import hearer_of
from onrecord.label.hearing.turns import hearers_carried
from onrecord.label.said_on import days_of_saying
from onrecord.model import (
    Attribution,
    Document,
    Labels,
    Layout,
    PartialDate,
    Resolution,
)


def label_attributions(
    document: Document,
    layout: Layout,
    attributions: Sequence[Attribution],
    resolutions: Sequence[Resolution],
    acts: Sequence[Done] | None = None,
) -> tuple[Labels, ...]:
    """To whom each attribution does what it does, on what occasion and day.

    Without `acts`, which are those of `attributions`, rules tell what it does.
    """
    document = document.with_plain_spaces()
    text = document.text
    days = days_of_saying(document, layout, attributions, resolutions)
    if acts is None:
        (acts,) = acts_told([Spoken(text, attributions, resolutions)], None)
    labelled = [
        _own_labels(text, layout, *each) for each in zip(attributions, acts, days, strict=True)
    ]
    hearers = hearers_carried(text, layout, attributions, resolutions, labelled)
    return tuple(
        replace(own, addressee=hearer) for own, hearer in zip(labelled, hearers, strict=True)
    )


def _own_labels(
    text: str, layout: Layout, attribution: Attribution, done: Done, day: PartialDate | None
) -> Labels:
    """What an attribution's own sentence tells."""
    return Labels(
        act=done.act,
        denied=done.denied,
        act_score=done.score,
        addressee=hearer_of(text, attribution, done.act, layout),
        occasion=occasion_of(text, attribution, layout),
        said_on=day,
    )
