"""What HTML pages say of themselves."""

import json
from typing import Any

import pytest

from onrecord.model import PartialDate
from read.builders import ANSWERED, ARTICLE, SAID, document, stored


def with_head(head: str, **claims: Any) -> Any:
    return document(f"<html><head>{head}</head><body>{ARTICLE}</body></html>", **claims)


def json_ld(**values: Any) -> str:
    block = json.dumps({"@type": "NewsArticle", **values})
    return f"<script type='application/ld+json'>{block}</script>"


def test_json_ld_comes_before_meta_tags() -> None:
    made = with_head(
        json_ld(headline="By JSON", datePublished="2020-02-02", publisher={"name": "The Post"})
        + "<meta property='og:title' content='By meta'>"
        "<meta property='og:site_name' content='post.example'>"
        "<meta property='article:published_time' content='2021-01-01'>"
    )
    assert (made.title, made.outlet, str(made.published)) == ("By JSON", "The Post", "2020-02-02")


def test_a_graph_with_references_is_read() -> None:
    made = stored("divs.html")
    assert made.outlet == "The Saltmarsh Herald"
    assert str(made.published) == "2022-09-30"
    assert made.url == "https://saltmarsh-herald.example/news/letter"


def test_meta_tags_are_read() -> None:
    made = with_head(
        "<meta name='parsely-pub-date' content='2020-02-02T10:00:00Z'>"
        "<link rel=canonical href='https://post.example/pier'>"
    )
    assert (str(made.published), made.url) == ("2020-02-02", "https://post.example/pier")


def test_claims_from_beside_the_page_win() -> None:
    made = with_head(
        json_ld(headline="By JSON", publisher="The Post", url="https://post.example/a"),
        title="By hand",
        outlet="The Times",
        url="https://times.example/b",
    )
    assert (made.title, made.outlet, made.url) == (
        "By hand",
        "The Times",
        "https://times.example/b",
    )


@pytest.mark.parametrize(
    "block",
    ["{broken", "[" * 100_000, "null", '"text"', "[[[]]]", '{"@type": ["NewsArticle"]}', "{}"],
)
def test_broken_json_ld_is_passed_over(block: str) -> None:
    made = with_head(f"<script type='application/ld+json'>{block}</script>")
    assert made.title == "Pier closed"


def test_json_ld_with_line_breaks_in_its_strings_is_read() -> None:
    block = '{"@type": "NewsArticle", "headline": "Pier\nclosed", "datePublished": "2020-02-02"};'
    made = with_head(f"<script type='application/ld+json'>//<![CDATA[\n{block}\n//]]></script>")
    assert str(made.published) == "2020-02-02"


def test_a_future_and_a_placeholder_date_are_put_aside_and_noted() -> None:
    made = stored("future.html")
    assert str(made.published) == "2018-06-12"  # of the date line
    assert made.notes == (
        "date 2031-01-01 lies in the future, put aside (from meta article:published_time)",
        "date 1970-01-01 lies before 1990, put aside (from meta date)",
    )


def test_a_month_is_claimed_no_finer_than_a_month() -> None:
    assert str(stored("transcript.html").published) == "2020-05"


def test_dates_in_furniture_do_not_date_the_page() -> None:
    page = (
        "<html><body><nav><time datetime='2011-01-01'>1 January 2011</time></nav>"
        f"<article><h1>Pier closed</h1><p>{SAID}</p><p>{ANSWERED}</p></article>"
        "<aside><time datetime='2012-01-01'>1 January 2012</time></aside>"
        "<footer>Last updated 3 March 2013</footer></body></html>"
    )
    assert document(page).published is None


def test_the_date_behind_hours_ago_is_in_its_time_element() -> None:
    stamp = "<p class='byline'><time datetime='2020-02-02'>3 hours ago</time></p>"
    made = document(f"<html><body>{ARTICLE.replace('</h1>', '</h1>' + stamp)}</body></html>")
    assert str(made.published) == "2020-02-02"


def test_a_date_claimed_beside_the_page_may_be_old() -> None:
    assert str(with_head("", published=PartialDate("1912-04")).published) == "1912-04"


def test_the_date_of_the_address_is_taken_where_the_page_has_none() -> None:
    made = with_head("", url="https://post.example/2020/02/02/pier")
    assert str(made.published) == "2020-02-02"
