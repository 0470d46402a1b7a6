"""Makes news pages to measure with: real paragraphs recombined, with the furniture of a news site.

    ./run bench make_pages pages.warc.gz --pages 1000                 of the demo's paragraphs
    ./run bench make_pages pages.warc.gz --pages 100000 --like FILE   of any pages' paragraphs

A page takes runs of paragraphs from several documents, so that quotations keep their tags and
pronouns their names, until it has its number of words (log-normal around --words, as lengths of
articles are). Around them stand menus, share lines, a form, cards of other stories, comments, a
footer and scripts: some 110 kB and 1,500 elements, as news pages have. The n-th page is always the
same, so a part of a larger file is a smaller one. Out comes a web archive.
"""

from __future__ import annotations

import argparse
import html
import json
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from onrecord.model import BlockKind, Document, Page
from onrecord.read import pages, read_document

WORDS = 450  # the median; the mean is a fifth higher
SPREAD = 0.6  # of the logarithm of words
RUN = (3, 7)  # paragraphs taken together
MENU, CARDS, COMMENTS, FOOTER = 220, 40, 25, 60  # links and boxes
SCRIPTS, SCRIPT_BYTES = 12, 5_000
DAYS = 3_650
FIRST_DAY = date(2015, 1, 1)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"

Source = tuple[str, tuple[str, ...]]
"""The title and the paragraphs of a document."""


def sources(like: str) -> list[Source]:
    """What the pages that `like` names consist of."""
    read = (read_document(page) for page in pages(like) if isinstance(page, Page))
    found = [(each.title or "", _paragraphs(each)) for each in read if isinstance(each, Document)]
    return [(title, paragraphs) for title, paragraphs in found if paragraphs]


def _paragraphs(document: Document) -> tuple[str, ...]:
    return tuple(
        block.span.of(document.text)
        for block in document.blocks
        if block.kind is BlockKind.PARAGRAPH
    )


def made_pages(like: Sequence[Source], count: int, words: int = WORDS) -> Iterator[tuple[str, str]]:
    """The address and HTML of `count` pages."""
    for number in range(count):
        rng = random.Random(number)
        day = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
        title = rng.choice(like)[0] or "A day in the news"
        url = f"https://paper-{number % 97}.example/{day:%Y/%m/%d}/{number}.html"
        body = _article(rng, like, words * rng.lognormvariate(0, SPREAD))
        yield url, _page(rng, like, url, title, day, body)


def _article(rng: random.Random, like: Sequence[Source], wanted: float) -> str:
    taken: list[str] = []
    while wanted > 0:
        paragraphs = rng.choice(like)[1]
        start = rng.randrange(len(paragraphs))
        run = paragraphs[start : start + rng.randint(*RUN)]
        wanted -= sum(len(each.split()) for each in run)
        taken += run
    boxes = ("", "", '<div class="ad-slot" id="ad-{}"></div>', _PROMPT)
    return "\n".join(
        f"<p>{html.escape(each)}</p>{rng.choice(boxes).format(place)}"
        for place, each in enumerate(taken)
    )


def _page(
    rng: random.Random, like: Sequence[Source], url: str, title: str, day: date, body: str
) -> str:
    outlet = f"Paper {url.split('.')[0].rpartition('-')[2]}"
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": f"{day}T08:00:00Z",
        "publisher": {"@type": "Organization", "name": outlet},
        "mainEntityOfPage": url,
    }
    titles = [rng.choice(like)[0] for _ in range(CARDS)]
    name = html.escape(title)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{name} | {outlet}</title>
<meta property="og:title" content="{name}"><meta property="og:site_name" content="{outlet}">
<link rel="canonical" href="{url}">
<script type="application/ld+json">{json.dumps(said)}</script>
{"".join(_script(rng) for _ in range(SCRIPTS))}</head>
<body class="article-page"><header class="site-header"><a href="/">{outlet}</a>
<nav class="main-nav">{_links("Section", MENU)}</nav></header>
<ol class="breadcrumbs"><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ol>
<main><div class="layout"><div class="column-main"><article class="story"><h1>{name}</h1>
<div class="byline">By Ana Ruiz <time datetime="{day}">{day:%B %d, %Y}</time></div>
<ul class="share-tools">{_links("Share", 6)}</ul>
<figure><img src="/i.jpg" alt=""><figcaption>The square on a rainy day</figcaption></figure>
<div class="article-body">{body}</div></article>
<section class="related-stories"><h2>More stories</h2>{_cards(titles)}</section>
<section class="comments" id="comments">{_comments()}</section></div>
<aside class="sidebar"><h3>Most read</h3>{_cards(titles[:10])}</aside></div></main>
<footer class="site-footer">{_links("About", FOOTER)}<p>© {outlet}</p></footer>
{_script(rng)}</body></html>"""


_PROMPT = (
    '<div class="newsletter-signup"><form action="/subscribe"><label>Sign up for our newsletter'
    '</label><input name="email-{}"><button>Subscribe</button></form></div>'
)


def _links(words: str, count: int) -> str:
    items = (
        f'<li class="menu-item depth-{n % 3}"><a class="menu-link" href="/{words.lower()}/{n}">'
        f"<span>{words} {n}</span></a></li>"
        for n in range(count)
    )
    return f"<ul class='menu'>{''.join(items)}</ul>"


def _cards(titles: Sequence[str]) -> str:
    return "".join(
        f'<div class="card"><a href="/story/{n}"><div class="card-image"><img src="/{n}.jpg"></div>'
        f'<h3 class="card-title">{html.escape(title)}</h3></a><span class="card-date">{n + 1} '
        "hours ago</span></div>"
        for n, title in enumerate(titles)
    )


def _comments() -> str:
    return "".join(
        f'<div class="comment"><b class="comment-author">reader{n}</b><p>This is what a reader '
        f"thinks of it, number {n}, and he is sure of it.</p><a href='#reply'>Reply</a></div>"
        for n in range(COMMENTS)
    )


def _script(rng: random.Random) -> str:
    filler = f"window.k{rng.randrange(10**6)}=function(a,b){{return a<b?a:b}};"
    return f"<script>{filler * (SCRIPT_BYTES // len(filler))}</script>\n"


def write_archive(path: Path, made: Iterator[tuple[str, str]]) -> int:
    """Write pages as responses into a web archive, each packed for itself; how many."""
    count = 0
    with path.open("wb") as stream:
        for url, page in made:
            packed = GzipWriter(stream)
            _record(url, page).write(packed)
            packed.close()
            count += 1
    return count


def _record(url: str, page: str) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Target-URI"] = url
    record.headers["WARC-Date"] = "2025-01-01T00:00:00Z"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(HEAD + page.encode())
    return record


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("archive", type=Path, help="the file to make, .warc.gz")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--like", default="examples", help="pages whose paragraphs to take")
    parser.add_argument("--words", type=int, default=WORDS, help="the median of a page's words")
    given = parser.parse_args()
    made = write_archive(given.archive, made_pages(sources(given.like), given.pages, given.words))
    print(f"{made} pages, {given.archive.stat().st_size / 1e6:.1f} MB packed")


if __name__ == "__main__":
    main()
