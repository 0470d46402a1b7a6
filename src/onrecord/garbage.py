"""How often Python looks for objects that hold one another in a circle: seldom.

A page makes a hundred thousand objects and next to no circles, and whatever holds no other goes at
once. Python looks after each 700 of them by default, and now and then through all that the models
hold: three hundredths of the time of reading. Peak memory is the same.
"""

from __future__ import annotations

import gc

OBJECTS = 50_000
"""More objects than before of which some may be in circles: about half a page's."""

YOUNGER, OLDER = 20, 50
"""Looks at the newest objects before one at those that stayed, and of these before one at all."""


def looked_for_seldom() -> None:
    """Let this process look for circles seldom."""
    gc.set_threshold(OBJECTS, YOUNGER, OLDER)
