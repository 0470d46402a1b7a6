"""Web archives become pages; what is damaged costs only itself."""

from __future__ import annotations

import gzip
import io
import tracemalloc
import zipfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from fastwarc.warc import WarcRecordType
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import MediaType, Page, Reason, Rejected
from onrecord.read import Claims, ReadSettings, expected, pages
from onrecord.read.files.archives import archived_pages
from onrecord.read.terms import Terms
from read.archived import bare, response
from read.builders import ARTICLE, SAID


def taken(
    *members: bytes, passed: Counter[str] | None = None, claims: Claims | None = None, **limits: Any
) -> list[Page | Rejected]:
    stream = io.BytesIO(b"".join(members))
    counted = Counter[str]() if passed is None else passed
    found = archived_pages(
        stream, "a.warc", Terms(claims or Claims(), ReadSettings(**limits), counted)
    )
    return list(found)


def page(*members: bytes, **given: Any) -> Page:
    (only,) = taken(*members, **given)
    assert isinstance(only, Page), only
    return only


def refusal(*members: bytes, **given: Any) -> Rejected:
    (only,) = taken(*members, **given)
    assert isinstance(only, Rejected), only
    return only


def named(found: list[Page | Rejected]) -> list[str]:
    """The last part of each page's address; `!` for what was rejected."""
    return [f"{each.url}"[-1] if isinstance(each, Page) else "!" for each in found]


def noisy(number: int, seed: int = 0) -> bytes:
    return response(number, f"<p>{Random(10 * seed + number).randbytes(200).hex()}</p>")


def broken(packed: bytes, at: int, length: int = 20) -> bytes:
    return packed[:at] + b"\xff" * length + packed[at + length :]


# what a record says


def test_a_response_is_a_page_as_it_was_sent_when_it_was_asked_for() -> None:
    got = page(response(1))
    assert (got.content, got.media_type) == (ARTICLE.encode(), MediaType.HTML)
    assert (got.url, got.encoding) == ("https://a.example/1", "utf-8")
    assert got.fetched_at == datetime(2020, 2, 3, 4, 5, 6, tzinfo=UTC)


def test_the_time_a_server_changed_its_file_is_no_date_of_publication() -> None:
    got = page(response(1, Last_Modified="Mon, 03 Feb 2020 04:05:06 GMT"))
    assert got.published is None


def test_what_the_user_claims_wins() -> None:
    assert page(response(1), claims=Claims(url="https://b.example/")).url == "https://b.example/"


def test_the_place_is_the_byte_at_which_the_record_begins() -> None:
    first, second = response(1), response(2)
    assert [each.where for each in taken(first, second)] == ["a.warc@0", f"a.warc@{len(first)}"]


def test_an_unpacked_archive_is_read_alike() -> None:
    plain = gzip.decompress(response(1) + response(2))
    assert named(taken(plain)) == ["1", "2"]


@pytest.mark.parametrize("kind", [WarcRecordType.resource, WarcRecordType.conversion])
def test_records_without_a_server_are_pages(kind: WarcRecordType) -> None:
    got = page(bare(SAID, "text/plain", kind))
    assert (got.content, got.media_type) == (SAID.encode(), MediaType.PLAIN)


def test_what_is_no_page_is_counted() -> None:
    passed: Counter[str] = Counter()
    members = (
        response(1, b"\x89PNG", "image/png"),
        response(2, status="404 Not Found"),
        response(3, record_type=WarcRecordType.revisit),
        response(4, record_type=WarcRecordType.request),
    )
    assert taken(*members, passed=passed) == []
    assert passed == {"image/png": 1, "status 404": 1, "revisit": 1}


# wrappings


def test_a_packed_answer_is_unpacked() -> None:
    packed = response(1, gzip.compress(ARTICLE.encode()), Content_Encoding="gzip")
    assert page(packed).content == ARTICLE.encode()


def test_an_answer_in_pieces_is_put_together() -> None:
    body = f"{len(ARTICLE):x}\r\n{ARTICLE}\r\n0\r\n\r\n"
    assert page(response(1, body, Transfer_Encoding="chunked")).content == ARTICLE.encode()


@pytest.mark.parametrize(
    "headers",
    [{"Content_Encoding": "gzip"}, {"Content_Encoding": "br"}, {"Transfer_Encoding": "chunked"}],
)
def test_a_wrapping_that_the_crawler_took_off_is_not_looked_for(headers: dict[str, str]) -> None:
    assert page(response(1, **headers)).content == ARTICLE.encode()  # type: ignore[arg-type]


