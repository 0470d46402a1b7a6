"""JSON lines as people give them."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import BadInput
from onrecord.lines import json_lines


def test_objects_have_the_numbers_of_their_lines() -> None:
    assert list(json_lines(['{"a": 1}\n', "\n", "{}"], "in")) == [(1, {"a": 1}), (3, {})]


@pytest.mark.parametrize("line", ["{", "[1]", "null", "1" * 5000, "[" * 100_000], ids=len)
def test_a_line_that_is_no_object_is_told(line: str) -> None:
    with pytest.raises(BadInput, match=r"^in, line 2: .*; mend it$"):
        list(json_lines(["{}", line], "in"))


def test_a_file_that_is_no_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(b"{}\n\xff\n")
    with (tmp_path / "in").open(encoding="utf8") as lines, pytest.raises(BadInput, match="UTF-8"):
        list(json_lines(lines, "in"))
