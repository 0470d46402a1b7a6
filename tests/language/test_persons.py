from importlib import resources

from onrecord.language.persons import (
    first_name_gender,
    is_first_name,
    is_surname,
    noun_gender,
    pronoun_class,
)


def test_a_first_name_tells_a_gender() -> None:
    assert (first_name_gender("Zuzanna"), first_name_gender("Zoltan")) == ("woman", "man")


def test_a_name_that_both_bear_tells_none() -> None:
    assert is_first_name("Remi")
    assert first_name_gender("Remi") is None


def test_accents_and_case_are_nothing() -> None:
    assert first_name_gender("ZOLTÁN") == "man"


def test_a_common_word_is_no_first_name_of_the_table() -> None:
    table = resources.files("onrecord.language").joinpath("first_names.tsv").read_text("utf8")
    names = {line.split("\t")[0] for line in table.splitlines()}
    assert not names & {"will", "paris", "senate", "san", "washington", "clinton"}


def test_the_table_names_one_gender_or_either() -> None:
    table = resources.files("onrecord.language").joinpath("first_names.tsv").read_text("utf8")
    assert {line.split("\t")[1] for line in table.splitlines()} == {"man", "woman", "either"}


def test_a_pronoun_is_known_with_its_marks() -> None:
    assert pronoun_class("“She’s") == "woman"


def test_a_noun_tells_a_gender() -> None:
    assert noun_gender("businesswoman") == "woman"
    assert noun_gender("minister") is None


def test_a_surname_that_many_bear_is_known() -> None:
    assert is_surname("McMaster")
    assert is_surname("Spicer")


def test_companies_places_and_bodies_are_no_surnames() -> None:
    assert not any(map(is_surname, ("Ford", "Washington", "Post", "Congress", "Reuters")))
