"""A review that is broken off between any two of its transactions is finished by the next one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Reading
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
            add(record, PAGES)
            review_record(record)
            add(record, NEWER)
        else:
            add(record, PAGES)
        if broken is not None:
            break_off(record, monkeypatch, broken)
            assert not record.is_reviewed()
            assert not [each for each in examine(path) if each.wrong]
        review_record(record)
        assert record.is_reviewed()
        assert not [each for each in examine(path) if each.wrong]
        return found(record)


def add(record: Record, pages: Iterable[Reading]) -> None:
    with record.writing(anew=True) as writer:
        for each in pages:
            writer.add(each)


def break_off(record: Record, monkeypatch: pytest.MonkeyPatch, broken: int) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Reviewer, "_write", breaking(broken))
        with pytest.raises(BrokenOffError):
            review_record(record)


@pytest.mark.parametrize(
    ("again", "broken"),
    [*((False, broken) for broken in range(4)), *((True, broken) for broken in range(3))],
)
def test_the_next_review_finds_what_an_unbroken_one_does(
    again: bool, broken: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = reviewed(tmp_path / "whole.db", monkeypatch, None, again=again)
    assert reviewed(tmp_path / "broken.db", monkeypatch, broken, again=again) == whole


def test_what_is_owed_is_settled_where_nothing_waits_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = PAGES[4:]  # two that are linked
    silent = replace(pages[0], version="v9", statements=())
    with Record.open(tmp_path / "some.db") as record:
        add(record, pages)
        review_record(record)
        add(record, [silent])
        break_off(record, monkeypatch, 1)
        record.forget_documents({silent.document.id}, "Ida")
        assert not record.is_reviewed()
        review_record(record)
        assert record.is_reviewed()


def test_disputes_that_are_still_to_be_gathered_are_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Record.open(tmp_path / "some.db") as record:
        add(record, PAGES)
        review_record(record)
        add(record, [replace(each, version="v9", statements=()) for each in PAGES])
        break_off(record, monkeypatch, 2)
        across = examine(tmp_path / "some.db")[-1]
        assert (across.wrong, across.note[:24]) == (0, "a review was broken off:")
