"""A statement as one would cite it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from onrecord.model import Form, PartialDate, StatementRow
from onrecord.web.views.citing import cited
from record_builders import ANA, BO, Said, reading
from web.conftest import Serving
from web.test_pages import record_of

TEXT = "Ana Ruiz said the dam is safe."


@pytest.fixture
def client(serving: Serving) -> TestClient:
    said = [Said("the dam is safe", "Ana Ruiz", "said", ANA)]
    return serving(
        reading(TEXT, said, url="https://fjord.example/1", published="2031-05-04"),
    )


@pytest.fixture
def row(client: TestClient) -> StatementRow:
    (found,) = record_of(client).statements()
    return replace(found, form=Form.DIRECT, outlet="Fjord Post", title="Dams", speaker_score=1.0)


def test_it_has_who_when_what_where_and_the_id(row: StatementRow) -> None:
    said = replace(row, said_on=PartialDate("2031-05-03"))
    assert cited(said) == (
        "Ana Ruiz, 2031-05-03 [said]: “the dam is safe” (Fjord Post, “Dams”, published 2031-05-04, "
        f"https://fjord.example/1#:~:text=the%20dam%20is%20safe) {row.id}"
    )


def test_what_the_page_does_not_say_is_not_there(row: StatementRow) -> None:
    bare = replace(row, outlet=None, title=None, published=None, url=None)
    assert cited(bare) == f"Ana Ruiz [said]: “the dam is safe” (no date of publication) {row.id}"


def test_the_outlets_words_have_no_quotation_marks(row: StatementRow) -> None:
    told = cited(replace(row, form=Form.INDIRECT))
    assert told.startswith("Ana Ruiz, in the words of Fjord Post [said]: the dam is safe (")


def test_quotation_marks_of_the_page_are_not_doubled(row: StatementRow) -> None:
    assert ": “the dam is safe” (" in cited(replace(row, content_text="“the dam is safe”"))


def test_a_speaker_who_is_not_sure_is_said_to_be_likely(row: StatementRow) -> None:
    assert cited(replace(row, speaker_score=0.7)).startswith("Ana Ruiz (likely) [said]: ")


def test_who_speaks_for_another_is_cited_so(row: StatementRow) -> None:
    assert cited(replace(row, on_behalf_of=BO)).startswith("Ana Ruiz for Bo Lund [said]: ")


def test_what_stands_inside_anothers_words_is_told_by_them(serving: Serving) -> None:
    text = "Ana Ruiz said Bo Lund denied the dam is safe."
    inner = Said("the dam is safe", "Bo Lund", "denied", BO, parent=0)
    outer = Said("Bo Lund denied the dam is safe", "Ana Ruiz", "said", ANA)
    client = serving(reading(text, [outer, inner]))
    row = next(each for each in record_of(client).statements() if each.parent)
    html = client.get(f"/statements/{row.id}").text
    assert "Bo Lund (likely), as told by Ana Ruiz (likely) [denied]: “the dam is safe”" in html


def test_who_is_not_known_is_cited_as_the_page_has_them(row: StatementRow) -> None:
    assert cited(replace(row, speaker=None, source_text="officials")).startswith(
        "officials [said]: "
    )


def test_what_turns_the_words_stands_with_them(row: StatementRow) -> None:
    assert cited(replace(row, cue_text="never said")).startswith("Ana Ruiz [never said]: “the dam")
    assert cited(replace(row, cue_text=":")).startswith("Ana Ruiz: “the dam")


def test_the_page_of_a_statement_shows_it(client: TestClient, row: StatementRow) -> None:
    assert "To cite it" in client.get(f"/statements/{row.id}").text
