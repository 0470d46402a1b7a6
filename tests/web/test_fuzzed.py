"""The API asked everything that its description allows, and much that it does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.datastructures import State

from onrecord.record import Record
from onrecord.review import review_record
from onrecord.web import WebSettings, make_app
from onrecord.web.api.app import make_api
from web.api_readings import readings

CASES = 12  # for each of some twenty addresses
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
ADDRESSES = [
    (path, method)
    for path, methods in make_api(State()).openapi()["paths"].items()
    for method in methods
]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    path = tmp_path_factory.mktemp("fuzzed") / "some.db"
    with Record.open(path) as record:
        with record.writing() as writer:
            for each in readings():
                writer.add(each)
        review_record(record)
        app = make_app(path, WebSettings(requests_a_minute=1_000_000, hosts=("*",)))
        app.state.record = record  # what opening the room does
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


@pytest.mark.parametrize(("path", "method"), ADDRESSES)
def test_every_answer_is_as_described(
    described: schemathesis.BaseSchema, path: str, method: str
) -> None:
    @given(case=described[path][method].as_strategy())
    @settings(
        max_examples=CASES,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(checks=CHECKS)

    ask()
