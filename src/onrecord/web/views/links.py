"""Addresses: of a statement in its document, of its words at the live page, of a search.

The live address ends in a text fragment (`#:~:text=`, WICG "URL Fragment Text Directives"), which
takes a reader's browser to the very words.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlencode, urlsplit

from onrecord.model import StatementRow

PART = 30_000  # code points of a document that one page shows: 25 minutes of reading
FRAGMENT_WORDS = 5  # at each end of longer words; enough to be found once in a page
REMEMBERED = 4_096  # addresses of searches, of 700 bytes: rows have the same acts and days
WHOLE_WORDS = 12  # no more words than these are given whole


def address_of(row: StatementRow) -> str:
    """Where the statement is marked in its document."""
    start = row.content[0].start
    part = f"?part={start // PART + 1}" if start >= PART else ""
    return f"/documents/{row.document}{part}#{row.id}"


def at_words(row: StatementRow) -> str | None:
    """The live address at the statement's words; None where the page has no web address."""
    return fragment(row.url, row.content_text.split(" … ")[0]) if row.url else None


def live(url: str | None) -> str | None:
    """`url` where a browser may be sent to it: over http or https, nothing that runs."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:  # a page's own address may be none
        return None


def fragment(url: str, words: str) -> str | None:
    """`url` with the text fragment that finds `words` in its page."""
    if live(url) is None:
        return None
    split = words.split()
    if len(split) <= WHOLE_WORDS:
        text = _encoded(split)
    else:
        text = f"{_encoded(split[:FRAGMENT_WORDS])},{_encoded(split[-FRAGMENT_WORDS:])}"
    return f"{url.partition('#')[0]}#:~:text={text}"


def search_for(**filters: object) -> str:
    """The search with these filters; what is None or empty is left out."""
    return _search(tuple(filters.items()))


@lru_cache(REMEMBERED)
def _search(filters: tuple[tuple[str, object], ...]) -> str:
    given = {name: value for name, value in filters if value not in (None, "", False)}
    return "/search" + (f"?{urlencode(given)}" if given else "")


def _encoded(words: list[str]) -> str:
    """Words as a directive takes them: its own marks (`-`, `,`, `&`) are written in per cent."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
