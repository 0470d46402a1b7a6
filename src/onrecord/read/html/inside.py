"""What an HTML page says of itself: title, outlet, address, language, dates.

JSON-LD comes first (schema.org NewsArticle: it is made for machines from the site's database),
then meta tags (Open Graph, Dublin Core, parsely), then the address. What is still missing is left
to `guessing`.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml.html import HtmlElement

from onrecord.read.claimed import dated, short_code, web_address
from onrecord.read.html.json_ld import json_inside
from onrecord.read.text.dates import date_in_address
from onrecord.read.text.draft import Inside, letters

_TITLE_TAGS = ("og:title", "twitter:title", "parsely-title", "dc.title", "sailthru.title")
_OUTLET_TAGS = ("og:site_name", "application-name", "dc.publisher", "publisher", "al:ios:app_name")
_DATE_TAGS = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date",
    "dcterms.date",
    "article.published", "pubdate", "publishdate", "publish-date", "publication_date", "pdate",
    "date", "citation_publication_date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_ADDRESS_TAGS = ("og:url", "parsely-link", "twitter:url")


def said_inside(tree: HtmlElement) -> Inside:
    """What JSON-LD and meta tags of the page say."""
    metas = _metas(tree)
    heading = tree.find(".//h1")
    shown = metas.get("og:title") or (heading.text_content() if heading is not None else "")
    return json_inside(tree, letters(shown)).or_else(_from_metas(tree, metas))


def address_dates(url: str | None) -> Inside:
    """The date in the address, as a candidate."""
    day = date_in_address(url)
    return Inside(dates=((day, "the address"),) if day else ())


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The first content of each meta tag, by its name in small letters."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _from_metas(tree: HtmlElement, metas: dict[str, str]) -> Inside:
    canonical = tree.find(".//link[@rel='canonical']")
    links = [canonical.get("href") if canonical is not None else None]
    root = tree.getroottree().getroot()
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return Inside(
        title=_first(metas, _TITLE_TAGS),
        outlet=_first(metas, _OUTLET_TAGS),
        url=web_address([*links, *(metas.get(tag) for tag in _ADDRESS_TAGS)]),
        language=short_code(language or metas.get("og:locale") or metas.get("content-language")),
        dates=tuple(dated((metas.get(tag), f"meta {tag}") for tag in _DATE_TAGS)),
    )


def _first(metas: dict[str, str], tags: Iterable[str]) -> str | None:
    return next((metas[tag] for tag in tags if tag in metas), None)
