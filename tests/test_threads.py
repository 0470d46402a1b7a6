"""How many threads numpy multiplies with."""

from __future__ import annotations

import os

import pytest

from onrecord.threads import one_thread_a_matrix

ASKED = "OPENBLAS_NUM_THREADS"


def test_one_thread_unless_the_user_asked_for_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ASKED, "4")
    one_thread_a_matrix()
    assert os.environ[ASKED] == "4"
    monkeypatch.delenv(ASKED)
    one_thread_a_matrix()
    assert os.environ[ASKED] == "1"
