"""Plain text: kinds of lines by words and place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import BlockKind
from onrecord.read.text.canonical import canonical
from onrecord.read.text.plain import drafted
from read.builders import ANSWERED, SAID


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(piece.kind.value, piece.words) for piece in drafted(text, title).pieces]


def kind_of(line: str, text: str, title: str | None = None) -> str:
    return next(kind for kind, words in kinds(text, title) if words == line)


def test_a_page_as_it_is_copied_from_a_browser() -> None:
    text = f"""Pier closed, says harbour master

News Politics

By Ana Ruiz
3 March 2021

{SAID}

“Worn out” planks

{ANSWERED}.Facebook Comments

-

PREV Ferry sinks again
NEXT Mayor finds key"""
    assert kinds(text) == [
        ("title", "Pier closed, says harbour master"),
        ("furniture", "News Politics"),
        ("dateline", "By Ana Ruiz"),
        ("dateline", "3 March 2021"),
        ("paragraph", SAID),
        ("heading", "“Worn out” planks"),
        ("paragraph", f"{ANSWERED}."),
        ("furniture", "Facebook Comments"),
        ("furniture", "-"),
        ("furniture", "PREV Ferry sinks again"),
        ("furniture", "NEXT Mayor finds key"),
    ]


def test_a_title_that_is_repeated_is_furniture() -> None:
    shown = kinds(f"Pier closed\n\nPier closed\nPier Closed\n\n{SAID}")
    assert [kind for kind, _ in shown] == ["title", "furniture", "furniture", "paragraph"]


def test_the_claimed_title_is_found_in_the_text() -> None:
    text = f"Harbour Post\n\nPier closed\n\n{SAID}"
    assert kind_of("Pier closed", text, "Pier closed") == "title"


def test_the_claimed_title_may_have_the_outlet_after_it() -> None:
    text = f"Pier closed, says master of harbour\n\n{SAID}"
    claimed = "Pier closed, says master of harbour - The Post"
    assert kind_of("Pier closed, says master of harbour", text, claimed) == "title"


@pytest.mark.parametrize("first", [SAID, "“No,” he said."])
def test_a_first_sentence_is_no_title(first: str) -> None:
    assert kinds(f"{first}\n\n{ANSWERED}")[0][0] == "paragraph"


def test_a_title_in_capitals_may_end_with_a_full_stop() -> None:
    line = "Mayor Denies Everything About Pier."
    assert kind_of(line, f"{line}\n\n{SAID}") == "title"


def test_a_text_of_one_line_is_a_paragraph() -> None:
    assert kinds("Mayor denies all") == [("paragraph", "Mayor denies all")]


def test_a_paragraph_with_a_dash_and_a_name_below_is_a_quotation() -> None:
    shown = kinds(
        f"{SAID}\n\nA pier is a promise.\n\n– Ilse Garrow, Mayor of Twynham\n\n{ANSWERED}"
    )
    assert [kind for kind, _ in shown] == ["paragraph", "quotation", "quotation", "paragraph"]


def test_speech_after_a_dash_is_no_signature() -> None:
    shown = kinds(f"{SAID}\n\n– No, said the mayor, and went.\n\n{ANSWERED}")
    assert {kind for kind, _ in shown} == {"paragraph"}


def test_a_headline_after_a_dash_is_no_signature() -> None:
    assert kind_of(
        "–Ilse Garrow leads in Twynham", f"{SAID}\n\n–Ilse Garrow leads in Twynham\n\n{SAID}"
    ) == ("paragraph")


@pytest.mark.parametrize("bullet", ["•", "-", "*", "2."])
def test_list_items_keep_their_bullet(bullet: str) -> None:
    line = f"{bullet} The pier will be mended"
    assert kind_of(line, f"{SAID}\n\n{line}\n{bullet} The ferry will be sold\n") == "list item"


def test_lines_wrapped_at_a_column_are_one_paragraph() -> None:
    wrapped = (
        "The harbour master of Twynham said on Tuesday in a letter that the\n"
        "pier was closed for the winter and that nobody should set foot on\n"
        "it, least of all the mayor, who had been seen there at night and\n"
        "was asked to stay away."
    )
    assert kinds(f"{wrapped}\n\n{ANSWERED}")[0] == ("paragraph", wrapped.replace("\n", " "))


def test_sentences_that_stand_one_a_line_stay_so() -> None:
    assert len(kinds(f"{SAID}\n{ANSWERED}\n{SAID}\n{ANSWERED}")) == 4


def test_headlines_after_related_stories_are_furniture() -> None:
    text = f"{SAID}\n\nRelated stories\n\nFerry sinks again\n\nMayor finds key\n\n{ANSWERED}"
    assert kind_of("Mayor finds key", text) == "furniture"
    assert kind_of(ANSWERED, text) == "paragraph"


def test_news_in_brief_after_top_stories_is_text() -> None:
    brief = "PIER CLOSED The mayor was not asked. “Nobody asked me,” she told The Post [The Post]"
    assert kind_of(brief, f"{SAID}\n\nTop stories\n\n{brief}\n\n{ANSWERED}") == "paragraph"


def test_a_heading_over_text_stays_a_heading() -> None:
    text = f"{SAID}\n\nWhat the mayor knew\n\n{ANSWERED}\n\nShare this"
    assert kind_of("What the mayor knew", text) == "heading"


def test_words_broken_off_are_no_heading() -> None:
    assert (
        kind_of("I never said that --", f"{SAID}\nI never said that --\n{ANSWERED}") == "paragraph"
    )


def test_the_date_line_dates_the_page() -> None:
    inside = drafted(f"Pier closed\n\nPublished: 3 March 2021\n\n{SAID}").inside
    assert [str(day) for day, _ in inside.dates] == ["2021-03-03"]


lines_of_text = st.lists(
    st.sampled_from(
        [
            SAID,
            ANSWERED,
            "",
            "Share this",
            "- ",
            "Pier closed",
            "– Ana Ruiz",
            "By Ana Ruiz",
            "• One",
        ]
    ),
    max_size=12,
).map("\n".join)


@given(lines_of_text | st.text(max_size=200))
def test_no_word_is_lost_added_or_moved(text: str) -> None:
    shown = " ".join(piece.words for piece in drafted(text).pieces)
    assert canonical(shown) == canonical("\n".join(text.splitlines()))


@given(lines_of_text)
def test_there_is_one_title_at_most(text: str) -> None:
    assert sum(piece.kind is BlockKind.TITLE for piece in drafted(text).pieces) <= 1
