"""Settings of the room `read`: how large, how deep, how long.

Every limit is there so that one hostile or broken page costs a bounded amount of time and memory
and the run goes on. They are generous: the largest news page seen in the wild is far below.
"""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Limits and manners; sizes in bytes, times in seconds."""

    max_page_bytes: int = 20 * MEGABYTE
    """A page larger than this, unpacked, is rejected. News pages are 0.05 to 2 MB."""

    max_text_characters: int = 1_000_000
    """A page with more text is rejected: it is a book. Long reports have 150,000."""

    max_tags: int = 50_000
    """An HTML page with more elements is rejected: finding the article costs more than linearly."""

    max_tag_depth: int = 400
    """An HTML page nested deeper is rejected. Browsers stop at 512; news pages stay under 60."""

    max_page_seconds: float = 120.0
    """Processor time for one page, from its bytes to its statements; a page that takes more is
    rejected. The longest text that is read takes some 40."""

    max_feed_bytes: int = 5 * MEGABYTE
    """A feed larger than this is rejected."""

    max_feed_entries: int = 500
    """Entries of one feed that are fetched, the first ones; feeds hold 10 to 100."""

    max_sitemap_pages: int = 50_000
    """Pages of one sitemap, all that it names included, that are fetched; sitemaps.org's own limit
    for a single one, and a night at a page a second."""

    max_sitemaps: int = 500
    """Sitemaps that are fetched because one names them, directly or through others."""

    max_redirects: int = 5
    """Hops followed from one address; browsers allow 20, news sites need 1 to 3."""

    fetch_seconds: float = 30.0
    """Wall clock for one address, redirects, headers and body together."""

    seconds_between_fetches: float = 1.0
    """Pause between two requests to one host, when a feed makes us ask it again."""

    user_agent: str = "onrecord/0.1 (reads news pages and keeps who said what)"
    """What we call ourselves to servers."""

    language: str | None = None
    """The language (ISO 639-1) whose pages alone are read, None for all."""

    allow_private: bool = False
    """Whether a loopback or private address that the user typed may be fetched (an intranet, a
    test server). What a page, feed or redirect names may be private only on that same server."""
