"""The canonical text and its blocks."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import BlockKind
from onrecord.read.text.canonical import Piece, canonical, laid_out

any_text = st.text(st.characters(codec=None), max_size=60)
any_pieces = st.lists(st.builds(Piece, any_text, st.sampled_from(BlockKind)), max_size=8)


@pytest.mark.parametrize(
    ("given_words", "expected"),
    [
        ("one\n two\t three", "one two three"),
        ("« a »", "« a »"),  # no-break spaces become spaces
        ("cafe\u0301", "café"),
        ("a\x00b\x08c", "abc"),
        ("a\ud800b", "a\ufffdb"),
        ("\x93Yes\x94", "“Yes”"),  # Windows-1252 read as Latin-1
        ("a\u200bb\u202ec", "a\u200bb\u202ec"),  # zero-width and direction marks stay
        (" \n ", ""),
    ],
)
def test_words_as_they_stand_in_a_canonical_text(given_words: str, expected: str) -> None:
    assert canonical(given_words) == expected


@given(any_text)
def test_canonical_words_are_canonical(words: str) -> None:
    assert canonical(canonical(words)) == canonical(words)


@given(any_pieces)
def test_blocks_cut_the_text_at_its_newlines(pieces: list[Piece]) -> None:
    text, blocks = laid_out(pieces)
    assert "\n".join(block.span.of(text) for block in blocks) == text
    assert text.count("\n") == max(0, len(blocks) - 1)


@given(any_pieces)
def test_blocks_are_in_order_with_one_newline_between(pieces: list[Piece]) -> None:
    _, blocks = laid_out(pieces)
    assert all(a.span.end + 1 == b.span.start for a, b in pairwise(blocks))


@given(any_pieces)
def test_the_text_is_nfc_without_controls_and_lone_surrogates(pieces: list[Piece]) -> None:
    text, _ = laid_out(pieces)
    assert unicodedata.is_normalized("NFC", text)
    assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]


def test_empty_pieces_have_no_block() -> None:
    text, blocks = laid_out([Piece(" ", BlockKind.TITLE), Piece("a", BlockKind.PARAGRAPH)])
    assert (text, [block.kind for block in blocks]) == ("a", [BlockKind.PARAGRAPH])
