"""Where he and she stand on a page."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from marked_pages import marked
from onrecord.knowledge import load_people
from onrecord.resolve.page import Reader
from onrecord.resolve.salience.mentions import pronouns_in
from onrecord.resolve.speakers import reader_of

WORDS = "Mara Quist came. She saw him; the heron saw HER. His herring? Hers."


def reader() -> Reader:
    page = marked(WORDS)
    return reader_of(page.document, page.layout, (), (), load_people())


PAGE = reader()


def test_each_he_and_she_is_found_and_no_part_of_another_word() -> None:
    found = pronouns_in(PAGE, 0, len(WORDS))
    assert [span.of(WORDS) for span in found] == ["She", "him", "HER", "His", "Hers"]


@given(st.integers(0, len(WORDS)), st.integers(0, len(WORDS)))
def test_those_of_a_stretch_lie_wholly_in_it(start: int, end: int) -> None:
    wanted = [
        match.span()
        for match in re.finditer(r"\b(?:She|him|HER|His|Hers)\b", WORDS)
        if start <= match.start() and match.end() <= end
    ]
    assert [(span.start, span.end) for span in pronouns_in(PAGE, start, end)] == wanted
