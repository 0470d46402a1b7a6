"""Hearers by their full names."""

import pytest

from marked_pages import marked
from onrecord.knowledge import load_people
from onrecord.model import Span
from onrecord.resolve import addressed, reader_of, resolutions_of


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Norvian Minister Ada Quist came. [Vale|s] [told|c] the minister [rain|t].",
            "the minister",
            "Ada Quist",
        ),
        ("Ada Quist came. [Vale|s] [told|c] Quist [that it rained|t].", "Quist", "Ada Quist"),
        ("[Vale|s] [told|c] Quist [that it rained|t]. Ada Quist left.", "Quist", "Ada Quist"),
        ("[Vale|s] [told|c] Minister Ada Quist [rain|t].", "Minister Ada Quist", ""),
        ("Ada Quist came. [Vale|s] [told|c] reporters [that it rained|t].", "reporters", ""),
        ("Ada Quist came. [Vale|s] [told|c] her [that it rained|t].", "her", ""),
        ("Ada Quist came. [Vale|s] [told|c] the minister [rain|t].", "the minister", ""),
    ],
)
def test_a_hearer_is_named_in_full_where_the_page_does(text: str, words: str, name: str) -> None:
    page = marked(text)
    reader = reader_of(page.document, page.layout, page.attributions, (), load_people())
    resolutions_of(reader, page.attributions)
    at = page.document.text.index(f"told {words}") + len("told ")
    found = addressed(reader, Span(at, at + len(words)))
    full = found.name if found else None
    assert (full.of(page.document.text) if full else "") == name
