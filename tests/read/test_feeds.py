"""Feeds and the addresses that they name."""

import pytest

from onrecord.read.web.feeds import entries, is_feed

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Post</title>
<item><title>Pier &lt;i&gt;closed&lt;/i&gt; &amp;amp; sold</title><link>https://post.example/1</link>
<pubDate>Tue, 10 Dec 2019 22:30:00 -0500</pubDate><description>Words.</description></item>
<item><title>Again</title><link>https://post.example/1</link></item>
<item><title>Mail</title><link>mailto:a@post.example</link></item>
<item><title>Two</title><link>https://post.example/2</link></item></channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Post</title>
<entry><title>Pier</title><link href="/3"/><published>2019-12-10T10:00:00Z</published></entry>
<entry><title>Key</title><link rel="alternate" href="https://post.example/4"/>
<updated>2020-01-01T00:00:00Z</updated></entry></feed>"""


def test_entries_have_address_title_and_date() -> None:
    first, second = entries(RSS, None, 10)
    assert (first.url, first.claims.title) == ("https://post.example/1", "Pier closed & sold")
    assert str(first.claims.published) == "2019-12-10"  # the day where it was written
    assert (second.url, second.claims.published) == ("https://post.example/2", None)


def test_addresses_are_completed_by_that_of_the_feed() -> None:
    first, _ = entries(ATOM, "https://post.example/feed.xml", 10)
    assert first.url == "https://post.example/3"


def test_the_date_of_an_update_is_not_claimed_as_that_of_publication() -> None:
    assert entries(ATOM, "https://post.example/", 10)[1].claims.published is None


def test_only_so_many_entries_are_taken() -> None:
    assert len(entries(RSS, None, 1)) == 1


@pytest.mark.parametrize(
    "content", [b"", b"<rss", b"<rss><channel>", b"<feed>\xff\xfe\x00", RSS[:300]]
)
def test_broken_feeds_have_what_can_be_read(content: bytes) -> None:
    assert len(entries(content, None, 10)) <= 1


def test_entities_that_grow_are_not_expanded() -> None:
    lol = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "lol">{lol}]><rss><channel><item><title>&l11;</title>'
    assert entries(bomb.encode(), None, 10) == ()


@pytest.mark.parametrize(
    ("content", "feed"),
    [
        (RSS, True),
        (ATOM, True),
        (b"<rdf:RDF xmlns='x'>", True),
        (b"<!doctype html><html><body><p>An <rss> tag.</p>", False),
        (b"<?xml version='1.0'?><html>", False),
        (b"feed me", False),
    ],
)
def test_feeds_are_told_from_pages(content: bytes, feed: bool) -> None:
    assert is_feed(content) is feed
