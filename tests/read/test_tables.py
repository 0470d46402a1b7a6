"""Parquet becomes pages."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onrecord.model import MediaType, Page, Reason, Rejected
from onrecord.read import Claims, expected, pages
from read.builders import ARTICLE, SAID


def table(path: Path, *rows: dict[str, Any]) -> Path:
    pq.write_table(pa.Table.from_pylist(list(rows)), path)
    return path


def taken(path: Path, claims: Claims | None = None) -> list[Page | Rejected]:
    return list(pages(str(path), claims))


def test_a_row_is_a_page_with_its_claims(tmp_path: Path) -> None:
    row = {"url": "https://a.example/", "outlet": "The Post", "title": "Pier closed",
           "published": datetime(2020, 2, 2, 10), "text": SAID}  # fmt: skip
    (page,) = taken(table(tmp_path / "a.parquet", row))
    assert isinstance(page, Page)
    assert (page.content, page.media_type) == (SAID.encode(), MediaType.PLAIN)
    assert (page.url, page.outlet, page.title, str(page.published)) == (
        "https://a.example/", "The Post", "Pier closed", "2020-02-02",
    )  # fmt: skip


@pytest.mark.parametrize("html", [ARTICLE, ARTICLE.encode()])
def test_html_is_taken_before_text_as_characters_or_bytes(tmp_path: Path, html: Any) -> None:
    (page,) = taken(table(tmp_path / "a.parquet", {"text": SAID, "html": html}))
    assert isinstance(page, Page)
    assert (page.content, page.media_type) == (ARTICLE.encode(), MediaType.HTML)


def test_a_row_without_words_does_not_stop_the_rest(tmp_path: Path) -> None:
    found = taken(table(tmp_path / "a.parquet", {"text": SAID}, {"text": None}, {"text": SAID}))
    assert [type(each) for each in found] == [Page, Rejected, Page]
    assert found[1].where.endswith("a.parquet:2")


def test_a_table_without_words_names_the_columns_that_it_has(tmp_path: Path) -> None:
    (only,) = taken(table(tmp_path / "a.parquet", {"body": SAID, "day": "2020"}))
    assert isinstance(only, Rejected)
    assert only.detail == 'a column "text" or "html" is needed; there are: body, day'


def test_rows_are_counted_beforehand(tmp_path: Path) -> None:
    assert expected(str(table(tmp_path / "a.parquet", *[{"text": SAID}] * 7))) == 7


@pytest.mark.parametrize("keep", [0, 10, -20])
def test_a_broken_table_is_rejected(tmp_path: Path, keep: int) -> None:
    path = table(tmp_path / "a.parquet", {"text": SAID})
    path.write_bytes(path.read_bytes()[:keep])
    (only,) = taken(path)
    assert isinstance(only, Rejected)
    assert only.why is Reason.BROKEN
    assert expected(str(path)) is None


def test_damage_costs_the_rows_of_its_group_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    rows = pa.Table.from_pylist([{"text": f"{SAID} {number}"} for number in range(400)])
    pq.write_table(rows, path, row_group_size=100, use_dictionary=False)
    content = bytearray(path.read_bytes())
    middle = pq.ParquetFile(path).metadata.row_group(2).column(0).data_page_offset
    content[middle : middle + 60] = b"\xff" * 60
    path.write_bytes(content)
    found = taken(path)
    assert sum(isinstance(each, Page) for each in found) == 300
    (refusal,) = [each for each in found if isinstance(each, Rejected)]
    assert refusal.where.endswith(":201")
