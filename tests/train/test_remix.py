"""Articles whose sources, cues and contents are exchanged for those of others."""

from __future__ import annotations

import pytest

pytest.importorskip("torch")

from hypothesis import given
from hypothesis import strategies as st

from onrecord.train.examples import ROLES, Row
from onrecord.train.remix import remixed

NAMES = ("Ana", "Ben", "Cho", "Dia", "Eva", "Fay")


def article(name: str, content: str) -> Row:
    text = f"Before it, {name} said {content}.\nThen it ended."
    words = {"source": name, "cue": "said", "content": content}
    spans = {role: [[text.index(own), text.index(own) + len(own)]] for role, own in words.items()}
    return {"id": name, "text": text, "attributions": [spans]}


ROWS = [article(name, f"that {name.lower()} left") for name in NAMES]


def marked(row: Row, role: str) -> str:
    [[[start, end]]] = [each[role] for each in row["attributions"]]
    return str(row["text"][start:end])


@given(st.integers())
def test_marks_move_with_the_words(seed: int) -> None:
    for row in remixed(ROWS, seed):
        source, cue, content = (marked(row, role) for role in ROLES)
        assert row["text"] == f"Before it, {source} {cue} {content}.\nThen it ended."
        assert source in NAMES
        assert (cue, content.split()[0]) == ("said", "that")


def test_some_words_are_those_of_others() -> None:
    assert [*remixed(ROWS, 1)] != ROWS
    assert [*remixed(ROWS, 1)] == [*remixed(ROWS, 1)]


def test_what_has_few_of_its_form_stays() -> None:
    assert [*remixed(ROWS[:4], 1)] == ROWS[:4]


def test_what_holds_another_mark_stays() -> None:
    text = "Ana said Ben left."
    outer = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 17]]}
    inner = {"source": [[9, 12]], "cue": [[13, 17]], "content": []}
    rows = [{"id": "a", "text": text, "attributions": [outer, inner]}] * 9
    for row in remixed(rows, 2):
        assert row["text"] in {f"{one} said {other} left." for one in NAMES for other in NAMES}
