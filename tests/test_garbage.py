"""How often Python looks for circles."""

from __future__ import annotations

import gc
import weakref

from onrecord.garbage import looked_for_seldom


class Held:
    """Something that may hold itself."""

    itself: Held


def test_circles_are_looked_for_more_seldom_than_by_default_and_still_found() -> None:
    before = gc.get_threshold()
    try:
        looked_for_seldom()
        assert gc.get_threshold()[0] > before[0]
        assert gc.isenabled()
        one = Held()
        one.itself, gone = one, weakref.ref(one)
        del one
        gc.collect()
        assert gone() is None
    finally:
        gc.set_threshold(*before)
