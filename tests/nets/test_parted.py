"""Which words upper layers leave out, and what these are given."""

from __future__ import annotations

import json
import shutil
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.network.words import paragraph
from onrecord.errors import ModelError
from onrecord.nets.attribution import load_tagger
from onrecord.nets.parted import ENDS, UPPER, deep_words

INSIDE_CONTENT = 6  # the tag of a word within a content
LONG = "“We walked up the old road to the dam and saw that no one had come to close the gate,”"


@given(st.lists(st.booleans(), max_size=60))
def test_a_deep_word_has_quoted_ones_on_either_side(quoted: list[bool]) -> None:
    deep = deep_words(np.array(quoted, np.bool_))
    assert len(deep) == len(quoted)
    for at, is_deep in enumerate(deep):
        around = quoted[max(at - ENDS, 0) : at + ENDS + 1]
        closed = not all(quoted[at:])
        assert is_deep == (len(around) == 2 * ENDS + 1 and all(around) and closed)


def test_a_quotation_is_read_at_its_ends() -> None:
    inside = np.array([False, *[True] * 20, False])
    assert np.flatnonzero(deep_words(inside)).tolist() == [*range(1 + ENDS, 21 - ENDS)]


def test_all_words_of_a_long_quotation_are_scored() -> None:
    text = f"{LONG} said Ana Ruiz, the mayor of Ford."
    words = paragraph(text, 0, len(text))
    [scores] = load_tagger().score([words])
    assert scores.tags.shape == (len(words), 7)
    middle = [i for i in range(3, 18) if words.is_word(i)]
    assert set(scores.tags[middle].argmax(axis=1).tolist()) == {INSIDE_CONTENT}


def test_a_quotation_alone_is_scored() -> None:
    text = " ".join(["rain"] * 40)
    words = paragraph(f"“{text}”", 0, len(text) + 2)
    [scores] = load_tagger().score([words])
    assert len(scores.tags) == len(words)


def test_a_second_network_without_what_it_goes_on_from_is_refused(tmp_path: Path) -> None:
    with as_file(files("onrecord.nets") / "weights" / "attribution") as shipped:
        shutil.copytree(shipped, tmp_path / "model")
    path = tmp_path / "model" / "model.json"
    card = json.loads(path.read_text(encoding="utf8"))
    del card["files"][UPPER]
    path.write_text(json.dumps(card), encoding="utf8")
    with pytest.raises(ModelError, match="export it anew"):
        load_tagger(tmp_path / "model")
