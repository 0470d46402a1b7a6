import pytest

from tests.marked_pages import marked


@pytest.mark.parametrize(
    ("markup", "hearer"),
    [
        ("[Quist|s] [told|c] reporters in Larkhaven [that it rained|t].", "reporters"),
        ("[Quist|s] [told|c] a news conference on Monday [it rained|t].", "a news conference"),
        (
            "[Quist|s] [warned|c] her Norrland counterpart [that it rained|t].",
            "her Norrland counterpart",
        ),
        ("[Quist|s] [accused|c] the bank of [theft|t].", "the bank"),
        ("[Quist|s] [said|c] to John Hale: [“it rained”|t].", "John Hale"),
        ("[Quist|s] [said|c] [that it rained|t].", ""),
        ("[“It rained,”|t] [told|c] [Quist|s].", ""),
    ],
)
def test_the_hearer_is_who_is_told(markup: str, hearer: str) -> None:
    page = marked(markup)
    assert page.words(page.labelled()[0].addressee) == hearer


@pytest.mark.parametrize(
    ("markup", "occasion"),
    [
        (
            "[“It rained,”|t] [he|s] [said|c] at a press conference at the Embassy in Larkhaven.",
            "at a press conference at the Embassy in Larkhaven",
        ),
        ("[“It rained,”|t] [commented|c] on Twitter [Mary Quist|s].", "on Twitter"),
        (
            "In an interview with Norrland media, [he|s] [said|c] [no|t].",
            "In an interview with Norrland media",
        ),
        ("[He|s] [said|c] on Thursday [that it rained|t].", ""),
        ("[He|s] [said|c] [that it rained at a rally|t].", ""),
    ],
)
def test_the_occasion_is_in_the_pages_words(markup: str, occasion: str) -> None:
    page = marked(markup)
    assert page.words(page.labelled()[0].occasion) == occasion
