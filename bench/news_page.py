"""The HTML of a made news page: a story with the furniture of a news site around it.

In: a story, titles of others, how much furniture. Out: HTML with menus, share lines, a form, cards
of other stories, comments, a footer and scripts: some 110 kB and 1,500 elements, as news pages
have.
"""

from __future__ import annotations

import html
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

MENU, CARDS, COMMENTS, FOOTER = 220, 40, 25, 60  # links and boxes
SCRIPTS, SCRIPT_BYTES = 12, 5_000
BOXES = (
    "",
    "",
    '<div class="ad-slot" id="ad-{}"></div>',
    '<div class="newsletter-signup"><form action="/subscribe"><label>Sign up for our newsletter'
    '</label><input name="email-{}"><button>Subscribe</button></form></div>',
)
"""What may stand after a paragraph."""


@dataclass(frozen=True, slots=True)
class Story:
    """What a page tells, and what it says of itself."""

    url: str
    title: str
    day: date
    language: str
    paragraphs: tuple[str, ...]


def news_page(
    rng: random.Random, story: Story, others: Sequence[str], furniture: float = 1.0
) -> str:
    """The HTML of a page; `others` are the titles that its cards may bear."""

    def many(usual: int) -> int:
        return round(usual * furniture)

    url, day = story.url, story.day
    outlet = f"Paper {url.split('.')[0].rpartition('-')[2]}"
    body = "\n".join(
        f"<p>{html.escape(each)}</p>{rng.choice(BOXES).format(place)}"
        for place, each in enumerate(story.paragraphs)
    )
    titles = [rng.choice(others) for _ in range(many(CARDS))]
    name = html.escape(story.title)
    return f"""<!DOCTYPE html>
<html lang="{story.language}"><head><meta charset="utf-8"><title>{name} | {outlet}</title>
<meta property="og:title" content="{name}"><meta property="og:site_name" content="{outlet}">
<link rel="canonical" href="{url}">
<script type="application/ld+json">{_said(story, outlet)}</script>
{"".join(_script(rng) for _ in range(many(SCRIPTS)))}</head>
<body class="article-page"><header class="site-header"><a href="/">{outlet}</a>
<nav class="main-nav">{_links("Section", many(MENU))}</nav></header>
<ol class="breadcrumbs"><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ol>
<main><div class="layout"><div class="column-main"><article class="story"><h1>{name}</h1>
<div class="byline">By Ana Ruiz <time datetime="{day}">{day:%B %d, %Y}</time></div>
<ul class="share-tools">{_links("Share", 6)}</ul>
<figure><img src="/i.jpg" alt=""><figcaption>The square on a rainy day</figcaption></figure>
<div class="article-body">{body}</div></article>
<section class="related-stories"><h2>More stories</h2>{_cards(titles)}</section>
<section class="comments" id="comments">{_comments(many(COMMENTS))}</section></div>
<aside class="sidebar"><h3>Most read</h3>{_cards(titles[:10])}</aside></div></main>
<footer class="site-footer">{_links("About", many(FOOTER))}<p>© {outlet}</p></footer>
{_script(rng)}</body></html>"""


def _said(story: Story, outlet: str) -> str:
    """What the page says of itself, as JSON-LD."""
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": f"{story.day}T08:00:00Z",
        "publisher": {"@type": "Organization", "name": outlet},
        "mainEntityOfPage": story.url,
    }
    return json.dumps(said)


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


def _comments(count: int) -> str:
    return "".join(
        f'<div class="comment"><b class="comment-author">reader{n}</b><p>This is what a reader '
        f"thinks of it, number {n}, and he is sure of it.</p><a href='#reply'>Reply</a></div>"
        for n in range(count)
    )


def _script(rng: random.Random) -> str:
    filler = f"window.k{rng.randrange(10**6)}=function(a,b){{return a<b?a:b}};"
    return f"<script>{filler * (SCRIPT_BYTES // len(filler))}</script>\n"
