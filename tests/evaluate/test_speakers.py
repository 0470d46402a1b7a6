"""When a speaker's name is another's."""

from onrecord.evaluate.speakers import same_name


def test_a_slash_between_names_is_a_space() -> None:
    assert same_name("Courier/Harbour News", "Courier and Harbour News", "body")


def test_one_of_two_bodies_is_within_both() -> None:
    assert same_name("Courier/Harbour News", "Courier", "body")
    assert not same_name("Courier/Harbour News", "Ferry Times", "body")
