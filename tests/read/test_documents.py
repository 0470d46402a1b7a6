"""Pages to documents: claims, notes, and bad input of all kinds."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Document, MediaType, PartialDate, Reason, Rejected, content_hash
from onrecord.read import ReadSettings, read_document
from read.builders import ANSWERED, ARTICLE, PAGES, SAID, document, page, rejected, shown

WORDS = [
    "<p>", "</p>", "<div class=share>", "</div>", "<blockquote>", "<h1>", "</h1>", "<br>", "<li>",
    "<a href=x>", "</a>", "<script>", "<!--", "-->", "<table><tr><td>", "<figcaption>", "<q>",
    "</q>",
    "<time datetime='2031-01-01'>", "&#0;", "&#xD800;", "&#", "1;", "\x00", "\x0c", "&#1;",
    "\x01", "&#12;", "&#x1f;", "\uffff", "<nav>", "\ud800", "<title>", "<svg>", "]]>",
    SAID, ANSWERED, "Facebook Comments", "\n", "<p hidden>", "<body>", "<aside>", "<?php",
]  # fmt: skip
soups = st.lists(st.sampled_from(WORDS), max_size=30).map("".join)


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from([None, *MediaType]), st.sampled_from([None, "x"]))
def test_any_bytes_become_a_document_or_are_rejected(
    content: bytes, media_type: MediaType | None, encoding: str | None
) -> None:
    made = read_document(page(content, media_type=media_type, encoding=encoding))
    assert isinstance(made, Document) or made.why is not Reason.BROKEN


@settings(deadline=None, max_examples=80)
@given(soups)
def test_any_soup_of_tags_gives_whole_blocks(soup: str) -> None:
    content = soup.encode("utf-8", "surrogatepass")
    made = read_document(page(content, media_type=MediaType.HTML))
    if isinstance(made, Rejected):
        assert made.why is not Reason.BROKEN
        return
    assert "\n".join(block.span.of(made.text) for block in made.blocks) == made.text
    assert all(a.span.end + 1 == b.span.start for a, b in pairwise(made.blocks))


@settings(deadline=None, max_examples=40)
@given(soups)
def test_the_same_page_gives_the_same_document(soup: str) -> None:
    once, again = (page(soup.encode("utf-8", "surrogatepass")) for _ in range(2))
    first, second = read_document(once), read_document(again)
    if isinstance(first, Document):
        assert first == second


def test_a_document_can_be_followed_to_its_bytes() -> None:
    assert document(ARTICLE).page_hash == content_hash(ARTICLE.encode())


def test_another_address_makes_another_document() -> None:
    here = document(ARTICLE, url="https://a.example/")
    assert here.id != document(ARTICLE, url="https://b.example/").id


@pytest.mark.parametrize("content", [b"", b" \n\t ", b"\xef\xbb\xbf"])
def test_an_empty_page_is_rejected(content: bytes) -> None:
    assert rejected(content).why in (Reason.EMPTY, Reason.NO_ARTICLE)


def test_a_page_of_50_megabytes_is_rejected() -> None:
    assert rejected(b"a" * 50_000_000).why is Reason.TOO_LARGE


def test_a_book_is_rejected() -> None:
    why = rejected(f"{SAID}\n" * 30, ReadSettings(max_text_characters=2000))
    assert (why.why, "2,000 characters" in why.detail) == (Reason.TOO_LARGE, True)


def test_too_many_tags_are_rejected() -> None:
    why = rejected(f"<p>{SAID}" * 60_000, ReadSettings(max_text_characters=10**8))
    assert (why.why, "50,000 tags" in why.detail) == (Reason.TOO_LARGE, True)


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "table><tr><td"])
def test_a_million_tags_deep_is_rejected(tag: str) -> None:
    assert rejected(f"<{tag}>" * 1_000_000 + SAID).why is Reason.TOO_LARGE


def test_a_binary_called_html_is_rejected() -> None:
    assert rejected(b"\x89PNG\r\n\x1a\n" + ARTICLE.encode(), where="a.html").why is Reason.NOT_TEXT


def test_a_page_whose_text_is_in_a_script_has_no_article() -> None:
    assert rejected((PAGES / "empty-shell.html").read_bytes()).why is Reason.NO_ARTICLE


def test_a_wrong_charset_is_noted_and_the_words_survive() -> None:
    made = document("<meta charset=ascii>" + ARTICLE.replace("pier", "Kai für „alle“"))
    assert "Kai für „alle“" in made.text


SIGNED = f"""The bridge is shut

By Ana Ruiz

{SAID}

We all stay here for good this winter

— Ana Ruiz, mayor of Velmora

Related stories

Fishers to strike on Monday
"""


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\t"])
def test_lines_are_told_apart_by_the_same_signs_between_other_spaces(space: str) -> None:
    plain, other = document(SIGNED), document(SIGNED.replace(" ", space))
    assert (other.text, other.blocks) == (plain.text, plain.blocks)
    assert len({block.kind for block in plain.blocks}) > 3


def test_nul_is_left_out_and_noted() -> None:
    made = document(f"{SAID}\n\nThe may\x00or denied\x00 it all on Friday.")
    assert made.text.endswith("The mayor denied it all on Friday.")
    assert made.notes == ("2 NUL characters left out",)


def test_lone_surrogates_are_replaced_and_noted() -> None:
    made = document(f"{SAID} \ud83d".encode("utf-8", "surrogatepass"))
    assert made.text.endswith("winter. \ufffd")
    assert made.notes == ("1 lone surrogates replaced",)


def test_a_claimed_date_in_the_future_is_put_aside() -> None:
    made = document(ARTICLE, published=PartialDate("2031"))
    assert made.published is None
    assert made.notes == (
        "date 2031 lies in the future, put aside (from what was claimed beside the page)",
    )


def test_a_text_file_may_be_older_than_the_web() -> None:
    assert str(document(f"Pier closed\n\n3 March 1912\n\n{SAID}").published) == "1912-03-03"


def test_notes_from_the_way_in_are_kept() -> None:
    assert document(ARTICLE, notes=("published 'soon' is no date, put aside",)).notes == (
        "published 'soon' is no date, put aside",
    )


def test_a_claimed_title_that_is_not_in_a_plain_text_stands_before_it() -> None:
    made = document(f"{SAID}\n\n{ANSWERED}", title="Pier closed")
    assert shown(made)[0] == "title: Pier closed"


def test_the_language_is_told_by_the_text() -> None:
    german = "Die Bürgermeisterin sagte am Dienstag, dass der Steg im Winter geschlossen bleibe."
    assert (document(f"{SAID}\n{ANSWERED}").language, document(german).language) == ("en", "de")


def test_a_short_text_has_no_language() -> None:
    assert document("Pier shut, mayor says, and gone.").language is None


def test_what_a_page_declares_is_its_language_where_the_text_is_too_short() -> None:
    short = (
        "<html lang='cy'><body><article><p>Pier shut, mayor says, and gone.</p></article></html>"
    )
    assert document(short).language == "cy"
