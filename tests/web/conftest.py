"""A small record and a browser's stand-in that reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.model import Reading
from onrecord.record import Record
from onrecord.web import make_app
from record_builders import reading

HERE = "http://127.0.0.1"
Serving = Callable[..., TestClient]


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    """Serves a record of the readings that it is given."""
    with ExitStack() as open_until_the_end:

        def serve(*readings: Reading) -> TestClient:
            path = tmp_path / "some.db"
            with Record.open(path) as record:
                for each in readings:
                    record.add(each)
            return open_until_the_end.enter_context(TestClient(make_app(path), base_url=HERE))

        yield serve


@pytest.fixture
def client(serving: Serving) -> TestClient:
    """A record of one page."""
    return serving(reading())
