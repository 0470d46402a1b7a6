"""HTML pages: what is the article, of which kinds, in the page's own words."""

import pytest
from lxml.html import fromstring

from onrecord.model import BlockKind, MediaType
from onrecord.read.html import elements
from onrecord.read.html.elements import MAX_NAME_CHARACTERS
from onrecord.read.text.decode import decoded
from onrecord.read.text.draft import letters
from read.builders import ANSWERED, ARTICLE, PAGES, SAID, document, shown, stored


def in_article(inner: str) -> list[str]:
    """The blocks of a page whose article ends with `inner`, those of ARTICLE left out."""
    page = ARTICLE.replace("</article>", f"{inner}<p>{SAID} Again.</p></article>")
    return shown(document(f"<html><body>{page}</body></html>"))[3:-1]


def test_a_page_of_boxes_is_read_in_its_order() -> None:
    assert shown(stored("divs.html")) == [
        "title: Harbour chief ‘never saw’ the letter",
        "paragraph: Board members say that it lay on his desk for a month",
        "dateline: By Odran Kell and Fia Moss",
        "dateline: Friday, 30 September 2022",
        "furniture: ShareTweetEmail",
        "caption: Rhona Vale at the harbour gate. Photo: Odran Kell",
        "paragraph: The head of Saltmarsh harbour, Rhona Vale, said on Thursday that she never saw "
        "the letter in which engineers warned that Pier 4 was unsafe.",
        "paragraph: She called the report “a fairy tale with a stamp on it”, and added that nobody "
        "had asked her.",
        "furniture: Related: Pier 4 closed after crack is found",
        "paragraph: “I read everything that reaches my desk. This did not reach my desk,” she told "
        "reporters.",
        "quotation: A letter that nobody opens is not a warning.",
        "quotation: — Rhona Vale, harbour chief",
        "heading: What the board knew",
        "paragraph: Board member Tomas Ure denied that the letter was lost.",
        "paragraph: Three copies were made, he said:",
        "list item: one for the chief, by hand;",
        "list item: one for the board, by mail;",
        "list item: one for the archive.",
        "furniture: “I read everything that reaches my desk.”",
        "furniture: Advertisement",
        "furniture: Boats from 99 crowns, this week only.",
        "paragraph: The engineers’ union said that it would publish the letter on Monday. The "
        "union has 400 members.",
    ]


def test_a_page_of_tables_and_breaks() -> None:
    made = stored("old-tables.html")
    assert shown(made)[:2] == [
        "title: Elder: “The bells were ours”",
        "dateline: By Wenna Croft, 4 March 1998",
    ]
    assert [block.kind for block in made.blocks[2:]] == [BlockKind.PARAGRAPH] * 5


def test_speakers_of_a_transcript_have_a_line_each() -> None:
    assert shown(stored("transcript.html"))[1:4] == [
        "paragraph: MINISTER OAKE: Good morning. I have one announcement and then your questions. "
        "The ferry to Norhaven will run again from June.",
        "paragraph: QUESTION: Minister, was the ferry ever safe?",
        "paragraph: MINISTER OAKE: It was safe. It was not dry.",
    ]


def test_a_cookie_wall_longer_than_the_article_is_left_out() -> None:
    made = stored("consent-first.html")
    assert "partners" not in made.text
    assert "cookies" not in made.text
    assert made.text.startswith("Vet: the otter was not ill\nPublished 2 February 2024\nThe otter")


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<p>It <time>today</time> said <b>no</b><a href='#'>!</a></p>", "It today said no!"),
        ("<p>It was <q>so</q>.</p>", "It was “so”."),
        ("<p>It was<br>so, he said.</p>", "It was so, he said."),
        ("<p>wa<wbr>ter, he sa<!-- x -->id.</p>", "water, he said."),
        ("<p><span aria-hidden='true'>S</span>o it was, <b class='sr-only'>So</b>he said.</p>",
         "So it was, he said."),
        ("<p>It&nbsp;was &#147;so&#148;, he said.</p>", "It was “so”, he said."),
    ],
)  # fmt: skip
def test_inline_elements_do_not_break_a_paragraph(inner: str, expected: str) -> None:
    assert in_article(inner) == [f"paragraph: {expected}"]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<h2>What he knew</h2>", "heading: What he knew"),
        ("<blockquote>We all knew it then.</blockquote>", "quotation: We all knew it then."),
        ("<ul><li>The first of the two.</li></ul>", "list item: The first of the two."),
        ("<figure><figcaption>The pier.</figcaption></figure>", "caption: The pier."),
        ("<div class='wp-caption-text'>The pier.</div>", "caption: The pier."),
        ("<p>Share on Facebook</p>", "furniture: Share on Facebook"),
        ("<aside><p>Ten facts about piers.</p></aside>", "furniture: Ten facts about piers."),
        ("<div class='newsletter'><p>Get it daily.</p></div>", "furniture: Get it daily."),
        ("<p><a href='/x'>Ferry sinks again off coast</a></p>",
         "furniture: Ferry sinks again off coast"),
    ],
)  # fmt: skip
def test_blocks_have_the_kind_that_they_have_on_the_page(inner: str, expected: str) -> None:
    assert in_article(inner) == [expected]


