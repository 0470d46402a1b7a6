"""Which bearer of a surname is meant, by the pronoun that goes on with it."""

import pytest

from marked_pages import marked


@pytest.mark.parametrize(("pronoun", "meant"), [("she", "Mary Quist"), ("he", "John Quist")])
def test_a_surname_of_two_is_whose_gender_the_pronoun_after_it_has(
    pronoun: str, meant: str
) -> None:
    page = marked(
        "John Quist met Peter Hale, and Mary Quist left. Then [Quist|s] [said|c] "
        f"[{pronoun} would go on|t]."
    )
    assert page.names() == [meant]


def test_whom_a_possessive_is_followed_by_tells_nothing_of_its_bearer() -> None:
    page = marked(
        "Mary Quist won. Mary Quist spoke. John Quist was there. [Quist’s aide|s] [said|c] "
        "[he would go on|t]."
    )
    told = page.names()[0]
    assert told is not None
    assert "John" not in told


def test_no_pronoun_is_asked_beyond_another_name() -> None:
    page = marked(
        "Mary Quist won. Mary Quist spoke. John Quist was there. [Quist|s] [told|c] "
        "[Peter Hale he would go on|t]."
    )
    assert page.names() != ["John Quist"]
