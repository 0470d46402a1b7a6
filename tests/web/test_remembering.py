"""Answers are remembered until somebody writes."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.record import Record
from onrecord.web.remembering import Remembered
from record_builders import reading


class Asked:
    """A question that counts how often it is asked."""

    def __init__(self, record: Record) -> None:
        self.times = 0
        self._record = record

    def documents(self, more: int) -> int:
        self.times += 1
        return self._record.counts().documents + more


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "some.db") as record:
        yield record


def test_a_question_is_asked_once(record: Record) -> None:
    asked = Asked(record)
    with closing(Remembered(record)) as lately:
        assert [lately(asked.documents, 1), lately(asked.documents, 1)] == [1, 1]
        assert asked.times == 1
        assert lately(asked.documents, 2) == 2


def test_two_questions_of_one_name_have_each_their_answer(record: Record) -> None:
    with closing(Remembered(record)) as lately:
        one, other = Asked(record), Asked(record)
        lately(one.documents, 1)
        lately(other.documents, 1)
    assert (one.times, other.times) == (1, 1)


def test_after_a_page_was_added_it_is_asked_again(record: Record) -> None:
    asked = Asked(record)
    with closing(Remembered(record)) as lately:
        lately(asked.documents, 0)
        record.add(reading())
        assert lately(asked.documents, 0) == 1


def test_who_asks_the_same_meanwhile_waits_for_the_answer(record: Record) -> None:
    begun, times = threading.Event(), []

    def slowly() -> int:
        times.append(1)
        begun.set()
        time.sleep(0.05)
        return 7

    with closing(Remembered(record)) as lately, ThreadPoolExecutor(2) as pool:
        first = pool.submit(lately, slowly)
        begun.wait()
        assert lately(slowly) == first.result() == 7
    assert times == [1]


def test_a_question_that_failed_is_asked_again(record: Record) -> None:
    answers: Iterator[Exception | int] = iter([ZeroDivisionError(), 7])

    def fails_once() -> int:
        if isinstance(found := next(answers), Exception):
            raise found
        return found

    with closing(Remembered(record)) as lately:
        with pytest.raises(ZeroDivisionError):
            lately(fails_once)
        assert lately(fails_once) == 7
