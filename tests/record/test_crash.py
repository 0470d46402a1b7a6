"""Reading, reviewing, correcting, forgetting, migrating: each killed once at a random moment."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "crash.py"


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and limits on the size of files")
def test_a_killed_writer_leaves_a_sound_record_and_a_second_run_the_same_rows() -> None:
    command = [sys.executable, str(BENCH), "5", "8"]  # rounds, pages; alone it has 200 of 60
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
