"""Tags beside quotations that nobody was found to say."""

from __future__ import annotations

import pytest

from onrecord.attribute.tags.beside import beside
from onrecord.model import Attribution, Span
from onrecord.pipeline import bare_document
from onrecord.segment import layout_of


def tags(text: str, *found: Attribution) -> list[tuple[str, str]]:
    """Source and cue of each tag in `text`."""
    rows = beside(text, layout_of(bare_document(text)), found)
    return [(row.source[0].of(text), row.cue[0].of(text)) for row in rows]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("“It rains on us all,” said Ana Ruiz of Velmora.", ("Ana Ruiz of Velmora", "said")),
        ("“It rains on us all,” said the mayor in June.", ("the mayor", "said")),
        ("“It rains on us all,” the mayor of Velmora told us.", ("the mayor of Velmora", "told")),
        ("“It rains on us all!” she also said.", ("she", "also said")),
        ("“It rains on us all,” Ana Ruiz pointed out.", ("Ana Ruiz", "pointed out")),
        ("“It rains on us all,” The Post will say.", ("The Post", "will say")),
        ("Then Ana said: “It rains on us all.”", ("Ana", "said")),
        ("On Monday Ana Ruiz said: “It rains on us all.”", ("Ana Ruiz", "said")),
        ("Ana Ruiz on Monday said: “It rains on us all.”", ("Ana Ruiz", "said")),
        ("The report in fact said: “It rains on us all.”", ("The report", "said")),
        ("Ana Ruiz has said: “It rains on us all.”", ("Ana Ruiz", "has said")),
        (
            "It is wet, as The Velmora Post put it in June, “a sea of mud”.",
            ("The Velmora Post", "put it"),
        ),
    ],
)
def test_a_tag_is_found_beside_its_quotation(text: str, tag: tuple[str, str]) -> None:
    assert tags(text) == [tag]


@pytest.mark.parametrize(
    "text",
    [
        "A shirt that read “It rains on us all”.",
        "“It rains on us all” said nothing to the mayor.",
        "Ana said it of the very old sign “It rains on us all.”",
        "From the report: “It rains on us all.”",
        "“It rains on us all,” the secretary of state.",
        "“It rains on us all, they said to me.”",
        "Ana put the sign on the door, “It rains on us all.”",
        "“It rains on us all,” Ana Ruiz pointed at the sea.",
        "Ana Ruiz went to the door: “It rains on us all.”",
        "Nobody said: “It rains on us all.”",
        "On Monday’s report it said: “It rains on us all.”",
        "Had Ana said: “It rains on us all”, we would know.",
        "What Ana Ruiz said: “It rains on us all.”",
        "If Ana Ruiz says “It rains on us all”, leave.",
        "It is late, and if Ana Ruiz says “It rains on us all”, leave.",
    ],
)
def test_what_is_no_tag_tells_nothing(text: str) -> None:
    assert tags(text) == []


def test_a_verb_that_is_a_cue_claims_nothing_more() -> None:
    text = "Ana said: “It rains.” And “the fog of the north is no fog.”"
    said = Attribution((Span(0, 3),), (Span(4, 8),), (Span(10, 21),), 0.9, "net")
    assert tags(text, said) == []


def test_a_quotation_that_is_content_is_claimed() -> None:
    text = "“It rains on us all,” said Ana."
    content = Attribution((), (), (Span(0, 21),), 0.9, "net")
    assert tags(text, content) == []
