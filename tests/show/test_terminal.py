"""What is printed where terminals are odd and words of pages are hostile."""

from __future__ import annotations

import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from onrecord.model import Block, BlockKind, Span
from onrecord.show.marked import Mark, marked
from onrecord.show.terminal import never_fail_to_print, print_json, shown


def latin(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """Standard output as a terminal in Latin-1 has it."""
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, "latin-1", write_through=True))
    return written


def test_what_steers_a_terminal_is_seen_and_does_nothing() -> None:
    assert shown("a\x1b[31mb\u202ec\n").plain == "a\ufffd[31mb\ufffdc\n"


def test_markup_of_a_page_is_words() -> None:
    assert shown("[red]no[/red]").plain == "[red]no[/red]"


@given(st.text())
def test_offsets_hold(words: str) -> None:
    assert len(shown(words).plain) == len(words)


def test_json_stays_json_where_the_terminal_is_no_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    written = latin(monkeypatch)
    print_json({"said": "“Brežan” 😀"})
    assert json.loads(written.getvalue().decode("latin-1")) == {"said": "“Brežan” 😀"}


def test_letters_that_a_terminal_lacks_are_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    written = latin(monkeypatch)
    never_fail_to_print()
    Console(file=sys.stdout).print(Text("Brežan"))
    assert written.getvalue() == b"Bre\\u017ean\n"


def test_a_long_note_does_not_tear_the_text_apart() -> None:
    text = "It rained. " * 20
    console = Console(width=80, file=io.StringIO())
    mark = Mark((), (), (Span(0, 10),), note="a very long name of a speaker " * 3)
    blocks = [Block(Span(0, len(text)), BlockKind.PARAGRAPH)]
    for table in marked(console, text, blocks, [mark]):
        console.print(table)
    printed = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert all("rained" in line for line in printed)
