"""Hard sources: whom a careful reader takes them for."""

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.knowledge import load_people
from onrecord.model import Resolution, Speaker
from onrecord.nets import load_parser
from onrecord.resolve import resolve_page, sentences_to_parse
from onrecord.segment import layout_of
from resolve.sources_notation import Case, cases

CASES = list(cases(Path(__file__).parent / "hard_sources.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hard_source_is_whom_a_reader_takes_it_for(case: Case) -> None:
    layout = layout_of(case.document)
    spans = sentences_to_parse(case.document, layout, case.attributions)
    parses = load_parser().parse(case.document.text, spans) if spans else ()
    found, _ = resolve_page(case.document, layout, case.attributions, parses, load_people())
    assert tuple(_told(resolution) for resolution in found) == case.expected


def test_a_hard_space_is_a_space() -> None:
    for case in CASES:
        layout, text = layout_of(case.document), case.document.text
        hard = replace(case.document, text=text.replace(" ", "\u00a0"))
        plain, other = (
            resolve_page(document, layout, case.attributions, (), load_people())
            for document in (case.document, hard)
        )
        assert other == plain, case.name


def _told(resolution: Resolution) -> str:
    if resolution.speaker is None:
        return "-"
    return resolution.speaker.name if isinstance(resolution.speaker, Speaker) else "?"
