"""Roles in words: which offices someone held, when, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model import HeldRole
from onrecord.show.tables import counted

PAGES_SHOWN = 3  # as evidence for a role; --json has all


def roles_told(roles: Iterable[HeldRole], *, evidence: bool) -> Iterator[str]:
    """A line for each role, and with `evidence` the words of the first pages that teach it."""
    for each in roles:
        yield _told(each)
        for page in each.pages[: PAGES_SHOWN if evidence else 0]:
            where = " · ".join(filter(None, (page.outlet, page.document[:12])))
            yield f"  “{' '.join(page.words.split())}” {where}"


def _told(role: HeldRole) -> str:
    what = role.title + (f" of {role.body}" if role.body else "")
    if role.origin is not None:
        return f"{what}, {role.since or '?'} to {role.until or 'now'}, by {role.origin}"
    day = f" on {role.since}" if role.since == role.until else f" from {role.since} to {role.until}"
    pages = counted(max(role.origins, 1), "independent page")
    return f"{what}, as told by {pages}{day if role.since else ''}"