@pytest.mark.parametrize(
    "inner",
    [
        "<p hidden>Secret words.</p>",
        "<p style='display: none'>Secret words.</p>",
        "<script>Secret('words')</script>",
        "<template><p>Secret words.</p></template>",
        "<!-- Secret words. -->",
    ],
)
def test_what_is_never_shown_is_left_out(inner: str) -> None:
    assert in_article(inner) == []


def test_a_paragraph_that_stands_twice_is_furniture_the_second_time() -> None:
    assert in_article(f"<p>{ANSWERED}</p>") == [f"furniture: {ANSWERED}"]


def test_comments_after_the_article_are_left_out() -> None:
    page = f"<html><body>{ARTICLE}<section id='comments'><p>I always said so.</p></section></body>"
    assert "always" not in document(page).text


def test_a_wrapper_with_a_name_of_furniture_does_not_hide_the_article() -> None:
    page = f"<html><body><div class='share related'>{ARTICLE}</div></body></html>"
    assert SAID in document(page).text


def test_a_form_around_the_whole_page_does_not_hide_the_article() -> None:
    page = f"<html><body><form id='aspnetForm'>{ARTICLE}</form></body></html>"
    assert SAID in document(page).text


def test_a_heading_that_links_to_itself_is_a_heading() -> None:
    assert in_article("<h2><a href='#knew'>What he knew</a></h2>") == ["heading: What he knew"]


def test_a_page_without_a_body_is_read() -> None:
    assert SAID in document(f"<title>Pier closed</title>{ARTICLE}").text


@pytest.mark.parametrize(
    "unfit",
    ["\x01", "\x0b", "\uffff", "&#1;", "&#12;", "&#x1F;", "&#xfffe;", "&#65535;", "&#&#1;1;"],
)
def test_characters_that_no_tree_may_hold_do_no_harm(unfit: str) -> None:
    page = f"<html><body><p>{unfit}</p><nav>{unfit}</nav>{unfit}{ARTICLE}{unfit}</body></html>"
    assert shown(document(page))[0] == "title: Pier closed"


def test_a_heading_that_names_the_outlet_is_no_title() -> None:
    page = (
        "<html><head><meta property='og:site_name' content='The Post'>"
        "<meta property='og:title' content='Pier closed'></head>"
        f"<body><h1>The Post</h1>{ARTICLE.replace('h1', 'h2')}</body></html>"
    )
    assert shown(document(page))[0] == "title: Pier closed"


def test_a_title_in_the_metadata_only_stands_before_the_text() -> None:
    page = (
        "<html><head><meta property='og:title' content='Pier closed'></head>"
        f"<body><article><p>{SAID}</p><p>{ANSWERED}</p></article></body></html>"
    )
    made = document(page)
    assert shown(made)[0] == "title: Pier closed"
    assert made.notes == ("the title stands beside the text only and was put before it",)


@pytest.mark.parametrize("name", ["divs", "old-tables", "transcript", "future", "consent-first"])
def test_the_words_are_the_page_s_own_in_its_order(name: str) -> None:
    content = (PAGES / f"{name}.html").read_bytes()
    text = decoded(content)[0]
    page_words = "".join(letters(words) for words in fromstring(text).xpath("//body//text()"))
    place = 0
    for block in shown(stored(f"{name}.html")):
        words = letters(block.partition(": ")[2])
        place = page_words.find(words, place)
        assert place >= 0, block
        place += len(words)


def test_html_is_known_by_its_bytes() -> None:
    assert shown(document(f"<!-- saved -->\n{ARTICLE}"))[0] == "title: Pier closed"


def test_html_is_known_by_what_was_claimed() -> None:
    text = f"Words before the tags. {ARTICLE}"
    assert "<p>" not in document(text, media_type=MediaType.HTML).text
    assert "<p>" in document(text, media_type=MediaType.PLAIN).text


def test_names_too_long_to_be_looked_at_are_not_kept() -> None:
    names = "related sr-only " + "x" * MAX_NAME_CHARACTERS
    for memory in (elements._names_a_box, elements._hides):
        memory.cache_clear()
    assert not elements.is_hidden(fromstring(f"<p class='{names}'>So</p>"))
    assert not elements.is_apart(fromstring(f"<div class='{names}'>So</div>"), 100)
    assert elements._hides.cache_info().currsize == 0
    assert elements._names_a_box.cache_info().currsize == 0
