"""onrecord: reads news pages and keeps the record of who said what.

    from onrecord import Page, Record, read_page

    reading = read_page(Page(open("story.html", "rb").read(), where="story.html"))
    with Record.open("onrecord.db") as record:
        record.add(reading)

The public names are those of `__all__`. They are imported when they are first asked for, so that
`import onrecord` loads no model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.deferred import deferred

if TYPE_CHECKING:
    from onrecord.model import Page as Page
    from onrecord.model import Reading as Reading
    from onrecord.model import Rejected as Rejected
    from onrecord.model import Statement as Statement
    from onrecord.pipeline import Settings as Settings
    from onrecord.pipeline import load_models as load_models
    from onrecord.pipeline import read_page as read_page
    from onrecord.record import Query as Query
    from onrecord.record import Record as Record

__getattr__ = deferred(
    __name__,
    {
        "onrecord.model": ("Page", "Reading", "Rejected", "Statement"),
        "onrecord.pipeline": ("Settings", "load_models", "read_page"),
        "onrecord.record": ("Query", "Record"),
    },
)

__all__ = [
    "Page",
    "Query",
    "Reading",
    "Record",
    "Rejected",
    "Settings",
    "Statement",
    "load_models",
    "read_page",
]
