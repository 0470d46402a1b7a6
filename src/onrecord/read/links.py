"""Feeds and sitemaps → the pages that they name, fetched one after the other.

Whoever wrote the feed or sitemap chose the addresses, so each is fetched as one that a stranger
named. Its own address and title are no claims about the pages in it.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Iterator

from onrecord.model import Page, Reason, Rejected
from onrecord.read.claims import Claims
from onrecord.read.feeds import Entry, entries, is_feed
from onrecord.read.fetch import Fetched, Fetcher
from onrecord.read.settings import ReadSettings
from onrecord.read.sitemaps import is_sitemap, sitemap_of

log = logging.getLogger(__name__)


def names_pages(content: bytes) -> bool:
    """Whether the bytes are a feed or a sitemap, which name pages and are none."""
    return is_feed(content) or is_sitemap(content)


def named_pages(
    content: bytes,
    where: str,
    base: str | None,
    fetcher: Fetcher,
    claims: Claims,
    settings: ReadSettings,
) -> Iterator[Page | Rejected]:
    """The pages that a feed or sitemap names; `base` is the address that it was fetched from."""
    if is_sitemap(content):
        yield from _from_sitemap(content, where, base, fetcher, claims, settings)
        return
    if len(content) > settings.max_feed_bytes:
        yield Rejected(where, Reason.TOO_LARGE, "this feed is too large to be one")
        return
    found = entries(content, base, settings.max_feed_entries)
    if not found:
        yield Rejected(where, Reason.EMPTY, "the feed names no web page", url=base)
    log.info("a feed of %d entries", len(found))
    yield from _fetched(found, fetcher, claims)


def fetched_page(fetched: Fetched, where: str, claims: Claims) -> Page:
    """What was fetched as a page, under the address of its last hop where none is claimed."""
    beside = claims.over(Claims(url=fetched.url))
    return beside.page(fetched.content, where, fetched.media_type, fetched.encoding)


def _fetched(found: Iterable[Entry], fetcher: Fetcher, claims: Claims) -> Iterator[Page | Rejected]:
    for entry in found:
        fetched = fetcher.named(entry.url)
        if isinstance(fetched, Rejected):
            yield fetched
        else:
            beside = Claims(outlet=claims.outlet, published=claims.published).over(entry.claims)
            yield fetched_page(fetched, entry.url, beside)


def _from_sitemap(
    content: bytes,
    where: str,
    base: str | None,
    fetcher: Fetcher,
    claims: Claims,
    settings: ReadSettings,
) -> Iterator[Page | Rejected]:
    """The pages of a sitemap and of those that it names, each sitemap and page once."""
    room = settings.max_sitemap_pages
    pages: set[str] = set()
    sitemaps = {base}
    waiting: deque[str] = deque()
    unread: bytes | Rejected = content
    while True:
        if isinstance(unread, Rejected):
            yield unread
        else:
            sitemap = sitemap_of(unread, settings.max_sitemap_pages)
            new = [each for each in sitemap.pages if each.url not in pages][:room]
            pages.update(each.url for each in new)
            room -= len(new)
            yield from _fetched(new, fetcher, claims)
            further = [each for each in sitemap.sitemaps if each not in sitemaps]
            left = settings.max_sitemaps - len(sitemaps)
            sitemaps.update(further[:left])
            waiting.extend(further[:left])
        if not waiting or not room:
            break
        unread = _sitemap_at(waiting.popleft(), fetcher)
    if not pages:
        yield Rejected(where, Reason.EMPTY, "the sitemap names no web page", url=base)


def _sitemap_at(address: str, fetcher: Fetcher) -> bytes | Rejected:
    fetched = fetcher.named(address)
    if isinstance(fetched, Rejected):
        return fetched
    if is_sitemap(fetched.content):
        return fetched.content
    return Rejected(address, Reason.BROKEN, "not a sitemap, though one names it so", url=address)
