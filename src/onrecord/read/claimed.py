"""Single values as pages and files claim them: the code of a language, an address, dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.model import PartialDate
from onrecord.read.text.dates import claimed_date


def short_code(language: object) -> str | None:
    """'en' for 'en-US' and {'name': 'en'}; None for what is no code."""
    if isinstance(language, dict):
        language = language.get("alternateName") or language.get("name")
    if isinstance(language, list):
        language = language[0] if len(language) == 1 else None
    code = str(language or "").strip().replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isalpha() and code.isascii() else None


def web_address(values: Iterable[Any]) -> str | None:
    """The first of `values` that is an address on the web."""
    for value in values:
        if isinstance(value, str) and value.strip().startswith(("http://", "https://")):
            return value.strip()
    return None


def dated(values: Iterable[tuple[str | None, str]]) -> Iterator[tuple[PartialDate, str]]:
    """The dates among words, each with the place where they stood."""
    for words, place in values:
        if day := claimed_date(words):
            yield day, place
