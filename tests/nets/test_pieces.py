"""Words are cut into the pieces that a tokenizer makes of the whole text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from onrecord.nets.cutting import _PLAIN, KNOWN, Cutter
from onrecord.nets.loading import weights
from onrecord.nets.pieces import LONGEST

ODD = [
    "ing",
    "Ana's",
    "e\u0301",
    "\u0301",
    "\u00ad",
    "\u3000",
    "中文",
    "ß",
    "İ",
    "\x00",
    "👩‍👧",
    "한국",
]
MARKS = [" ", "  ", ".", "-", "[", "]", "[MASK]", "[CLS]", "##", "$", "_", "x" * 120]


@dataclass(frozen=True)
class Line:
    """A text as one word."""

    text: str
    starts: tuple[int, ...] = (0,)
    features: tuple[int, ...] = (0,)
    sentences: tuple[int, ...] = (0,)


@cache
def cutter() -> Cutter:
    with weights("attribution") as place:
        return Cutter(place / "tokenizer.json", 1)


def whole(text: str) -> list[int]:
    ids: list[int] = (
        cutter()._tokenizer.encode(text.translate(_PLAIN), add_special_tokens=False).ids
    )
    return ids[:LONGEST]


@given(st.lists(st.sampled_from(ODD + MARKS) | st.text(max_size=3)).map("".join))
def test_pieces_are_those_of_the_whole_text(text: str) -> None:
    text = text.encode("utf8", "replace").decode()
    (pieces,) = cutter().cut([Line(text)])
    assert pieces.ids[1:-1].tolist() == whole(text)


def test_a_word_begins_at_the_piece_that_stands_there() -> None:
    text = "Unquestionably, Ruiz-Ortega said."
    starts = (0, 14, 16, 20, 21, 28, 32)
    (pieces,) = cutter().cut([Line(text, starts, (0,) * 7, (0,) * 7)])
    encoded = cutter()._tokenizer.encode(text)
    assert [encoded.offsets[i][0] for i in pieces.first] == list(starts)


def test_no_more_words_are_kept_than_may_be() -> None:
    own = cutter()
    own.cut([Line(f"w{number}") for number in range(KNOWN + 10)])
    assert len(own._whole) + len(own._in_pieces) <= KNOWN
