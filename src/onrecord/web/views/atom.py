"""Atom: statements as entries of a feed (RFC 4287).

In: statement rows with the time when their pages were read. Out: the XML of a feed. Words of pages
are text, never markup; what XML cannot hold (control codes) is shown as �.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from onrecord.exchange.exports import SOFTWARE
from onrecord.exchange.iris import iri
from onrecord.language.harmless import harmless
from onrecord.model import StatementRow
from onrecord.web.views.links import address_of, at_words

NAMESPACE = "http://www.w3.org/2005/Atom"
TITLE_WORDS = 140  # code points of the content in a title: a line of a feed reader
SUMMARY_WORDS = 4_000  # code points: more than a minute of reading; the link leads to all of it
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

register_namespace("", NAMESPACE)


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed is called, and where it and its page are; `base` is the server's address."""

    id: str
    title: str
    base: str
    own: str
    page: str
    since: datetime


def atom(feed: Feed, entries: Iterable[tuple[StatementRow, datetime]]) -> bytes:
    """The feed; its `updated` is that of its newest entry, or when it was made."""
    entries = list(entries)
    root = Element(f"{{{NAMESPACE}}}feed")
    _text(root, "id", iri(feed.id))
    _text(root, "title", feed.title)
    _text(root, "updated", _moment(max([feed.since, *(read for _, read in entries)])))
    _text(root, "generator", SOFTWARE)
    _text(_under(root, "author"), "name", "onrecord")
    _link(root, "self", feed.base + feed.own, "application/atom+xml")
    _link(root, "alternate", feed.base + feed.page, "text/html")
    for row, read in entries:
        _entry(_under(root, "entry"), row, read, feed.base)
    made: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def _entry(entry: Element, row: StatementRow, read: datetime, base: str) -> None:
    _text(entry, "id", iri(row.id))
    _text(entry, "title", _title(row))
    _text(entry, "updated", _moment(read))
    _text(_under(entry, "author"), "name", _who(row))
    _text(entry, "summary", _cut(row.content_text, SUMMARY_WORDS))
    _under(entry, "category").set("term", row.act.value)
    _link(entry, "alternate", base + address_of(row), "text/html")
    if live := at_words(row):
        _link(entry, "via", live, "text/html")


def _title(row: StatementRow) -> str:
    short = _cut(" ".join(row.content_text[:SUMMARY_WORDS].split()), TITLE_WORDS)
    where = f" ({row.outlet})" if row.outlet else ""
    return f"{_who(row)}, {row.act}: {short}{where}"


def _who(row: StatementRow) -> str:
    return row.known_speaker.name if row.known_speaker else row.source_text or "a source"


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"


def _under(parent: Element, name: str) -> Element:
    return SubElement(parent, f"{{{NAMESPACE}}}{name}")


def _text(parent: Element, name: str, words: str) -> None:
    _under(parent, name).text = _NOT_XML.sub("\ufffd", harmless(words))


def _link(parent: Element, rel: str, href: str, media_type: str) -> None:
    link = _under(parent, "link")
    for name, value in (("rel", rel), ("href", href), ("type", media_type)):
        link.set(name, _NOT_XML.sub("\ufffd", value))


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
