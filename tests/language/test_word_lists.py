"""No list of words names one twice: whoever takes a word out of it takes it out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import language

LISTS = sorted(Path(language.__file__).parent.glob("*.toml"))


def lists_in(value: Any, name: str = "") -> Iterator[tuple[str, list[str]]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from lists_in(each, f"{name}.{key}")
    elif isinstance(value, list) and all(isinstance(each, str) for each in value):
        yield name, value


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_names_each_word_once(path: Path) -> None:
    table = tomllib.loads(path.read_text("utf8"))
    twice = {
        name: sorted({word for word in words if words.count(word) > 1})
        for name, words in lists_in(table)
    }
    assert {name: words for name, words in twice.items() if words} == {}
