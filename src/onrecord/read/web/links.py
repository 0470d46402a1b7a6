"""Feeds and sitemaps → the pages that they name, fetched one after the other.

Whoever wrote the feed or sitemap chose the addresses, so each is fetched as one that a stranger
named. Its own address and title are no claims about the pages in it.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model import Page, Reason, Rejected
from onrecord.read.claims import Claims
from onrecord.read.terms import Terms
from onrecord.read.web.feeds import Entry, entries, is_feed
from onrecord.read.web.fetch import Fetched, Fetcher
from onrecord.read.web.sitemaps import Sitemap, is_sitemap, sitemap_of

log = logging.getLogger(__name__)


def names_pages(content: bytes) -> bool:
    """Whether the bytes are a feed or a sitemap, which name pages and are none."""
    return is_feed(content) or is_sitemap(content)


@dataclass(frozen=True, slots=True)
class Named:
    """A feed or sitemap: its bytes, what it is called, the address that it was fetched from."""

    content: bytes
    where: str
    base: str | None = None


def fetched_page(fetched: Fetched, where: str, claims: Claims) -> Page:
    """What was fetched as a page, under the address of its last hop where none is claimed."""
    beside = claims.over(Claims(url=fetched.url))
    return beside.page(fetched.content, where, fetched.media_type, fetched.encoding)


class Links:
    """Fetches the pages that feeds and sitemaps name."""

    def __init__(self, fetcher: Fetcher, terms: Terms) -> None:
        self._fetcher = fetcher
        self._claims = Claims(outlet=terms.claims.outlet, published=terms.claims.published)
        self._settings = terms.settings

    def pages(self, named: Named) -> Iterator[Page | Rejected]:
        """The pages that a feed or sitemap names."""
        if is_sitemap(named.content):
            yield from self._of_sitemap(named)
            return
        if len(named.content) > self._settings.max_feed_bytes:
            yield Rejected(named.where, Reason.TOO_LARGE, "this feed is too large to be one")
            return
        found = entries(named.content, named.base, self._settings.max_feed_entries)
        if not found:
            yield Rejected(named.where, Reason.EMPTY, "the feed names no web page", url=named.base)
        log.info("a feed of %d entries", len(found))
        yield from self._fetched(found)

    def _of_sitemap(self, named: Named) -> Iterator[Page | Rejected]:
        """The pages of a sitemap and of those that it names, each page once."""
        room = self._settings.max_sitemap_pages
        pages: set[str] = set()
        for sitemap in self._sitemaps(named):
            if isinstance(sitemap, Rejected):
                yield sitemap
                continue
            new = [each for each in sitemap.pages if each.url not in pages][: room - len(pages)]
            pages.update(each.url for each in new)
            yield from self._fetched(new)
            if len(pages) >= room:
                return
        if not pages:
            yield Rejected(
                named.where, Reason.EMPTY, "the sitemap names no web page", url=named.base
            )

    def _sitemaps(self, named: Named) -> Iterator[Sitemap | Rejected]:
        """A sitemap and those that it names, each once."""
        seen = {named.base}
        waiting: deque[str] = deque()
        unread: bytes | Rejected = named.content
        while True:
            if isinstance(unread, Rejected):
                yield unread
            else:
                sitemap = sitemap_of(unread, self._settings.max_sitemap_pages)
                yield sitemap
                further = [each for each in sitemap.sitemaps if each not in seen]
                further = further[: self._settings.max_sitemaps - len(seen)]
                seen.update(further)
                waiting.extend(further)
            if not waiting:
                return
            unread = self._sitemap_at(waiting.popleft())

    def _sitemap_at(self, address: str) -> bytes | Rejected:
        fetched = self._fetcher.named(address)
        if isinstance(fetched, Rejected):
            return fetched
        if is_sitemap(fetched.content):
            return fetched.content
        why = "not a sitemap, though one names it so"
        return Rejected(address, Reason.BROKEN, why, url=address)

    def _fetched(self, found: Iterable[Entry]) -> Iterator[Page | Rejected]:
        for entry in found:
            fetched = self._fetcher.named(entry.url)
            if isinstance(fetched, Rejected):
                yield fetched
            else:
                yield fetched_page(fetched, entry.url, self._claims.over(entry.claims))
