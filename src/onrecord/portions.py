"""Things in portions, so that memory is bounded by how large they are and not by their number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def portions(
    things: Iterable[T], most: int, size: Callable[[T], int], number: int | None = None
) -> Iterator[list[T]]:
    """`things`, in their order, in lists whose sizes add up to at most `most`, of up to `number`.

    A thing that is larger is a portion of its own. No more is taken ahead than one thing.
    """
    portion: list[T] = []
    total = 0
    for thing in things:
        own = size(thing)
        if portion and (len(portion) == number or total + own > most):
            yield portion
            portion, total = [], 0
        portion.append(thing)
        total += own
    if portion:
        yield portion
