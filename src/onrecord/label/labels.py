"""The labels of each attribution of a page.

In: document, layout, attributions with their resolutions. Out: `Labels`, one each, without events
(`events.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.label.acts import act_of
from onrecord.label.hearers import hearer_of
from onrecord.label.occasions import occasion_of
from onrecord.label.questions import was_asked
from onrecord.label.retold import own_contents
from onrecord.label.said_on import days_of_saying
from onrecord.label.turns import hearers_carried
from onrecord.model import (
    Attribution,
    Document,
    Labels,
    Layout,
    PartialDate,
    Resolution,
    words_at,
)


def label_attributions(
    document: Document,
    layout: Layout,
    attributions: Sequence[Attribution],
    resolutions: Sequence[Resolution],
) -> tuple[Labels, ...]:
    """What each attribution does, to whom, on what occasion and day."""
    document = document.with_plain_spaces()
    text = document.text
    days = days_of_saying(document, layout, attributions, resolutions)
    contents = own_contents(text, attributions, resolutions)
    labelled = [
        _own_labels(text, layout, *each) for each in zip(attributions, contents, days, strict=True)
    ]
    hearers = hearers_carried(text, layout, attributions, resolutions, labelled)
    return tuple(
        replace(own, addressee=hearer) for own, hearer in zip(labelled, hearers, strict=True)
    )


def _own_labels(
    text: str, layout: Layout, attribution: Attribution, content: str, day: PartialDate | None
) -> Labels:
    """What an attribution's own sentence tells."""
    cue = "" if was_asked(text, attribution) else words_at(text, attribution.cue, " ")
    done = act_of(cue, content)
    return Labels(
        act=done.act,
        denied=done.denied,
        act_score=done.score,
        addressee=hearer_of(text, attribution, done.act, layout),
        occasion=occasion_of(text, attribution, layout),
        said_on=day,
    )
