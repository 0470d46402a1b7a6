from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribute.notation import case
from onrecord.language.usual_marks import with_usual_marks
from onrecord.segment import layout_of


def usual(text: str) -> str:
    return with_usual_marks(text, layout_of(case("", text).document).zones)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘We stay,’ she said.", "“We stay,” she said."),
        ("«We stay,» she said.", "“We stay,” she said."),
        ("„We stay“, she said.", "“We stay”, she said."),
        ("“We stay, “said Ana.", "“We stay,” said Ana."),
        ("“We stay,” she said.", "“We stay,” she said."),
        ('"We stay," she said.', '"We stay," she said.'),
        ("The workers' rights aren't ours.", "The workers' rights aren't ours."),
        ("“He said ‘no’ to us,” she said.", "“He said ‘no’ to us,” she said."),
    ],
)
def test_marks_become_usual(text: str, expected: str) -> None:
    assert usual(text) == expected


@given(st.text(alphabet="“”\"'‘’«»„ab., ", min_size=1).filter(str.strip))
def test_letters_stay_in_their_place(text: str) -> None:
    after = usual(text)
    assert len(after) == len(text)
    assert all(b == a for a, b in zip(text, after, strict=True) if a.isalpha())
