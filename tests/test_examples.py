"""What docstrings show is what comes out."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import onrecord

SOURCE = Path(onrecord.__file__).parent
SHOWING = [path for path in SOURCE.rglob("*.py") if ">>>" in path.read_text(encoding="utf8")]


@pytest.mark.parametrize("path", SHOWING, ids=lambda path: path.stem)
def test_examples_are_true(path: Path) -> None:
    name = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
    failed, shown = doctest.testmod(import_module(name))
    assert shown
    assert not failed
