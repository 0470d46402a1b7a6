"""Sitemaps → the addresses that they name, with what a news sitemap claims of each.

sitemaps.org 0.9, an index of sitemaps too, and Google's news sitemaps (name, language, date and
title of each page). `lastmod` is no claim of a date of publication and is left.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from onrecord.read.claims import Claims, claims_of
from onrecord.read.web.feeds import Entry, begins_with

_SITEMAP = re.compile(rb"<(?:\w{1,20}:)?(?:urlset|sitemapindex)[\s>]")
_NEWS = {
    "outlet": "{*}publication/{*}name",
    "language": "{*}publication/{*}language",
    "published": "{*}publication_date",
    "title": "{*}title",
}


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap names: pages, and for an index further sitemaps."""

    pages: tuple[Entry, ...] = ()
    sitemaps: tuple[str, ...] = ()


def is_sitemap(content: bytes) -> bool:
    """Whether the bytes begin as a sitemap or an index of sitemaps does."""
    return begins_with(_SITEMAP, content)


def sitemap_of(content: bytes, limit: int) -> Sitemap:
    """The first `limit` addresses in a sitemap, each once; what comes before a break in it."""
    pages: dict[str, Entry] = {}
    sitemaps: dict[str, None] = {}
    for element in _elements(content):
        address = (element.findtext("{*}loc") or "").strip()
        if not address.startswith(("http://", "https://")):
            continue
        if element.tag.rpartition("}")[2] == "sitemap":
            sitemaps[address] = None
        else:
            pages.setdefault(address, Entry(address, _claims(element)))
        if len(pages) + len(sitemaps) >= limit:
            break
    return Sitemap(tuple(pages.values()), tuple(sitemaps))


def _elements(content: bytes) -> Iterator[etree._Element]:
    """Each <url> and <sitemap>; nothing outside the bytes is loaded, no entity is unfolded."""
    found = etree.iterparse(
        io.BytesIO(content),
        tag=("{*}url", "{*}sitemap"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        huge_tree=False,
    )
    try:
        for _, element in found:
            yield element
            element.clear()
            while element.getprevious() is not None:  # what was read; a tree of all is large
                del element.getparent()[0]
    except etree.LxmlError:
        return


def _claims(element: etree._Element) -> Claims:
    news = element.find("{*}news")
    if news is None:
        return Claims()
    return claims_of({name: news.findtext(path) for name, path in _NEWS.items()})
