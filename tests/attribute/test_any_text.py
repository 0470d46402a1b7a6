"""Whatever the text, attributions are true to it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.attribute import find_attributions
from onrecord.nets import load_parser
from onrecord.segment import layout_of
from tests.attribute.notation import case

PARSER = load_parser()

MARKS = ["“", "”", '"', "'", "‘", "’", "«", "»", ",", ".", ":", "?", "–"]
BREAKS = ["\n", "\n> ", "\n= "]
WORDS = "Ana Ruiz|she|said|says|denied|that|it rained|to leave|Q:|A:|RUIZ:|according to|the mayor"
PIECES = st.sampled_from([*MARKS, *BREAKS, *WORDS.split("|"), "and", "claims", "called on"])


@settings(max_examples=60)
@given(st.lists(PIECES, min_size=1, max_size=25).map(" ".join).filter(lambda t: t.strip(" \n>=")))
def test_attributions_are_true_to_their_text(marked: str) -> None:
    lines = [line for line in marked.split("\n") if line.strip(" >=")]
    document = case("", "\n".join(lines)).document
    found = find_attributions([document], [layout_of(document)], PARSER)[0]
    for index, each in enumerate(found):
        assert each.content
        assert 0 < each.score <= 1
        spans = [*each.source, *each.cue, *each.content]
        assert all(any(b.span.holds(span) for b in document.blocks) for span in spans)
        assert all(span.of(document.text).strip() for span in spans)
        assert each.parent is None or each.parent != index
    assert list(found) == sorted(found, key=lambda each: (each.hull.start, -each.hull.end))
