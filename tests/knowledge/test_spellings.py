from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge import Known
from onrecord.knowledge.spellings import by_name, folded, spelling_key
from onrecord.model import SpeakerKind


@given(st.text(st.characters(codec="latin-1"), max_size=20))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)


def test_transliterations_of_one_name_meet_and_other_names_do_not() -> None:
    assert spelling_key("Sergei Kvistov") == spelling_key("Sergey Kwistov")
    assert spelling_key("Sergei Kvistov") != spelling_key("Sergei Halov")


def test_a_name_and_an_alias_that_are_one_word_for_word_name_once() -> None:
    quist = Known("q1", "Mara Quist", SpeakerKind.PERSON)
    assert by_name([(quist, ["mara quist", "M. Quist"])]) == {
        "mara quist": (quist,),
        "m quist": (quist,),
    }
