"""Damaged pages and files, and exports of such pages, a few of each: the benches take thousands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


@pytest.mark.parametrize(
    "command", [["fuzz.py", "20"], ["fuzz_files.py", "4"], ["fuzz_exports.py", "6"]]
)
def test_what_is_damaged_is_read_or_refused_in_words(command: list[str]) -> None:
    name, *rest = command
    run = [sys.executable, str(BENCH / name), *rest]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 faults" in done.stdout
