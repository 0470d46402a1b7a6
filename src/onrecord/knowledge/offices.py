"""Offices by the words for them, as offices.toml has them.

In: an office's name, or a word that stands for one in a state. Out: the offices of the tables.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def prominent_offices() -> frozenset[str]:
    """Offices whose holders the world knows by full name alone."""
    return frozenset(_offices()["prominent"])


def offices_meant(office: str, state: str) -> tuple[str, ...]:
    """The offices that a word stands for in a state, the likelier first."""
    kinds = tuple(_offices()["words"].get(office.casefold(), (office,)))
    if state in _offices()["parliamentary"] and "head of government" in kinds:
        return tuple(kind for kind in kinds if kind != "head of state")
    return kinds


@cache
def _offices() -> dict[str, dict[str, list[str]]]:
    file = resources.files("onrecord.knowledge").joinpath("offices.toml")
    return tomllib.loads(file.read_text(encoding="utf8"))
