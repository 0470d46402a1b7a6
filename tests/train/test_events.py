"""Fitting the head that tells political events."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

pytest.importorskip("torch")

from onrecord.model import Event
from onrecord.train.events import KINDS, fitted, folds, written_sentences


def test_written_sentences_mark_both_actors_and_cover_all_kinds() -> None:
    sentences = list(written_sentences())
    assert {event for _, event in sentences} == set(Event)
    for marked, _ in sentences:
        assert len(marked.source) == 1, marked.text
        assert len(marked.target) == 1, marked.text
        assert marked.source != marked.target
        assert not {"S", "T"} & set(marked.text.replace(",", "").replace(".", "").split())


def test_fifths_share_out_each_kind_whatever_the_order_of_rows() -> None:
    rows = [{"id": str(i), "event": "AID" if i % 3 else "YIELD"} for i in range(30)]
    dealt = folds(rows)
    for kind in ("AID", "YIELD"):
        sizes = Counter(f for row, f in zip(rows, dealt, strict=True) if row["event"] == kind)
        assert max(sizes.values()) - min(sizes.values()) <= 1
    assert list(folds(rows[::-1])) == list(dealt[::-1])


def test_a_head_tells_apart_what_can_be_told() -> None:
    rows = np.eye(len(KINDS), dtype=np.float32)
    head = fitted(rows, np.arange(len(KINDS)), gold=8)
    assert list(head.scores(rows).argmax(axis=1)) == list(range(len(KINDS)))
