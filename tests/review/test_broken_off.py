"""A review that is broken off between any two of its transactions is finished by the next one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.record import Record, Reviewer, examine
from onrecord.review import review_record
from review.test_growing import PAGES, found

NEWER = [replace(each, version="v9", statements=each.statements[:1]) for each in PAGES[:2]]


class BrokenOffError(Exception):
    """Somebody killed it."""


def breaking(before: int) -> Callable[..., Any]:
    """A reviewer's way to write that ends before so many transactions are through."""
    through = iter(range(before))
    write = Reviewer._write

    def written(reviewer: Reviewer, work: Callable[..., Any]) -> Any:
        if next(through, None) is None:
            raise BrokenOffError
        return write(reviewer, work)

    return written


def reviewed(
    path: Path, monkeypatch: pytest.MonkeyPatch, broken: int | None, *, again: bool
) -> Any:
    """What is found where a review, of new pages or of pages read `again`, is broken off."""
    with Record.open(path) as record:
        if again:
            add(record)
            review_record(record)
            add(record, anew=True)
        else:
            add(record)
        if broken is not None:
            with monkeypatch.context() as patch:
                patch.setattr(Reviewer, "_write", breaking(broken))
                with pytest.raises(BrokenOffError):
                    review_record(record)
            assert not record.is_reviewed()
        review_record(record)
        assert record.is_reviewed()
        assert not [each for each in examine(path) if each.wrong]
        return found(record)


def add(record: Record, *, anew: bool = False) -> None:
    with record.writing(anew=anew) as writer:
        for each in NEWER if anew else PAGES:
            writer.add(each)


@pytest.mark.parametrize(
    ("again", "broken"),
    [*((False, broken) for broken in range(4)), *((True, broken) for broken in range(3))],
)
def test_the_next_review_finds_what_an_unbroken_one_does(
    again: bool, broken: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = reviewed(tmp_path / "whole.db", monkeypatch, None, again=again)
    assert reviewed(tmp_path / "broken.db", monkeypatch, broken, again=again) == whole
