"""Records made for measuring: their pages are as sound as read ones, and always the same."""

from __future__ import annotations

import runpy
from itertools import islice
from pathlib import Path

import pytest

from onrecord.model import Reading
from onrecord.record import Record
from record_builders import Said, person, reading

ANA = person("Annika Ruiz")
PAGE = reading(
    "Annika Ruiz denied that the ferries were discussed.",
    [Said("the ferries were discussed", source="Annika Ruiz", cue="denied", speaker=ANA)],
    published="2031-05-04",
    title="Ferries denied",
)


@pytest.fixture
def made(tmp_path: Path) -> list[Reading]:
    with Record.open(tmp_path / "like.db") as record:
        record.add(PAGE)
    bench = runpy.run_path(str(Path(__file__).parent.parent / "bench" / "made_affairs.py"))
    return [*islice(bench["made_readings"](tmp_path / "like.db", 1), 2)]


def words(made: Reading, part: str) -> str:
    spans = getattr(made.statements[0].attribution, part)
    return " ".join(span.of(made.document.text) for span in spans)


def test_spans_stand_where_their_words_do(made: list[Reading]) -> None:
    for each in made:
        speaker = each.statements[0].resolution.speaker
        assert speaker
        assert words(each, "source") == speaker.name
        assert words(each, "cue") == "denied"
        assert each.document.text.endswith(f"that {words(each, 'content')}.")


def test_affairs_have_other_words_people_and_days(made: list[Reading]) -> None:
    one, other = made
    assert len({words(each, "content") for each in (PAGE, one, other)}) == 3
    assert one.statements[0].resolution.speaker != other.statements[0].resolution.speaker
    assert one.document.published != other.document.published


def test_who_is_in_the_title_is_the_same_word_as_in_the_text(made: list[Reading]) -> None:
    for each in made:
        assert each.document.title
        assert each.document.title.split()[0].lower() in each.document.text
