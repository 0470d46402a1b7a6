"""Sitemaps name pages, and what news sitemaps claim of them."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from onrecord.model import Page, Reason, Rejected
from onrecord.read import ReadSettings, pages
from onrecord.read.web.sitemaps import is_sitemap, sitemap_of
from read.builders import ARTICLE
from read.test_fetch import Server, fetched, server

__all__ = ["server"]

SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
)


def sitemap(*addresses: str, inside: str = "") -> str:
    rows = "".join(f"<url><loc>{each}</loc>{inside}</url>" for each in addresses)
    return f'<?xml version="1.0"?><urlset {SPACES}>{rows}</urlset>'


def index(*addresses: str) -> str:
    rows = "".join(f"<sitemap><loc>{each}</loc></sitemap>" for each in addresses)
    return f"<sitemapindex {SPACES}>{rows}</sitemapindex>"


def urls(content: str, limit: int = 100) -> list[str]:
    return [each.url for each in sitemap_of(content.encode(), limit).pages]


def test_addresses_are_found_each_once() -> None:
    assert urls(sitemap("https://a.example/1", "https://a.example/2", "https://a.example/1")) == [
        "https://a.example/1", "https://a.example/2",
    ]  # fmt: skip


def test_a_news_sitemap_claims_title_date_outlet_and_language() -> None:
    news = (
        "<news:news><news:publication><news:name>The Post</news:name>"
        "<news:language>en</news:language></news:publication>"
        "<news:publication_date>2020-02-02T10:00:00+01:00</news:publication_date>"
        "<news:title>Pier closed</news:title></news:news>"
    )
    (entry,) = sitemap_of(sitemap("https://a.example/", inside=news).encode(), 9).pages
    claims = entry.claims
    assert (claims.outlet, claims.language, claims.title, str(claims.published)) == (
        "The Post", "en", "Pier closed", "2020-02-02",
    )  # fmt: skip


def test_the_last_change_is_no_date_of_publication() -> None:
    changed = "<lastmod>2020-02-02</lastmod>"
    (entry,) = sitemap_of(sitemap("https://a.example/", inside=changed).encode(), 9).pages
    assert entry.claims.published is None


def test_a_picture_in_a_sitemap_is_no_page() -> None:
    picture = "<i:image xmlns:i='urn:i'><i:loc>https://a.example/a.png</i:loc></i:image>"
    assert urls(sitemap("https://a.example/", inside=picture)) == ["https://a.example/"]


def test_what_comes_before_a_break_is_taken() -> None:
    whole = sitemap("https://a.example/1", "https://a.example/2")
    assert urls(whole[:-40])[0] == "https://a.example/1"


def test_an_element_whose_namespace_is_broken_is_an_address() -> None:
    broken = '<urlset xmlns="a}b"><url><loc>https://a.example/</loc></url></urlset>'
    assert urls(broken) == ["https://a.example/"]


def test_other_schemes_are_no_addresses_of_pages() -> None:
    assert urls(sitemap("file:///etc/passwd", "ftp://a.example/", "")) == []


def test_entities_are_not_unfolded(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("https://a.example/secret")
    doctype = f'<!DOCTYPE urlset [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    assert urls(f"{doctype}<urlset {SPACES}><url><loc>&x;</loc></url></urlset>") == []


@pytest.mark.parametrize("content", [b"", b"<html><urlset></html>", b"<rss></rss>", b"\xff" * 99])
def test_what_is_no_sitemap(content: bytes) -> None:
    assert not is_sitemap(content)


# fetched


def test_the_pages_of_a_sitemap_are_fetched(server: Server) -> None:
    named = [server.says(f"/{number}", ARTICLE) for number in range(3)]
    found = fetched(server.says("/sitemap.xml", sitemap(*named), "application/xml"))
    assert [each.url for each in found] == named


def test_an_index_leads_to_packed_sitemaps(server: Server) -> None:
    packed = gzip.compress(sitemap(server.says("/1", ARTICLE)).encode())
    inner = server.says("/a.xml.gz", packed, "application/gzip")
    (only,) = fetched(server.says("/sitemap.xml", index(inner), "text/xml"))
    assert isinstance(only, Page)


def test_an_index_that_names_itself_ends(server: Server) -> None:
    address = server.address("/sitemap.xml")
    server.says("/sitemap.xml", index(address), "text/xml")
    (only,) = fetched(address)
    assert isinstance(only, Rejected)
    assert only.why is Reason.EMPTY


def test_a_sitemap_that_is_gone_does_not_stop_the_others(server: Server) -> None:
    inner = server.says("/a.xml", sitemap(server.says("/1", ARTICLE)), "text/xml")
    outer = index(server.address("/gone.xml"), inner)
    found = fetched(server.says("/sitemap.xml", outer, "text/xml"))
    assert [type(each) for each in found] == [Rejected, Page]


def test_no_more_pages_are_fetched_than_the_settings_say(server: Server) -> None:
    named = [server.says(f"/{number}", ARTICLE) for number in range(5)]
    address = server.says("/sitemap.xml", sitemap(*named), "text/xml")
    assert len(fetched(address, max_sitemap_pages=2)) == 2


def test_a_sitemap_on_disk_leads_to_no_private_address(server: Server, tmp_path: Path) -> None:
    private = server.says("/1", ARTICLE)
    for content in (sitemap(private), index(private)):
        (tmp_path / "sitemap.xml").write_text(content)
        settings = ReadSettings(seconds_between_fetches=0, allow_private=True)
        first, *_ = pages(str(tmp_path / "sitemap.xml"), None, settings)
        assert isinstance(first, Rejected)
        assert first.why is Reason.REFUSED
    assert server.asked == []
