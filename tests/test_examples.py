"""The demo affair from bytes to statements, held against what a careful reader finds in it.

`examples/expected.toml` was written from the pages before any output was seen. The floors below are
what was measured, less a little; they are raised when the rooms get better, never lowered.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Reading, Speaker, Statement, words_at

EXPECTED = tomllib.loads(
    (Path(__file__).parent.parent / "examples" / "expected.toml").read_text(encoding="utf8")
)
FOUND_FLOOR, NAMED_FLOOR, ACT_FLOOR = 0.70, 0.70, 0.50


@dataclass(frozen=True, slots=True)
class Match:
    """An expected statement and, of those found whose content has its words, the shortest."""

    page: str
    expected: dict[str, Any]
    found: Statement | None

    def __str__(self) -> str:
        who = self.expected.get("speaker") or self.expected.get("unnamed")
        return f"{self.page}: {who}: {self.expected['content']}"


@pytest.fixture(scope="session")
def matches(example_readings: list[Reading]) -> list[Match]:
    by_file = {Path(reading.page.where).name: reading for reading in example_readings}
    return [
        Match(page["file"], expected, found(by_file[page["file"]], expected["content"]))
        for page in EXPECTED["page"]
        for expected in page["statements"]
    ]


def found(reading: Reading, words: str) -> Statement | None:
    text = reading.document.text
    fitting = [
        (len(content), index)
        for index, statement in enumerate(reading.statements)
        if folded(words) in (content := folded(words_at(text, statement.attribution.content, " ")))
    ]
    return reading.statements[min(fitting)[1]] if fitting else None


def folded(words: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in words.casefold()).split())


def named_right(match: Match) -> bool:
    """Whether the speaker, or the body spoken for, bears a name of the expected one."""
    assert match.found
    resolution = match.found.resolution
    names = {match.expected["speaker"], *EXPECTED["speakers"][match.expected["speaker"]]["aliases"]}
    given = [
        each.name
        for each in (resolution.speaker, resolution.on_behalf_of)
        if isinstance(each, Speaker)
    ]
    return bool({folded(name) for name in names} & {folded(name) for name in given})


def test_the_statements_that_a_careful_reader_finds_are_found(matches: list[Match]) -> None:
    missed = [match for match in matches if not match.found]
    share = 1 - len(missed) / len(matches)
    print(f"found {share:.3f} of {len(matches)}; missed:", *missed, sep="\n  ")
    assert share >= FOUND_FLOOR


def test_their_speakers_are_named(matches: list[Match]) -> None:
    told = [match for match in matches if match.found and "speaker" in match.expected]
    wrong = [match for match in told if not named_right(match)]
    share = 1 - len(wrong) / len(told)
    print(f"named {share:.3f} of {len(told)}; not:", *wrong, sep="\n  ")
    assert share >= NAMED_FLOOR


def test_their_acts_are_told(matches: list[Match]) -> None:
    told = [match for match in matches if match.found]
    right = sum(match.found.labels.act == match.expected["act"] for match in told if match.found)
    print(f"acts {right / len(told):.3f} of {len(told)}")
    assert right / len(told) >= ACT_FLOOR


def test_every_span_is_its_words_and_every_parent_is_there(example_readings: list[Reading]) -> None:
    for reading in example_readings:
        text, ids = reading.document.text, {statement.id for statement in reading.statements}
        for statement in reading.statements:
            each = statement.attribution
            spans = (*each.source, *each.cue, *each.content, *statement.labels.addressee)
            assert all(span.end <= len(text) and span.of(text).strip() for span in spans)
            assert statement.parent is None or statement.parent in ids
