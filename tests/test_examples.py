"""The demo affair and what a careful reader finds in it agree with each other."""

from __future__ import annotations

import html
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Act

EXAMPLES = Path(__file__).parent.parent / "examples"
EXPECTED: dict[str, Any] = tomllib.loads((EXAMPLES / "expected.toml").read_text(encoding="utf8"))
PAGES = sorted(path.name for path in EXAMPLES.glob("*.html"))


def words_of(page: str) -> str:
    body = (EXAMPLES / page).read_text(encoding="utf8").partition("<body")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def quoted_words() -> list[tuple[str, str]]:
    """Each page and words that are expected to stand in it."""
    rows = [(page["file"], row) for page in EXPECTED["page"] for row in page["statements"]]
    for dispute in EXPECTED["dispute"]:
        rows += [(row["page"], row) for side in dispute["side"] for row in side["evidence"]]
    for utterance in EXPECTED["utterance"]:
        rows += [(row["page"], row) for row in utterance["renderings"]]
    for position in EXPECTED["position"]:
        rows += [(row["page"], row) for row in position["stands"]]
    return [(page, row["content"]) for page, row in rows]


def test_every_page_has_its_expected_statements() -> None:
    assert sorted(page["file"] for page in EXPECTED["page"]) == PAGES


@pytest.mark.parametrize("page", PAGES)
def test_expected_words_stand_in_their_page(page: str) -> None:
    text = words_of(page)
    absent = [words for where, words in quoted_words() if where == page and words not in text]
    assert not absent


def test_expected_speakers_are_listed() -> None:
    named = {
        row["speaker"] for p in EXPECTED["page"] for row in p["statements"] if "speaker" in row
    }
    assert named <= set(EXPECTED["speakers"])


def test_expected_acts_are_acts() -> None:
    assert {row["act"] for p in EXPECTED["page"] for row in p["statements"]} <= set(Act)


def test_manifest_names_pages_that_are_there() -> None:
    lines = (EXAMPLES / "pages.jsonl").read_text(encoding="utf8").splitlines()
    assert {json.loads(line)["path"] for line in lines} <= set(PAGES)
