"""Remembering: what was asked of the record, for as long as nobody writes to it.

In: a question (a method of the record, or a function of it) and what it is asked with. Out: its
answer, from memory where it was asked before and the record is still the same. Overviews of 100,000
statements cost tens of milliseconds, and everybody's first page asks for the same ones.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request

from onrecord.record import Record

MOST = 200  # answers; the largest are lists of a few hundred rows

T = TypeVar("T")


@dataclass(slots=True)
class _Asking:
    """A question that is being asked, or was."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    answered: bool = False
    answer: Any = None


class Remembered:
    """Answers of one record."""

    def __init__(self, record: Record) -> None:
        self._watch = record.watch()
        self._changes: int | None = None
        self._answers: OrderedDict[Hashable, _Asking] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, question: Callable[..., T], *given: Hashable) -> T:
        """`question(*given)`; its answer must be a value, not a stream."""
        key = (question, given)
        changes = self.changes()
        with self._lock:
            if changes != self._changes:
                self._changes = changes
                self._answers.clear()
            asking = self._answers.setdefault(key, _Asking())
            self._answers.move_to_end(key)
            if len(self._answers) > MOST:
                self._answers.popitem(last=False)  # what was asked for longest ago
        with asking.lock:  # who asks the same meanwhile waits for the answer
            if not asking.answered:
                asking.answer = question(*given)
                asking.answered = True
        return asking.answer  # type: ignore[no-any-return]

    def changes(self) -> int:
        """A number that is another one once somebody has written to the record."""
        return self._watch.changes()

    @property
    def waits(self) -> bool:
        """Whether `changes` may have to wait for a server."""
        return self._watch.waits

    def close(self) -> None:
        """Stop watching the record."""
        self._watch.close()


async def remembered_of(request: Request) -> Remembered:
    """What is remembered of the record that is served."""
    remembered: Remembered = request.app.state.remembered
    return remembered


Lately = Annotated[Remembered, Depends(remembered_of)]
"""The memory, as a parameter of a page's function."""
