"""Every test that asks for `place` runs on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from postgres_server import Databases

FILE, SERVER = "SQLite", "PostgreSQL"


@pytest.fixture(params=[FILE, SERVER])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str | Path]:
    """Where a record may be made: a path, or the address of an empty record on a server."""
    yield from _place(request, tmp_path)


@pytest.fixture(scope="module", params=[FILE, SERVER])
def module_place(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str | Path]:
    """The same for a record that several tests ask."""
    yield from _place(request, tmp_path_factory.mktemp("record"))


def _place(request: pytest.FixtureRequest, folder: Path) -> Iterator[str | Path]:
    if request.param == FILE:
        yield folder / "onrecord.db"
    else:
        databases: Databases = request.getfixturevalue("databases")
        with databases.record() as address:
            yield address
