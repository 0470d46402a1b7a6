"""onrecord: reads news pages and keeps the record of who said what.

>>> from pathlib import Path
>>> from onrecord import Page, Record, load_models, read_page
>>> models = load_models()                                                 # doctest: +SKIP
>>> reading = read_page(Page(Path("story.html").read_bytes(), "story.html"), models)  # doctest: +SKIP
>>> with Record.open("onrecord.db") as record:                             # doctest: +SKIP
...     record.add(reading)
"""

from onrecord.model import Page, Reading, Rejected, Statement
from onrecord.pipeline import Settings, load_models, read_page
from onrecord.record import Query, Record
from onrecord.version import VERSION as __version__

__all__ = [
    "Page",
    "Query",
    "Reading",
    "Record",
    "Rejected",
    "Settings",
    "Statement",
    "__version__",
    "load_models",
    "read_page",
]
