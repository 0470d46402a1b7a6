"""Quotation zones, written as the zones' inner words; `~` scare, `?` not closed, `+` continues."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Block, BlockKind, Document, Span, content_hash, document_id
from onrecord.segment import layout_of


def document(text: str) -> Document:
    blocks, start = [], 0
    for line in text.split("\n"):
        span = Span(start, start + len(line)).trimmed(text) if line else None
        if span:
            blocks.append(Block(span, BlockKind.PARAGRAPH))
        start += len(line) + 1
    return Document(document_id(None, text), content_hash(b""), text, tuple(blocks))


def zones(text: str) -> list[str]:
    found = layout_of(document(text)).zones
    return [
        ">" * zone.depth
        + "+" * zone.continues
        + "?" * (not zone.closed)
        + "~" * zone.scare
        + zone.inner.of(text)
        for zone in found
    ]


CASES = {
    "curly": ("“We stay,” she said. “He left.”", ["We stay,", "He left."]),
    "straight": ('"We stay," she said. "He left."', ["We stay,", "He left."]),
    "two single marks": ("''We stay,'' she said.", ["We stay,"]),
    "guillemets": ("«We stay,» she said.", ["We stay,"]),
    "spaced guillemets": ("« We stay », she said.", ["We stay"]),
    "reversed guillemets": ("»We stay«, she said.", ["We stay"]),
    "german": ("„We stay“, she said. „He left.”", ["We stay", "He left."]),
    "british": ("‘We stay,’ she said.", ["We stay,"]),
    "british straight": ("'We don't stay,' she said.", ["We don't stay,"]),
    "british with a possessive": (
        "'The workers' rights are ours,' he said.",
        ["The workers' rights are ours,"],
    ),
    "apostrophes only": ("It's the '90s: rock 'n' roll, 'til the dogs' end.", []),
    "feet and inches": ("He is 5'11\" tall and 6'2\" in boots.", []),
    "one inch mark": ('The 12" record of "Night" sold.', ["~Night"]),
    "nested": ("“He said ‘never’ to us,” she said.", ["He said ‘never’ to us,", ">~never"]),
    "nested same marks": (
        "“He told me, “you are fired,” and I left,” she said.",
        ["He told me, “you are fired,” and I left,", ">you are fired,"],
    ),
    "closed by an opening mark": (
        "“Last time, they laughed. Today they win, “commented Ana Ruiz. It rained.",
        ["Last time, they laughed. Today they win,"],
    ),
    "closed by an opening mark before a name": (
        "“They have won, “Ana Ruiz said. “We go on.”",
        ["They have won,", "We go on."],
    ),
    "never closed, cue inside": ("“We fight on, the minister said. He left.", ["?We fight on,"]),
    "never closed, a part of a sentence": (
        "He called it “a hoax and left. Later he came back.",
        ["?a hoax and left."],
    ),
    "first never closed": ("“We fight. “And we win,” she said.", ["?We fight.", "And we win,"]),
    "over paragraphs": (
        "“We fight. We do.\n“And we win.\n“It ends,” she said.",
        ["?We fight. We do.", "+?And we win.", "+It ends,"],
    ),
    "over paragraphs, not opened again": (
        "“We fight. We do.\nAnd we win,” she said.",
        ["?We fight. We do.", "+And we win,"],
    ),
    "scare quotes": ("The “unfounded” charges stand.", ["~unfounded"]),
    "one word that is speech": ("“No,” he said.", ["No,"]),
}


@pytest.mark.parametrize("name", CASES)
def test_zones_of(name: str) -> None:
    text, expected = CASES[name]
    assert zones(text) == expected


@given(st.text(alphabet="“”\"'‘’«»„ab., \n"))
def test_zones_lie_in_their_block_and_do_not_cross(text: str) -> None:
    page = document(text)
    found = layout_of(page).zones
    assert all(any(block.span.holds(zone.span) for block in page.blocks) for zone in found)
    assert all(zone.span.holds(zone.inner) for zone in found)
    for one in found:
        for other in found:
            assert (
                not one.span.overlaps(other.span)
                or one.span.holds(other.span)
                or other.span.holds(one.span)
            )


@given(st.text(alphabet="“”\"'‘’ab., \n"), st.integers(0, 20), st.integers(1, 20))
def test_the_zones_that_a_span_has_a_part_in(text: str, start: int, length: int) -> None:
    layout, span = layout_of(document(text)), Span(start, start + length)
    assert layout.zones_at(span) == tuple(z for z in layout.zones if z.span.overlaps(span))


@given(st.text(alphabet='“”"Aab. !?\n'))
def test_sentences_do_not_overlap_and_lie_in_their_block(text: str) -> None:
    page = document(text)
    found = layout_of(page).sentences
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(any(block.span.holds(sentence) for block in page.blocks) for sentence in found)


def test_a_tag_stays_with_its_quotation() -> None:
    text = "“I stay. I do,” she said. He left."
    assert [s.of(text) for s in layout_of(document(text)).sentences] == [
        "“I stay. I do,” she said.",
        "He left.",
    ]


def test_an_hour_does_not_end_a_sentence() -> None:
    text = "He left at 5 p.m. Monday with her."
    assert len(layout_of(document(text)).sentences) == 1
