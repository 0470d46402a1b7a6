"""Loading: what takes long to load and few ask for is loaded when the first one does, and kept."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")


def once(load: Callable[[], T]) -> Callable[[], T]:
    """What `load` gives, loaded at the first call; two first calls at once load one."""
    lock, kept = threading.Lock(), lru_cache(1)(load)

    def loaded() -> T:
        with lock:
            return kept()

    return loaded
