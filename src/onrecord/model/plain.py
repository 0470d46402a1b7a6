"""Nouns as JSON has them, and back: objects, lists, a date as text.

For nouns without a table of columns of their own, so that a field added to one is stored and
exported without a second list of fields to keep.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from onrecord.model.across import Asked, Dispute, Evidence, Outcome, Side, Stance
from onrecord.model.dates import PartialDate
from onrecord.model.spans import Span


def plain(value: Any) -> Any:
    """`value` with dataclasses as dictionaries, tuples as lists, dates as text, spans as pairs."""
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return [plain(each) for each in value] if isinstance(value, tuple | list) else value


def dispute_from(given: Mapping[str, Any]) -> Dispute:
    """The dispute of which `given` is the plain form."""
    sides = tuple(map(_side, given["sides"]))
    return Dispute(**(_tuples(given) | {"sides": sides}))


def _side(given: Mapping[str, Any]) -> Side:
    evidence = tuple(map(_evidence, given["evidence"]))
    stance = Stance(given["stance"])
    asked = _asked(given["asked"]) if given.get("asked") else None
    return Side(**(_tuples(given) | {"stance": stance, "evidence": evidence, "asked": asked}))


def _asked(given: Mapping[str, Any]) -> Asked:
    outcome, span = Outcome(given["outcome"]), Span(*given["span"])
    return Asked(**(dict(given) | {"outcome": outcome, "span": span}))


def _evidence(given: Mapping[str, Any]) -> Evidence:
    day = given["day"] and PartialDate(given["day"])
    return Evidence(**(_tuples(given) | {"day": day}))


def _tuples(given: Mapping[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in given.items()}
