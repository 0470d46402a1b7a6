"""What trafilatura guesses of a page that says too little of itself."""

from __future__ import annotations

import logging

from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from onrecord.model import Page
from onrecord.read.text.dates import claimed_date
from onrecord.read.text.draft import Inside

log = logging.getLogger(__name__)


def guessed_inside(tree: HtmlElement, page: Page) -> Inside:
    """What trafilatura finds in a page that says too little; `tree` holds no furniture."""
    settings = {
        "original_date": True,
        "extensive_search": False,
        "max_date": page.fetched_at.date().isoformat(),
    }
    try:
        found = extract_metadata(tree, default_url=page.url, date_config=settings)
    except Exception:  # it promises nothing about hostile pages
        log.debug("no metadata from trafilatura", exc_info=True)
        return Inside()
    day = claimed_date(found.date)
    return Inside(
        title=found.title or None,
        outlet=found.sitename or None,
        dates=((day, "a guess from the markup"),) if day else (),
    )
