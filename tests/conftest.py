"""What several tests share: the models, loaded once, and the demo affair, read once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from onrecord.model import Page, Reading, Rejected
from onrecord.pipeline import Models, Settings, load_models, read_pages
from onrecord.read import Claims, ReadSettings, pages
from onrecord.record import Record
from postgres_server import Databases, programs, running

settings.register_profile("patient", deadline=None)  # machines are busy: no test asserts times
settings.load_profile("patient")

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """A PostgreSQL server; what needs it is skipped where none is installed."""
    found = programs()
    if found is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    pytest.importorskip("psycopg")
    with running(found) as databases:
        yield databases


@pytest.fixture(scope="session")
def models() -> Models:
    return load_models(Settings())


@pytest.fixture(scope="session")
def example_pages() -> list[Page]:
    found = list(pages(str(EXAMPLES), Claims(), ReadSettings()))
    rejected = [each for each in found if isinstance(each, Rejected)]
    assert not rejected
    return [each for each in found if isinstance(each, Page)]


@pytest.fixture(scope="session")
def example_readings(models: Models, example_pages: list[Page]) -> list[Reading]:
    results = read_pages(example_pages, models)
    assert not [each for each in results if isinstance(each, Rejected)]
    return [each for each in results if isinstance(each, Reading)]


@pytest.fixture(scope="session")
def affair(example_readings: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the demo affair."""
    path = tmp_path_factory.mktemp("affair") / "affair.db"
    with Record.open(path) as record, record.writing() as writer:
        for reading in example_readings:
            writer.add(reading)
    return path
