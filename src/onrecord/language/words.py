"""Reads the word lists of this folder, once each.

In: the name of a TOML file beside this module. Out: its tables as plain dictionaries. Word lists
are data and not code because a linguist edits them; they are read at first use because most
commands need few of them.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def word_table(name: str) -> dict[str, Any]:
    """The tables of `name`.toml in this folder."""
    file = resources.files("onrecord.language").joinpath(f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf8"))
