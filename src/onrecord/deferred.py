"""Names of a package that are imported when they are first asked for.

In: where each public name lives. Out: the package's `__getattr__` (PEP 562), so that to take one
name of a package loads the libraries behind that one and not those behind all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any


def deferred(package: str, homes: Mapping[str, Sequence[str]]) -> Callable[[str], Any]:
    """The `__getattr__` of a package of which each module of `homes` holds some public names."""
    home_of = {name: home for home, names in homes.items() for name in names}

    def named(name: str) -> Any:
        if name not in home_of:
            raise AttributeError(f"{package} has no public name {name!r}")
        return getattr(import_module(home_of[name]), name)

    return named
