"""Visitors: who is at the reading room, and what they may do there.

In: a request that passed the door (`web.door.identifying`), which wrote down who it is. Out: the
visitor, as a parameter of pages and of the API. Reading and correcting are two rights.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request

NOTED = "onrecord.visitor"
"""Where in an ASGI scope the door writes down who it is."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever makes a request; `name` signs judgements; `logged_in`: in a session, which ends."""

    name: str
    corrects: bool
    logged_in: bool = False


def visitor(request: Request) -> Visitor:
    """Who makes this request."""
    noted: Any = request.scope.get(NOTED)
    assert isinstance(noted, Visitor), "every request comes through the door"
    return noted


async def corrector(request: Request) -> Visitor:
    """Who makes this request and may correct; 403 where they may only read."""
    who = visitor(request)
    if not who.corrects:
        raise HTTPException(
            403, f"{who.name} may read this record but not correct it; ask whoever serves it."
        )
    return who


Corrector = Annotated[Visitor, Depends(corrector)]
"""A visitor who may correct, as a parameter of whatever writes."""
