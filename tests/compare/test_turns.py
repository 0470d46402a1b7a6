from __future__ import annotations

from dataclasses import replace

import pytest

from across_rows import said
from onrecord.compare.claims.claiming import claims_of
from onrecord.model import Act, Form


@pytest.mark.parametrize(
    ("words", "form", "denies"),
    [
        ("“The ferry was never sold”", Form.DIRECT, True),
        ("him: “Nobody sold the ferry”", Form.DIRECT, True),
        ("that the ferry was never sold", Form.INDIRECT, False),
        ("that the ferry was sold", Form.INDIRECT, True),
    ],
)
def test_a_denial_in_ones_own_words_is_not_denied_again(
    words: str, form: Form, denies: bool
) -> None:
    row = replace(said("Ana Ruiz", words, act=Act.DENY, denied=True), form=form)
    (claim,) = claims_of(row)
    assert claim.denies is denies


@pytest.mark.parametrize("denial", ["Nobody sold the ferry.", "Never, under no roof of mine."])
def test_each_sentence_of_a_quotation_is_in_ones_own_words(denial: str) -> None:
    row = said("Ana Ruiz", f"“We were here. {denial}”", act=Act.DENY, denied=True)
    _, own = claims_of(replace(row, form=Form.DIRECT))
    assert own.denies
