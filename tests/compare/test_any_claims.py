"""No words that a page may have stop a comparison."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from across_rows import said
from onrecord.compare.claims.amounts import amounts_of
from onrecord.compare.claims.claiming import claims_of
from onrecord.compare.pairs.keys import entry_of

PIECES = st.sampled_from(
    [
        "2",
        "19",
        "1,900",
        ",",
        ".",
        ":",
        "-",
        "/",
        "%",
        "€",
        "²",
        "٣",
        "½",
        "no",
        "not",
        "denied",
        "he",
        "said",
        "million",
        "bn",
        "“",
        "”",
        "’",
        "(",
        ")",
        "…",
        "Ana",
        "the",
        "İ",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=12).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda glue: glue.join(pieces))
)


@given(TEXTS | st.text(min_size=1, max_size=60))
def test_any_words_may_be_compared(words: str) -> None:
    amounts_of(words)
    for claim in claims_of(said("Ana Ruiz", words)):
        assert claim.denies in (True, False)
        entry_of(claim)
