"""What the page tells of a description's or a document's words beside a name."""

from __future__ import annotations

from marked_pages import marked
from onrecord.knowledge import load_people
from onrecord.resolve.descriptions.wording import beside_documents, with_documents
from onrecord.resolve.phrases.phrases import phrase_of
from onrecord.resolve.speakers import reader_of

POLLS = "Harbour News ran a poll there. Mara Quist saw it.\n[The survey|s] [showed|c] [rain|t]."


def beside() -> tuple[list[str], list[set[str]]]:
    """Who is named beside the like of the marked document, and the signs of each."""
    page = marked(POLLS)
    reader = reader_of(page.document, page.layout, page.attributions, (), load_people())
    at = page.attributions[0].source[0]
    phrase = phrase_of(reader.text, at, reader.names_at(at))
    found = beside_documents(reader, phrase, at)
    signs = [
        {name for name, told in with_documents(found, at, one) if told}
        for one in reader.cast.characters
    ]
    return [name.text for name, _, _ in found], signs


def test_who_is_named_in_one_sentence_with_the_like_of_a_document_is_beside_it() -> None:
    assert beside()[0] == ["Harbour News"]


def test_only_who_stands_beside_a_document_has_its_signs() -> None:
    with_signs = [signs for signs in beside()[1] if signs]
    assert with_signs == [{"document_beside", "document_beside_before", "document_right_after"}]
