"""docs/licences.md names what is locked, each under a licence that may be shipped with this one."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent

MAY_BE_USED = r"0BSD|Apache|BSD|CC0|CNRI|ISC|MIT|Mozilla|MPL|PSF|Zlib|for research: "


def listed() -> list[list[str]]:
    lines = (ROOT / "docs" / "licences.md").read_text("utf-8").splitlines()
    rows = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")]
    return rows[1:]


def on_linux() -> set[tuple[str, str]]:
    """What the lock names for every machine; the rest depends on the system."""
    lock = (ROOT / "locks" / "run.lock").read_text("utf-8")
    return set(re.findall(r"^([\w.-]+)==(\S+) \\$", lock, re.MULTILINE))


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_all_that_is_locked_is_listed() -> None:
    told = {(normal(name), version) for name, version, _ in listed()}
    assert {(normal(name), version) for name, version in on_linux()} - told == set()


def test_every_licence_lets_it_be_shipped() -> None:
    odd = [row for row in listed() if not re.match(MAY_BE_USED, row[2])]
    assert odd == []
