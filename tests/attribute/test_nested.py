from __future__ import annotations

import pytest

from onrecord.attribute.nested import telling, telling_contents
from onrecord.model import (
    Attribution,
    Block,
    BlockKind,
    Document,
    DocumentId,
    PageHash,
    Span,
)
from onrecord.segment import layout_of

TURN = "Ruiz: We have no plans to close the harbour."
PLAN = "The bridge was built according to plan."


def in_text(
    text: str, source: str, cue: str, content: str, parent: int | None = None
) -> Attribution:
    starts = [(text.index(words), words) for words in (source, cue, content)]
    who, how, what = ((Span(start, start + len(words)),) for start, words in starts)
    return Attribution(who, how, what, 0.9, "net", parent=parent)


def test_a_colon_is_not_hearing() -> None:
    """Whoever takes a turn is kept though all of it tells of another saying."""
    turn = in_text(TURN, "Ruiz", ":", "We have no plans to close the harbour")
    inner = in_text(TURN, "We", "have no plans", "to close the harbour", parent=0)
    assert turn in telling(TURN, [turn, inner])


@pytest.mark.parametrize(("source", "said"), [("plan", False), ("The bridge", True)])
def test_what_goes_according_to_plan_is_nobodys(source: str, said: bool) -> None:
    given = in_text(PLAN, source, "according to", "was built")
    assert bool(telling(PLAN, [given])) == said


def test_the_that_of_a_content_is_no_word_of_what_is_nested_in_it() -> None:
    text = "Vasko said that Ruiz denied the charge."
    outer = in_text(text, "Vasko", "said", "that Ruiz denied the charge")
    block = Block(Span(0, len(text)), BlockKind.PARAGRAPH)
    document = Document(DocumentId("doc-1"), PageHash("0"), text, (block,))
    contents = telling_contents(text, layout_of(document), [outer])
    assert [span.of(text) for span in contents] == ["Ruiz denied the charge"]


@pytest.mark.parametrize(
    ("text", "cue", "content", "told"),
    [
        ("“He said he didn't do it,” Ruiz said.", "said", "he didn't do it", True),
        ("“He told me the bridge was safe,” Ruiz said.", "told", "the bridge was safe", True),
        ("“He said ‘Go home,’” Ruiz said.", "said", "Go home", True),
        ("“He knows that it was wrong,” Ruiz said.", "knows", "that it was wrong", True),
        ("“He knows the bridge is safe,” Ruiz said.", "knows", "the bridge is safe", False),
        ("“He will say things that hurt,” Ruiz said.", "say", "things that hurt", False),
        ("“He said a terrible thing,” Ruiz said.", "said", "a terrible thing", False),
        ("“He did not say anything new,” Ruiz said.", "say", "anything new", False),
    ],
)
def test_what_he_is_quoted_to_have_said_is_told(
    text: str, cue: str, content: str, told: bool
) -> None:
    outer = in_text(text, "Ruiz", "Ruiz said", text[: text.index(" Ruiz")])
    inner = in_text(text, "He", cue, content, parent=0)
    assert (inner in telling(text, [outer, inner])) == told


def test_of_two_quotations_side_by_side_each_is_read_within() -> None:
    text = "“He told me he knew.” “And she denies that it was so.” says Ruiz."
    said = text[: text.index(" says")]
    outer = in_text(text, "Ruiz", "says", said)
    block = Block(Span(0, len(text)), BlockKind.PARAGRAPH)
    document = Document(DocumentId("doc-1"), PageHash("0"), text, (block,))
    contents = telling_contents(text, layout_of(document), [outer])
    assert [span.of(text) for span in contents] == [
        "He told me he knew.",
        "And she denies that it was so.",
    ]
