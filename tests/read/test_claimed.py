from __future__ import annotations

import pytest

from onrecord.read.claimed import short_code


@pytest.mark.parametrize(
    ("given_code", "code"),
    [("en-US", "en"), ("EN_gb", "en"), ({"name": "de"}, "de"), (["fr"], "fr"),
     ("English", None), (["fr", "de"], None), (None, None), (7, None)],
)  # fmt: skip
def test_languages_are_two_letters(given_code: object, code: str | None) -> None:
    assert short_code(given_code) == code