def test_a_bomb_in_an_answer_is_too_large() -> None:
    bomb = response(1, gzip.compress(bytes(5_000_000)), Content_Encoding="gzip")
    assert refusal(bomb, max_page_bytes=100_000).why is Reason.TOO_LARGE


def test_a_page_over_the_limit_is_too_large_and_the_next_is_read() -> None:
    large, small = taken(response(1, "a" * 50_000), response(2), max_page_bytes=10_000)
    assert isinstance(large, Rejected)
    assert large.why is Reason.TOO_LARGE
    assert isinstance(small, Page)


# damage


@pytest.mark.parametrize("at", [0, 5, 60, 120, 300])
def test_a_broken_member_costs_only_itself(at: int) -> None:
    found = taken(noisy(1), broken(noisy(2), at), noisy(3), noisy(4))
    assert named(found) == ["1", "!", "3", "4"]


def test_the_first_member_may_be_the_broken_one() -> None:
    assert named(taken(broken(noisy(1), 0), noisy(2))) == ["!", "2"]


def test_members_broken_in_a_row_are_one_stretch() -> None:
    found = taken(noisy(1), broken(noisy(2), 60), broken(noisy(3), 60), noisy(4))
    assert named(found) == ["1", "!", "4"]


def test_a_member_that_is_cut_costs_only_itself() -> None:
    for seed in range(100):  # of some two the header is unpacked before the break is met
        members = noisy(1, seed), noisy(2, seed)[:150], noisy(3, seed)
        assert named(taken(*members)) == ["1", "!", "3"]


def test_a_member_that_is_cut_in_its_header_does_not_end_the_archive() -> None:
    first, last = noisy(1), noisy(3)
    for seed in range(2_000):  # one in some four hundred is taken for the archive's end by fastwarc
        assert named(taken(first, noisy(2, seed)[:150], last)) == ["1", "!", "3"]


@pytest.mark.parametrize("left", [100, 200, 250, 300])
def test_an_archive_that_ends_in_a_record_gives_those_before_and_says_so(left: int) -> None:
    assert named(taken(noisy(1), noisy(2)[:left])) == ["1", "!"]


def test_rubbish_between_unpacked_records_is_passed() -> None:
    first, second = gzip.decompress(noisy(1)), gzip.decompress(noisy(2))
    assert named(taken(first, b"rubbish\r\n\r\n", second))[-1] == "2"


@pytest.mark.parametrize("content", [b"", b"no archive\n" * 50, bytes(3000)])
def test_what_is_no_archive_is_said_to_be_none(content: bytes) -> None:
    assert refusal(content).where.startswith("a.warc")


WHOLE = b"".join(response(number) for number in range(5))


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_one_changed_byte_costs_at_most_one_page(at: int, byte: int) -> None:
    found = taken(WHOLE[:at] + bytes([byte]) + WHOLE[at + 1 :])
    assert sum(isinstance(each, Page) for each in found) >= 4


def test_memory_does_not_grow_with_the_archive() -> None:
    stream = io.BytesIO(noisy(1) * 3000)  # made before counting begins
    tracemalloc.start()
    found = archived_pages(stream, "a.warc", Terms())
    assert sum(1 for _ in found) == 3000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


# files


def bundle(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, content in members.items():
            made.writestr(f"archive/{name}.warc.gz", content)
        made.writestr("pages/pages.jsonl", "{}")
    return path


def test_archives_are_told_by_their_names(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(response(1))
    (tmp_path / "b.warc").write_bytes(gzip.decompress(response(2)))
    bundle(tmp_path / "c.wacz", data=response(3))
    assert named(list(pages(str(tmp_path)))) == ["1", "2", "3"]
    assert expected(str(tmp_path)) is None


def test_a_bundle_gives_the_pages_of_all_its_archives(tmp_path: Path) -> None:
    where = bundle(
        tmp_path / "a.wacz", one=noisy(1) + broken(noisy(2), 60) + noisy(3), two=noisy(4)
    )
    found = list(pages(str(where)))
    assert named(found) == ["1", "!", "3", "4"]
    assert found[0].where == f"{where}!archive/one.warc.gz@0"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", bytes(range(256))])
def test_a_broken_bundle_is_rejected(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.wacz").write_bytes(content)
    (only,) = pages(str(tmp_path / "a.wacz"))
    assert isinstance(only, Rejected)
    assert only.why is Reason.BROKEN


def test_a_bundle_without_an_archive_says_so(tmp_path: Path) -> None:
    (only,) = pages(str(bundle(tmp_path / "a.wacz")))
    assert isinstance(only, Rejected)
    assert only.why is Reason.EMPTY
