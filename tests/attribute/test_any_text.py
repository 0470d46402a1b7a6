"""Whatever the text, attributions are true to it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from attribute.notation import case
from onrecord.attribute import find_attributions
from onrecord.attribute.finders import Found
from onrecord.attribute.tags.beside import beside
from onrecord.attribute.tags.second_tags import behind_second_tags
from onrecord.attribute.tags.second_verbs import apart
from onrecord.model import Attribution, Span
from onrecord.nets import load_parser
from onrecord.segment import layout_of

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


SECONDS = "and warned against|, adding|, and promised to pay|before asking|going on to say|floods|."
OTHERS = st.sampled_from([*MARKS, *WORDS.split("|"), *SECONDS.split("|")])


@settings(max_examples=200)
@given(st.lists(OTHERS, min_size=6, max_size=25).map(" ".join), st.data())
def test_rules_beside_a_network_are_true_to_the_text(text: str, data: st.DataObject) -> None:
    cuts = st.lists(st.integers(0, len(text)), min_size=8, max_size=8, unique=True).map(sorted)
    one, two, three, four = (Span(a, b) for a, b in in_pairs(data.draw(cuts)))
    firsts = [
        Attribution((one,), (two,), (three,), 0.9, "net"),
        Attribution((two,), (three,), (one, four), 0.9, "net"),
    ]
    for first in firsts:
        found = list(behind_second_tags(text, apart(text, [first])))
        layout = layout_of(case("", text).document)
        both: list[Attribution | Found] = [*found, *beside(text, layout, found)]
        for each in both:
            spans = [*each.source, *each.cue, *each.content]
            assert each.content
            assert all(0 <= span.start < span.end <= len(text) for span in spans)


def in_pairs(numbers: list[int]) -> list[tuple[int, int]]:
    return list(zip(numbers[::2], numbers[1::2], strict=True))
