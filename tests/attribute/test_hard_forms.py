"""Each hard form is found as a careful reader marks it, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from attribute.notation import Case, cases, compared, words
from onrecord.attribute import NetworkFinder, find_attributions
from onrecord.model import Attribution, Document
from onrecord.nets import load_parser, load_tagger
from onrecord.segment import layout_of

Find = Callable[[Document], tuple[Attribution, ...]]

CASES = list(cases(Path(__file__).with_name("hard_forms.txt")))


def rules() -> Find:
    """Rules alone, over parses."""
    parser = load_parser()
    return lambda document: find_attributions([document], [layout_of(document)], parser)[0]


def network() -> Find:
    """The shipped network with the rules for surface forms."""
    parser, shipped = load_parser(), NetworkFinder(load_tagger())
    return lambda document: find_attributions([document], [layout_of(document)], parser, shipped)[0]


FINDERS = {"rules": rules, "network": network}


@pytest.fixture(scope="module", params=FINDERS)
def find(request: pytest.FixtureRequest) -> Find:
    return FINDERS[request.param]()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_is_found_as_marked(case: Case, find: Find) -> None:
    text = case.document.text
    expected = {tuple(words(text, spans) for spans in roles) for roles in case.expected}
    assert {compared(text, found) for found in find(case.document)} == expected


def test_there_are_enough_forms() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 80
