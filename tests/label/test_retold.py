"""Who tells what another denied, promised or blamed tells it, and does no more."""

from dataclasses import replace

import pytest

from marked_pages import marked
from onrecord.label import label_attributions
from onrecord.label.acts.act import act_of
from onrecord.model import Act, Span


def act_of_outer(markup: str) -> Act:
    """What the first of two sayings does, whose content goes on to the end of the second."""
    page = marked(markup)
    outer, inner = page.attributions
    whole = Span(outer.content[0].start, inner.hull.end)
    nested = (replace(outer, content=(whole,)), replace(inner, parent=0))
    told = label_attributions(page.document, page.layout, nested, page.resolved())
    return told[0].act


@pytest.mark.parametrize(
    ("markup", "act"),
    [
        ("[Ana Ruiz|s] [said|c] [that|t] [Tom Vale|s2] [finds|c2] [the bill false|t2].", Act.STATE),
        (
            "[Ana Ruiz|s] [said|c] [that|t] [Ruiz|s2] [finds|c2] [the dam a disgrace|t2].",
            Act.CRITICIZE,
        ),
        (
            "[Ana Ruiz|s] [said|c] [that|t] [it|s2] [shows|c2] [the dam is a disgrace|t2].",
            Act.CRITICIZE,
        ),
        (
            "[Ana Ruiz|s] [denied|c] [that|t] [Tom Vale|s2] [called|c2] [it a disgrace|t2].",
            Act.DENY,
        ),
    ],
)
def test_what_another_did_is_not_done_by_who_tells_it(markup: str, act: Act) -> None:
    assert act_of_outer(markup) is act


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("Vale told Hale that Norvia did not interfere", Act.STATE),
        ("Hale accepted Vale's assurances that Norvia did not interfere", Act.STATE),
        ("he heard firm assertions from Vale that it was not true", Act.STATE),
        ("that Norvia did not interfere", Act.DENY),
        ("it was not true, as Vale said", Act.DENY),
    ],
)
def test_words_that_others_are_told_to_have_said_are_theirs(content: str, act: Act) -> None:
    assert act_of("said", content).act is act
