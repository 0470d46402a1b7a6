from onrecord.model import Span, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.fitting import fits
from onrecord.resolve.cast.headlines import names_in_headline
from onrecord.resolve.cast.index import LONGEST, Index
from onrecord.resolve.cast.names import Name
from onrecord.resolve.cast.runs import folded


def body(name: str) -> Character:
    return Character(tuple(name.split()), SpeakerKind.BODY)


def index_of(*characters: Character) -> Index:
    index = Index()
    for character in characters:
        index.add(character)
    return index


def headline(text: str) -> Name:
    words = tuple(text.split())
    return Name(Span(0, len(text)), words, key=tuple(map(folded, words)))


def test_of_bodies_only_those_with_all_words_are_asked() -> None:
    dorn, fenn = body("Dorn Corporation"), body("Fenn Corporation")
    index = index_of(dorn, fenn)
    assert index.alike(("fenn", "corporation")) == [fenn]
    assert index.near(("fenn", "corporation")) == [fenn, dorn]


def test_all_whom_a_name_fits_are_asked() -> None:
    person = Character(("Jo", "Hill"), SpeakerKind.PERSON)
    index = index_of(person, body("Hill Bank of Tarn"), body("Tarn Bank"), body("Bank of Tarn"))
    for key in (("hill",), ("j", "hill"), ("tarn", "bank"), ("bank", "of", "tarn"), ("bot",)):
        fitting = [each for each in index.near(key) if fits(key, each)]
        assert fitting == [each for each in index.alike(key) if fits(key, each)]


def test_no_name_is_longer_than_those_of_the_page() -> None:
    assert index_of(body("Tarn Bank")).longest < 6
    assert index_of(body("Tarn " * 3000)).longest == LONGEST


def test_a_headline_of_many_words_names_who_is_on_the_page() -> None:
    index = index_of(body("Tarn Bank"))
    found = [*names_in_headline([headline("No Plan For Tarn Bank Yet " * 500)], index)]
    assert [each.text for each in found] == ["Tarn Bank"] * 500
