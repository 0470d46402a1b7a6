"""Who asked, where a page tells only who was."""

import pytest

from marked_pages import marked


def told(text: str) -> str | None:
    """The speaker of the last attribution of a marked page."""
    return marked(text).names()[-1]


@pytest.mark.parametrize(
    ("text", "asker"),
    [
        (
            "[Asked|c] [about the port|t], Mara Quist told the Courier that it was late.",
            "Courier",
        ),
        (
            "In an interview with Fox News’ Jenna Hale, Mara Quist [was asked|c] [about it|t].",
            "Jenna Hale",
        ),
        (
            "It is late, Mara Quist told host Jo Hale when [asked|c] [about the port|t].",
            "Jo Hale",
        ),
        (
            "A Courier poll is out. [Asked|c] [whether it sank|t], 72 percent said yes.",
            "Courier",
        ),
    ],
)
def test_who_asked_is_who_heard_the_answer_or_took_the_poll(text: str, asker: str) -> None:
    assert told(text) == asker


@pytest.mark.parametrize(
    "text",
    [
        "Mara Quist [was pressed|c] [about the port|t].",
        "[Asked|c] [if Jo Hale told the Courier|t], Mara Quist left.",
        "Mara Quist told the Courier all. [Asked|c] [about the port|t], she left.",
    ],
)
def test_who_asked_may_not_be_told(text: str) -> None:
    assert told(text) is None
