"""Whose words they are where no source stands beside the cue."""

import pytest

from marked_pages import marked
from onrecord.model import Span
from onrecord.nets import load_parser


def told(text: str) -> str | None:
    """The speaker of the last attribution of a marked page that is parsed whole."""
    page = marked(text)
    sentences = tuple(page.layout.sentences_at(Span(0, len(page.document.text))))
    return page.names(load_parser().parse(page.document.text, sentences))[-1]


@pytest.mark.parametrize(
    "text",
    [
        "Mara Quist called for a vote on Monday, [saying|c] [the council had failed|t].",
        "Mara Quist opened the bridge and [said|c] [the council had failed|t].",
        "[“It is done,”|t] Mara Quist said, [referring to|c2] [the bridge|t2].",
        "They met Mara Quist, who [denies|c] [that the council had failed|t].",
        "Mara Quist came late. She opened the bridge and [said|c] [the council had failed|t].",
    ],
)
def test_a_cue_has_the_subject_of_the_verb_that_it_goes_on_from(text: str) -> None:
    assert told(text) == "Mara Quist"


@pytest.mark.parametrize(
    "text",
    [
        "Mara Quist [was asked|c] [whether the council had failed|t].",
        "[Asked|c] [whether the council had failed|t], Mara Quist left.",
        "“It is done,” said Mara Quist, [asked|c] [about the bridge|t].",
        "[Asked|c] [whether the council had failed|t], nine in ten voters said no.",
        "When [later pressed|c] [about the bridge|t], Mara Quist left.",
        "[Asked|c] [a question about the bridge|t], Mara Quist left.",
        "Mara Quist [came under criticism|c] [for the bridge|t].",
        "It rained in May, [raising fears of|c] [a flood|t].",
    ],
)
def test_nobody_speaks_where_the_subject_does_not(text: str) -> None:
    assert told(text) is None
