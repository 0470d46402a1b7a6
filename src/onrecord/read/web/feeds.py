"""RSS and Atom feeds → the addresses that they name, with title and date.

Only the entries' links are taken: the summary in a feed is not the page, and the record holds
pages. feedparser reads every dialect of the last twenty years; its own fetching is not used.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import Any

import feedparser
from lxml.html import fromstring

from onrecord.read.claims import Claims
from onrecord.read.text.dates import claimed_date

log = logging.getLogger(__name__)

SNIFFED_BYTES = 2048
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the address of its page, and what the feed claims of it."""

    url: str
    claims: Claims


def is_feed(content: bytes) -> bool:
    """Whether the bytes begin as a feed does."""
    return begins_with(_FEED, content)


def begins_with(tag: re.Pattern[bytes], content: bytes) -> bool:
    """Whether `tag` is near the beginning of bytes that do not begin as an HTML page."""
    head = content[:SNIFFED_BYTES]
    return bool(tag.search(head)) and b"<html" not in head.lower()


def entries(content: bytes, base: str | None, limit: int) -> tuple[Entry, ...]:
    """The first `limit` entries of a feed that have a web address, each address once."""
    headers = {"content-location": base} if base else {}
    try:
        feed = feedparser.parse(content, response_headers=headers, sanitize_html=False)
    except Exception:  # hostile feeds find errors in parsers
        log.debug("a feed cannot be parsed", exc_info=True)
        return ()
    found: dict[str, Entry] = {}
    for raw in feed.entries:
        url = str(raw.get("link") or "").strip()
        if url.startswith(("http://", "https://")) and len(found) < limit:
            found.setdefault(url, Entry(url, _claims(raw)))
    return tuple(found.values())


def _claims(raw: Any) -> Claims:
    return Claims(
        title=_without_tags(str(raw.get("title") or "")) or None,
        published=claimed_date(raw.get("published")),
    )


def _without_tags(title: str) -> str:
    """A title as it is shown; feeds write <i> and &amp;quot; into theirs."""
    if "<" not in title and "&" not in title:
        return title.strip()
    try:
        return str(fromstring(f"<div>{title}</div>").text_content()).strip()
    except (ValueError, LookupError):
        return title.strip()
