"""Roles in words: which offices someone held, when, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model import HeldRole
from onrecord.show.tables import SHORT_ID, counted

PAGES_SHOWN = 3  # as evidence for a role; --json has all


def roles_told(roles: Iterable[HeldRole], *, evidence: bool) -> Iterator[str]:
    """A line for each role, and with `evidence` the words of the first pages that teach it."""
    for each in roles:
        yield _told(each)
        for page in each.pages[: PAGES_SHOWN if evidence else 0]:
            where = " · ".join(filter(None, (page.outlet, page.document[:SHORT_ID])))
            yield f"  “{' '.join(page.words.split())}” {where}"


def office(role: HeldRole) -> str:
    """What was held, and of whom: "foreign minister, Norway"."""
    return ", ".join(filter(None, (role.title, role.body)))


def _told(role: HeldRole) -> str:
    what = office(role)
    if role.origin is not None:
        return f"{what}, {_days(role)}by {role.origin}"
    day = f" on {role.since}" if role.since == role.until else f" from {role.since} to {role.until}"
    pages = counted(max(role.origins, 1), "independent page")
    return f"{what}, as told by {pages}{day if role.since else ''}"


def _days(role: HeldRole) -> str:
    """The days that a table or file tells; no end told is none: it may have come since."""
    if role.since and role.until:
        return f"{role.since} to {role.until}, "
    return f"since {role.since}, " if role.since else f"until {role.until}, " if role.until else ""
