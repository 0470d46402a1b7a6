"""A run that is killed leaves a whole record, and the next run finishes the work."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.model import Page
from onrecord.record import Record
from onrecord.show.command import app

PAGES = 40
KILLS = 2


@pytest.fixture
def rows(tmp_path: Path, example_pages: list[Page]) -> Path:
    """Enough pages, all different, that a run lasts several commits."""
    path = tmp_path / "rows.jsonl"
    with path.open("w", encoding="utf8") as lines:
        for number in range(PAGES):
            page = example_pages[number % len(example_pages)]
            html = page.content.decode("utf8").replace("</article>", f"<p>{number}</p></article>")
            row = {"id": str(number), "url": f"https://a.example/{number}", "html": html}
            lines.write(json.dumps(row) + "\n")
    return path


def reading(rows: Path, record: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "onrecord", "read", str(rows), "--record", str(record)]
    command.append("--no-review")  # forty copies of one page contradict each other at length
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def documents(record: Path) -> int:
    if not record.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{record}?mode=ro", uri=True) as connection:
            return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.Error:  # the file is being made
        return 0


def exported(record: Path) -> list[str]:
    result = CliRunner().invoke(app(), ["export", "statements", "--record", str(record)])
    assert result.exit_code == 0
    return sorted(result.stdout.splitlines())


def test_a_killed_run_leaves_whole_documents_and_the_next_one_finishes(
    rows: Path, tmp_path: Path
) -> None:
    disturbed, undisturbed = tmp_path / "disturbed.db", tmp_path / "undisturbed.db"
    counts = []
    for _ in range(KILLS):
        process, before = reading(rows, disturbed), documents(disturbed)
        while process.poll() is None and documents(disturbed) == before:
            time.sleep(0.05)
        process.kill()
        assert process.wait() in (0, -signal.SIGKILL)
        counts.append(documents(disturbed))
        with sqlite3.connect(disturbed) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert not connection.execute("PRAGMA foreign_key_check").fetchall()
    assert counts[0] > 0
    assert counts == sorted(counts)
    assert reading(rows, disturbed).wait() == 0
    assert reading(rows, undisturbed).wait() == 0
    assert documents(disturbed) == PAGES
    assert exported(disturbed) == exported(undisturbed)


def test_ctrl_c_keeps_what_was_read(rows: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.db"
    process = reading(rows, record)
    while process.poll() is None and documents(record) == 0:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    assert process.wait() == 130
    with Record.open(record, read_only=True) as opened:
        assert 0 < opened.counts().documents < PAGES
