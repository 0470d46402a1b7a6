"""What an HTML page says of itself: title, outlet, address, language, dates.

JSON-LD comes first (schema.org NewsArticle: it is made for machines from the site's database),
then meta tags (Open Graph, Dublin Core, parsely), then what trafilatura finds. Nothing is taken
from furniture: `tree` has none when the last, guessing finder looks for dates.
"""

from __future__ import annotations

import json
import logging
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from onrecord.model import Page, PartialDate
from onrecord.read.dates import claimed_date, date_in_address
from onrecord.read.draft import Inside, letters

log = logging.getLogger(__name__)

MAX_JSON_CHARACTERS = 1_000_000  # of one JSON-LD block
MAX_JSON_OBJECTS = 2_000  # looked at in one page

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
    from_json = _from_json(list(_json_objects(tree)), letters(shown))
    return from_json.or_else(_from_metas(tree, metas))


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


def address_dates(url: str | None) -> Inside:
    """The date in the address, as a candidate."""
    day = date_in_address(url)
    return Inside(dates=((day, "the address"),) if day else ())


def short_code(language: object) -> str | None:
    """'en' for 'en-US' and {'name': 'en'}; None for what is no code."""
    if isinstance(language, dict):
        language = language.get("alternateName") or language.get("name")
    if isinstance(language, list):
        language = language[0] if len(language) == 1 else None
    code = str(language or "").strip().replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isalpha() and code.isascii() else None


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
        url=_web_address([*links, *(metas.get(tag) for tag in _ADDRESS_TAGS)]),
        language=short_code(language or metas.get("og:locale") or metas.get("content-language")),
        dates=tuple(_dated((metas.get(tag), f"meta {tag}") for tag in _DATE_TAGS)),
    )


def _from_json(objects: list[dict[str, Any]], shown_title: str) -> Inside:
    """What the article among `objects` says: the one with the shown title, else the first."""
    articles = [each for each in objects if _is_article(each)]
    articles.sort(key=lambda each: letters(_text(each.get("headline")) or "") != shown_title)
    sites = [each for each in objects if "WebSite" in _types(each)]
    outlet = next((name for site in sites if (name := _text(site.get("name")))), None)
    if not articles:
        return Inside()
    article = articles[0]
    by_id = {
        each["@id"]: each for each in objects if isinstance(each.get("@id"), str) and "name" in each
    }
    publisher = _referred(article.get("publisher") or article.get("sourceOrganization"), by_id)
    return Inside(
        title=_text(article.get("headline")) or _text(article.get("name")),
        outlet=_text(publisher) or outlet,
        url=_web_address([article.get("url"), _id_of(article.get("mainEntityOfPage"))]),
        language=short_code(article.get("inLanguage")),
        dates=tuple(
            _dated(
                (_text(article.get(key)), f"JSON-LD {key}")
                for key in ("datePublished", "dateCreated", "uploadDate")
            )
        ),
    )


def _json_objects(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of all JSON-LD blocks, outer ones first, as far as an article may hide."""
    waiting: deque[Any] = deque()
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            waiting.append(_loaded(script.text or ""))
    for _ in range(MAX_JSON_OBJECTS):
        if not waiting:
            return
        value = waiting.popleft()
        if isinstance(value, list):
            waiting.extend(value[:MAX_JSON_OBJECTS])
        elif isinstance(value, dict):
            yield value
            waiting.extend(value.get(key) for key in ("@graph", "mainEntity", "publisher"))


def _loaded(text: str) -> Any:
    """The value of a JSON-LD block; None where it is none. Sites write line breaks in strings."""
    text = text[:MAX_JSON_CHARACTERS].strip().removeprefix("<!--").removesuffix("-->")
    text = text.replace("//<![CDATA[", "").replace("//]]>", "").strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        log.debug("a JSON-LD block cannot be read")
        return None


def _types(value: dict[str, Any]) -> tuple[str, ...]:
    types = value.get("@type")
    return tuple(map(str, types)) if isinstance(types, list) else (str(types),)


def _is_article(value: dict[str, Any]) -> bool:
    return any(name.endswith(("Article", "Posting")) for name in _types(value))


def _referred(value: Any, by_id: dict[str, dict[str, Any]]) -> Any:
    """The object that `{"@id": …}` refers to, or `value` itself."""
    name = value.get("@id") if isinstance(value, dict) and "name" not in value else None
    return by_id.get(name, value) if isinstance(name, str) else value


def _text(value: Any) -> str | None:
    """The words of a value, of its name, or of the first of several."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _id_of(value: Any) -> Any:
    return value.get("@id") if isinstance(value, dict) else value


def _web_address(values: Iterable[Any]) -> str | None:
    for value in values:
        if isinstance(value, str) and value.strip().startswith(("http://", "https://")):
            return value.strip()
    return None


def _first(metas: dict[str, str], tags: Iterable[str]) -> str | None:
    return next((metas[tag] for tag in tags if tag in metas), None)


def _dated(values: Iterable[tuple[str | None, str]]) -> Iterator[tuple[PartialDate, str]]:
    for words, place in values:
        if day := claimed_date(words):
            yield day, place
