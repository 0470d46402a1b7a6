from __future__ import annotations

import pytest

from onrecord.web.views.links import fragment, live, search_for


def test_short_words_are_given_whole() -> None:
    assert fragment("https://a.example/x#top", "it rained") == (
        "https://a.example/x#:~:text=it%20rained"
    )


def test_long_words_by_their_ends() -> None:
    words = " ".join(f"w{n}" for n in range(30))
    assert fragment("https://a.example/x", words) == (
        "https://a.example/x#:~:text=w0%20w1%20w2%20w3%20w4,w25%20w26%20w27%20w28%20w29"
    )


def test_marks_of_the_directive_are_encoded() -> None:
    found = fragment("https://a.example/", "well-known, A&B")
    assert found is not None
    assert found.endswith("text=well%2Dknown%2C%20A%26B")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc", "[", ""])
def test_what_runs_is_no_live_address(url: str) -> None:
    assert live(url) is None
    assert fragment(url, "words") is None


def test_empty_filters_are_left_out() -> None:
    assert search_for(words="a b", act="", outlet=None, denied=False) == "/search?words=a+b"
