"""Rates: how often somebody came within the last minute, counted for all processes of a server.

In: who came for what. Out: whether that is still within what is set. A minute that slides is
estimated from two that do not: the minute before counts for the share of it that lies within the
last sixty seconds ("sliding window counter"; J. Désgats, "How we built rate limiting capable of
scaling to millions of domains", 2017). What is refused is not counted.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from onrecord.web.common import Common

MINUTE = 60.0  # seconds

_COUNTED = """
INSERT INTO hits (what, minute, count) SELECT :what, :minute, :cost WHERE
    :share * coalesce((SELECT count FROM hits WHERE what = :what AND minute = :minute - 1), 0)
    + coalesce((SELECT count FROM hits WHERE what = :what AND minute = :minute), 0)
    + :cost <= :most
ON CONFLICT DO UPDATE SET count = count + excluded.count RETURNING 1
"""


class Rates:
    """Counts who comes."""

    def __init__(self, common: Common, clock: Callable[[], float] = time.time) -> None:
        self._common = common
        self._clock = clock
        self._minute = 0

    def hit(self, what: str, most: int, cost: int = 1) -> bool:
        """Whether `what` came no more than `most` times within a minute, this time included."""
        now = self._clock()
        minute, gone = divmod(now, MINUTE)
        if minute != self._minute:
            self._minute = int(minute)
            self._common.ask("DELETE FROM hits WHERE minute < :last", last=self._minute - 1)
        given = {"what": what, "minute": self._minute, "cost": cost, "most": most}
        return bool(self._common.ask(_COUNTED, **given, share=1 - gone / MINUTE))
