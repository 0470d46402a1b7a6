"""Work that takes too long is stopped, and costs its own page only."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from onrecord.attribute.finders import ReadsAnew
from onrecord.model import Attribution, Document, Page, Reading, Reason, Rejected
from onrecord.overtime import Overtime, within
from onrecord.pipeline import Models, Settings, load_models, read_pages
from onrecord.pipeline import pages as pages_of
from onrecord.read import ReadSettings, read_document

SHORT = Settings(rules_only=True, read=ReadSettings(max_page_seconds=0.5))


def forever() -> None:
    while True:
        pass


def test_work_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(Overtime), within(0.01):
        forever()


def test_the_limit_ends_with_the_work() -> None:
    with within(0.01):
        pass
    sum(range(2_000_000))


def test_other_threads_have_no_limit() -> None:
    done: list[int] = []

    def work() -> None:
        with within(0.000_001):
            done.append(sum(range(100_000)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [4_999_950_000]


class Endless(ReadsAnew):
    """Never comes back from a page that has the word."""

    origin = "endless"

    def find(self, documents: Sequence[Document]) -> list[tuple[Attribution, ...]]:
        if any("maze" in each.text for each in documents):
            forever()
        return [() for _ in documents]


def test_a_page_that_takes_too_long_is_rejected_and_no_other() -> None:
    shipped = load_models(SHORT)
    models = Models(shipped.parser, shipped.people, Endless(), "test")
    texts = (b"The river rose through the night.", b"Nobody finds out of this maze again.")
    pages = [Page(text, where=text.decode()) for text in (*texts, texts[0])]
    before, slow, after = read_pages(pages, models, SHORT)
    assert isinstance(before, Reading)
    assert isinstance(slow, Rejected)
    assert slow.why is Reason.TOO_SLOW
    assert isinstance(after, Reading)


def test_the_documents_of_other_pages_are_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(page: Page, settings: ReadSettings) -> Document | Rejected:
        made.append(page.where)
        return read_document(page, settings)

    monkeypatch.setattr(pages_of, "read_document", counted)
    shipped = load_models(SHORT)
    texts = ("The river rose through the night.", "Nobody finds out of this maze again.")
    pages = [Page(text.encode(), where=text) for text in texts]
    read_pages(pages, Models(shipped.parser, shipped.people, Endless(), "test"), SHORT)
    assert made == list(texts)
