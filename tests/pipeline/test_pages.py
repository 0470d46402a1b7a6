"""Pages in batches."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord.model import Document, Page, Reading
from onrecord.pipeline import Models, Settings, load_models, pages, read_pages
from onrecord.pipeline.texts import Found, found_in

LINE = "Ana Ruiz said it had rained on the bridge of Vasko. "


@pytest.fixture(scope="module")
def rules() -> Models:
    return load_models(Settings(rules_only=True))


def test_documents_of_few_words_are_looked_at_together(
    rules: Models, monkeypatch: pytest.MonkeyPatch
) -> None:
    together: list[int] = []

    def counted(documents: Sequence[Document], models: Models) -> list[Found]:
        together.append(len(documents))
        return found_in(documents, models)

    batch = [Page(f"{number}. {LINE * 3}".encode(), f"{number}.txt") for number in range(5)]
    at_once = read_pages(batch, rules)
    monkeypatch.setattr(pages, "found_in", counted)
    monkeypatch.setattr(pages, "WORDS_TOGETHER", 70)
    assert read_pages(batch, rules) == at_once
    assert all(isinstance(each, Reading) and each.statements for each in at_once)
    assert together == [2, 2, 1]
