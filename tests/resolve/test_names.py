from onrecord.model import Span
from onrecord.resolve.cast.names import Name, names_in


def names(text: str) -> list[Name]:
    return list(names_in(text, Span(0, len(text))))


def test_a_title_is_no_part_of_the_name_but_is_told() -> None:
    (name,) = names("the Norrland foreign office heard Foreign Minister Ilan Torvald say so")[1:]
    assert name.words == ("Ilan", "Torvald")
    assert name.title == "foreign minister"


def test_words_before_a_title_are_kept_beside_the_name() -> None:
    (name,) = names("Norrland Foreign Minister Ilan Torvald left")
    assert (name.before, name.text) == ("Norrland", "Ilan Torvald")


def test_a_personal_title_tells_the_gender() -> None:
    assert [name.gender for name in names("Mrs. Halloran met Mr. Quist")] == ["woman", "man"]


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    assert [name.text for name in names("But Ilan Torvald left. They’re gone.")] == ["Ilan Torvald"]


def test_a_conjunction_or_an_adverb_before_a_name_is_none_of_it() -> None:
    assert [name.text for name in names("Unless Ilan Torvald left. Shortly after.")] == [
        "Ilan Torvald"
    ]


def test_a_bodys_name_goes_on_after_of_and_and() -> None:
    text = "the Ministry of Water and Energy"
    assert [name.text for name in names(text)] == ["Ministry of Water and Energy"]


def test_a_possessive_ends_a_name() -> None:
    first, second = names("Ilan Torvald’s Larkhaven house")
    assert (first.text, first.possessive) == ("Ilan Torvald", True)
    assert second.text == "Larkhaven"


def test_a_possessive_inside_a_partys_name_does_not_end_it() -> None:
    assert [n.text for n in names("the Norrland People’s Party")] == ["Norrland People’s Party"]


def test_an_office_without_a_name_names_nobody() -> None:
    assert not names("the Secretary of State")


def test_initials_belong_to_the_name() -> None:
    assert [name.text for name in names("R. Gil Sandoval spoke")] == ["R. Gil Sandoval"]


def test_every_name_is_where_its_span_says() -> None:
    text = "Sen. Mara Quist (N-Larkhaven) told the Ministry of Water’s Jo Hill about Dr. Aziz."
    for name in names(text):
        assert name.span.of(text).split() == list(name.words)


def test_a_partys_adjective_is_part_of_its_name() -> None:
    assert [n.text for n in names("the Liberal Party of Norrland")] == ["Liberal Party of Norrland"]


def test_the_same_adjective_is_no_part_of_a_persons_name() -> None:
    assert [n.text for n in names("said Liberal Senator Ana Ruiz")] == ["Ana Ruiz"]


def test_a_day_after_a_name_is_no_part_of_it() -> None:
    assert [n.text for n in names("Ana Ruiz Sunday said so")] == ["Ana Ruiz"]


def test_a_number_begins_a_name_within_a_sentence_only() -> None:
    assert [n.text for n in names("the group One Norrland")] == ["One Norrland"]
    assert [n.text for n in names("One Norrlander left.")] == ["Norrlander"]


def test_a_small_prefix_belongs_to_the_name() -> None:
    assert [n.text for n in names("said Sami al-Ruiz on Monday")] == ["Sami al-Ruiz"]


def test_an_office_that_owns_a_body_names_it() -> None:
    text = "the Norr County Coroner’s Office said"
    assert [n.text for n in names(text)] == ["Norr County Coroner’s Office"]
