"""What a page's JSON-LD says of its article (schema.org NewsArticle).

In: the tree of a page and the title that it shows. Out: `Inside`, of the article with that title or
else the first one. Only as much is looked at as an article may hide.
"""

from __future__ import annotations

import json
import logging
from collections import deque
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from onrecord.read.claimed import dated, short_code, web_address
from onrecord.read.text.draft import Inside, letters

log = logging.getLogger(__name__)

MAX_JSON_CHARACTERS = 1_000_000  # of one JSON-LD block
MAX_JSON_OBJECTS = 2_000  # looked at in one page


def json_inside(tree: HtmlElement, shown_title: str) -> Inside:
    """What the JSON-LD of a page says; `shown_title` is the letters of the title on the page."""
    return _from_json(list(_json_objects(tree)), shown_title)


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
        url=web_address([article.get("url"), _id_of(article.get("mainEntityOfPage"))]),
        language=short_code(article.get("inLanguage")),
        dates=tuple(
            dated(
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
