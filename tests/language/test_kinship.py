from __future__ import annotations

from collections import Counter

from onrecord.language.kinship import kin_of, kin_of_all
from onrecord.language.stems import stem
from onrecord.language.words import word_table


def test_words_of_one_family_are_one() -> None:
    assert len(kin_of_all(map(stem, ("payment", "ransom", "paid")))) == 1


def test_a_word_of_no_family_is_its_own() -> None:
    assert kin_of(stem("orchard")) == stem("orchard")


def test_a_stem_stands_in_one_family() -> None:
    families = [{stem(word) for word in row} for row in word_table("kin")["families"]]
    (often,) = Counter(each for row in families for each in row).most_common(1)
    assert often[1] == 1
