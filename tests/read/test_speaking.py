"""Pages in another language than the one asked for are passed by."""

from __future__ import annotations

from collections import Counter

import pytest

from onrecord.errors import BadInput
from onrecord.model import MediaType, Page, Reason, Rejected
from onrecord.read import ReadSettings, pages
from onrecord.read.speaking import apparent_language, in_language
from read.builders import ANSWERED, SAID, page

GERMAN = (
    "Der Hafenmeister sagte am Dienstag, die Mole bleibe den Winter über geschlossen. "
    "Die Bürgermeisterin antwortete, niemand habe sie gefragt."
)


def html(words: str, language: str = "en") -> str:
    menu = "<li><a href='/'>Home</a><a href='/s'>Sports</a>" * 30
    return f"<html lang={language}><script>{'var a = 1; ' * 900}</script>{menu}<p>{words}</p>"


def kept(*given: Page | Rejected, language: str = "en") -> tuple[list[str], Counter[str]]:
    passed: Counter[str] = Counter()
    found = in_language(iter(given), language, passed)
    return [each.where for each in found], passed


def test_pages_in_other_languages_are_passed_by_and_counted() -> None:
    english, german = page(f"{SAID} {ANSWERED}", "a"), page(GERMAN, "b")
    assert kept(english, german) == (["a"], {"in de": 1})


def test_the_words_decide_and_not_the_mark_of_the_page() -> None:
    assert apparent_language(page(html(GERMAN, "en"))) == "de"
    assert apparent_language(page(html(f"{SAID} {ANSWERED}", "de"))) == "en"


def test_words_without_paragraphs_are_found() -> None:
    assert apparent_language(page(f"<html><body><div>{GERMAN}</div></body>")) == "de"


def test_the_declared_charset_is_used_and_an_unknown_one_does_no_harm() -> None:
    cyrillic = "Мэр заявил во вторник, что причал будет закрыт на всю зиму, сообщает газета."
    for charset in ("koi8-r", "no-such-charset"):
        content = cyrillic.encode("koi8-r" if charset == "koi8-r" else "utf-8")
        given = page(content, encoding=charset, media_type=MediaType.PLAIN)
        assert apparent_language(given) == "ru"


def test_what_was_claimed_beside_the_page_is_believed() -> None:
    assert kept(page(SAID, "a", language="de")) == ([], {"in de": 1})


@pytest.mark.parametrize("words", ["Pier closed.", "", "<html></html>", "12 34 " * 50])
def test_a_page_that_is_not_sure_to_be_in_another_language_is_read(words: str) -> None:
    assert kept(page(words, "a"))[0] == ["a"]


def test_what_cannot_be_read_is_still_told() -> None:
    assert kept(Rejected("a", Reason.BROKEN, ""))[0] == ["a"]


def test_a_language_that_cannot_be_told_is_bad_input_at_once() -> None:
    with pytest.raises(BadInput, match="two-letter code"):
        pages("-", settings=ReadSettings(language="english"))


@pytest.mark.parametrize("content", ["<p " * 100_000, "<p>" * 100_000, "<script>" * 50_000])
def test_hostile_markup_takes_no_long_time(content: str) -> None:
    apparent_language(page(content))  # a search that is quadratic would not come back
