"""What a user names becomes pages."""

import gzip
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import BadInput
from onrecord.model import Document, MediaType, Page, PartialDate, Reason, Rejected
from onrecord.read import Claims, ReadSettings, expected, pages, read_document
from read.builders import ANSWERED, ARTICLE, SAID


def taken(where: Path | str, claims: Claims | None = None, **settings: Any) -> list[Any]:
    return list(pages(str(where), claims, ReadSettings(**settings) if settings else None))


def one(where: Path | str, claims: Claims | None = None, **settings: Any) -> Any:
    (only,) = taken(where, claims, **settings)
    return only


def written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def row(**values: Any) -> str:
    return json.dumps(values) + "\n"


# files


def test_a_file_is_a_page_with_the_claims_given(tmp_path: Path) -> None:
    claims = Claims(url="https://a.example/", outlet="The Post", published=PartialDate("2020-02"))
    page = one(written(tmp_path / "a.txt", SAID), claims)
    assert (page.content, page.where) == (SAID.encode(), str(tmp_path / "a.txt"))
    assert (page.url, page.outlet, str(page.published)) == (
        "https://a.example/", "The Post", "2020-02",
    )  # fmt: skip


def test_a_file_called_html_is_html_whatever_it_begins_with(tmp_path: Path) -> None:
    assert one(written(tmp_path / "a.htm", f"oh {ARTICLE}")).media_type is MediaType.HTML


@pytest.mark.parametrize("name", ["a.txt.gz", "a.html", "a"])
def test_gzip_is_unpacked_whatever_its_name(tmp_path: Path, name: str) -> None:
    assert one(written(tmp_path / name, gzip.compress(SAID.encode()))).content == SAID.encode()


def test_gzip_of_several_members_is_one_file(tmp_path: Path) -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    assert one(written(tmp_path / "a.gz", packed)).content == b"one two"


def test_a_truncated_gzip_is_rejected(tmp_path: Path) -> None:
    packed = gzip.compress(os.urandom(5000))[:-20]
    refusal = one(written(tmp_path / "a.gz", packed))
    assert (refusal.why, refusal.detail) == (
        Reason.BROKEN, "the gzip file ends too early; copy it again",
    )  # fmt: skip


def test_a_damaged_gzip_is_rejected(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(SAID.encode() * 90))
    packed[20:40] = b"\xff" * 20
    assert one(written(tmp_path / "a.gz", bytes(packed))).why is Reason.BROKEN


def test_a_gzip_bomb_is_rejected(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    assert one(written(tmp_path / "a.gz", bomb)).why is Reason.TOO_LARGE


def test_a_file_larger_than_the_limit_is_rejected(tmp_path: Path) -> None:
    large = written(tmp_path / "a.txt", b"a" * 10_001)
    assert one(large, max_page_bytes=10_000).why is Reason.TOO_LARGE


def test_an_empty_file_is_rejected_when_it_is_read(tmp_path: Path) -> None:
    made = read_document(one(written(tmp_path / "a.html", b"")))
    assert isinstance(made, Rejected)
    assert made.why is Reason.EMPTY


@pytest.mark.parametrize("name", ["nowhere.html", "no/where", "a\x00b", "x" * 5000])
def test_a_name_that_does_not_exist_is_bad_input(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput):
        pages(str(tmp_path / name))


def test_a_file_without_permission_is_rejected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = written(tmp_path / "a.txt", SAID)
    monkeypatch.setattr("os.open", _denied)  # not by chmod: whoever runs the tests may be root
    refusal = one(locked)
    assert refusal.why is Reason.UNREADABLE
    assert refusal.detail == "Permission denied; look at its permissions and try again"


def _denied(*_: Any, **__: Any) -> Any:
    raise PermissionError(13, "Permission denied")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert one(tmp_path / "a.txt").why is Reason.UNREADABLE
    assert one(tmp_path).why is Reason.UNREADABLE


def test_a_link_to_nothing_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert "a link to nothing" in one(tmp_path / "a.txt").detail


# folders


def test_a_folder_is_read_recursively_in_one_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/z.htm", "sub/deeper/c.txt.gz", "Z.txt"):
        written(tmp_path / name, SAID)
    names = [os.path.relpath(page.where, tmp_path) for page in taken(tmp_path)]
    assert names == ["Z.txt", "a.html", "b.txt", "sub/z.htm", "sub/deeper/c.txt.gz"]


def test_pictures_and_hidden_files_are_passed_by(tmp_path: Path) -> None:
    for name in ("a.html", "a.png", "style.css", ".hidden.html", ".git/a.html"):
        written(tmp_path / name, ARTICLE)
    assert [page.where for page in taken(tmp_path)] == [str(tmp_path / "a.html")]


def test_a_manifest_claims_for_the_files_beside_it(tmp_path: Path) -> None:
    written(tmp_path / "a.html", ARTICLE)
    written(tmp_path / "odd.name", SAID)
    written(
        tmp_path / "pages.jsonl",
        row(path="a.html", url="https://a.example/", published="2020-02-02")
        + row(path="odd.name", outlet="The Post"),
    )
    first, second = taken(tmp_path, Claims(outlet="By hand"))
    assert (first.url, str(first.published), first.outlet) == (
        "https://a.example/", "2020-02-02", "By hand",
    )  # fmt: skip
    assert second.where.endswith("odd.name")


def test_a_manifest_may_name_files_in_folders_below(tmp_path: Path) -> None:
    written(tmp_path / "sub" / "a.html", ARTICLE)
    written(tmp_path / "pages.jsonl", row(path="sub/a.html", outlet="The Post"))
    assert one(tmp_path).outlet == "The Post"


def test_what_a_manifest_names_wrongly_is_rejected_and_the_rest_is_read(tmp_path: Path) -> None:
    written(tmp_path / "a.html", ARTICLE)
    manifest = row(path="../../secret") + "{broken\n" + row(path=7) + row(path="gone.html")
    written(tmp_path / "pages.jsonl", manifest)
    results = taken(tmp_path)
    assert [each.where.rpartition("/")[2] for each in results] == [
        "pages.jsonl:1", "pages.jsonl:2", "pages.jsonl:3", "a.html", "gone.html",
    ]  # fmt: skip
    assert [type(each) for each in results].count(Page) == 1


def test_a_name_that_is_too_long_for_a_file_is_rejected(tmp_path: Path) -> None:
    written(tmp_path / "pages.jsonl", row(path="x" * 10_000))
    (only,) = taken(tmp_path)
    assert isinstance(only, Rejected)
    assert "too long" in only.detail


def test_pages_jsonl_without_paths_holds_pages(tmp_path: Path) -> None:
    written(tmp_path / "pages.jsonl", row(text=SAID))
    assert one(tmp_path).content == SAID.encode()


def test_folders_that_link_to_each_other_are_read_once(tmp_path: Path) -> None:
    written(tmp_path / "sub" / "a.txt", SAID)
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to(tmp_path / "sub")
    assert len(taken(tmp_path)) == 1


def test_a_folder_without_permission_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "b" / "b.txt", SAID)
    (tmp_path / "a").mkdir()
    listed = os.listdir
    monkeypatch.setattr("os.listdir", lambda at: _denied() if at.name == "a" else listed(at))
    assert [type(each) for each in taken(tmp_path)] == [Rejected, Page]


# JSON lines


def test_a_row_is_a_page_with_its_claims(tmp_path: Path) -> None:
    line = row(id="1", url="https://a.example/", outlet="The Post", title="Pier closed",
               published="2020-02-02T10:00:00Z", lang="en-GB", text=SAID)  # fmt: skip
    page = one(written(tmp_path / "a.jsonl", line))
    assert (page.url, page.outlet, page.title) == ("https://a.example/", "The Post", "Pier closed")
    assert (str(page.published), page.language, page.where) == (
        "2020-02-02", "en", f"{tmp_path}/a.jsonl:1",
    )  # fmt: skip


def test_a_row_may_hold_html(tmp_path: Path) -> None:
    assert one(written(tmp_path / "a.jsonl", row(html=ARTICLE))).media_type is MediaType.HTML


def test_a_broken_row_does_not_stop_the_rest(tmp_path: Path) -> None:
    lines = (
        row(text=SAID)
        + '{"text": "cut\n'
        + "\n"
        + "[1]\n"
        + row(title="no words")
        + row(text=ANSWERED)
    )
    results = taken(written(tmp_path / "a.jsonl", lines))
    assert [type(each) for each in results] == [Page, Rejected, Rejected, Rejected, Page]
    assert [each.where.rpartition(":")[2] for each in results] == ["1", "2", "4", "5", "6"]


@pytest.mark.parametrize("line", ["[" * 100_000, "\xff\xfe", '"a"', "nul", "{'a': 1}"])
def test_a_line_that_is_no_object_is_rejected(tmp_path: Path, line: str) -> None:
    assert one(written(tmp_path / "a.jsonl", line)).why is Reason.BROKEN


def test_nul_and_lone_surrogates_in_a_row_survive(tmp_path: Path) -> None:
    line = json.dumps({"text": f"{SAID} a\x00b \ud83d c"})
    made = read_document(one(written(tmp_path / "a.jsonl", line)))
    assert isinstance(made, Document)
    assert made.text.endswith("ab \ufffd c")
    assert made.notes == ("1 lone surrogates replaced", "1 NUL characters left out")


def test_a_claimed_date_that_is_none_is_noted(tmp_path: Path) -> None:
    page = one(written(tmp_path / "a.jsonl", row(text=SAID, published="soon")))
    assert (page.published, page.notes) == (None, ("published 'soon' is no date, put aside",))


@pytest.mark.parametrize("value", [7, ["a"], {"a": 1}, True, None, "", "\ud800"])
def test_claims_of_any_type_do_no_harm(tmp_path: Path, value: object) -> None:
    line = row(text=SAID, url=value, outlet=value, title=value, published=value, lang=value)
    made = read_document(one(written(tmp_path / "a.jsonl", line)))
    assert isinstance(made, Document)
    repr(made).encode()


def test_a_row_longer_than_the_limit_is_passed_over(tmp_path: Path) -> None:
    lines = row(text="a" * 50_000) + row(text=SAID)
    results = taken(written(tmp_path / "a.jsonl", lines), max_page_bytes=10_000)
    assert [type(each) for each in results] == [Rejected, Page]
    assert results[1].where.endswith(":2")


def test_a_truncated_gzip_of_rows_gives_the_rows_before(tmp_path: Path) -> None:
    noise = "".join(row(text=f"{SAID} {os.urandom(40).hex()}") for _ in range(400))
    packed = gzip.compress(noise.encode())
    results = taken(written(tmp_path / "a.jsonl.gz", packed[: len(packed) // 2]))
    assert isinstance(results[0], Page)
    assert (type(results[-1]), results[-1].why) == (Rejected, Reason.BROKEN)


# standard input


@pytest.mark.parametrize(
    ("content", "contents"),
    [
        (SAID, [SAID]),
        (row(text=SAID) + row(text=ANSWERED), [SAID, ANSWERED]),
        (ARTICLE, [ARTICLE]),
    ],
)
def test_standard_input_is_one_page_or_rows(
    monkeypatch: pytest.MonkeyPatch, content: str, contents: list[str]
) -> None:
    stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(content.encode())))
    monkeypatch.setattr("sys.stdin", stream)
    assert [page.content.decode() for page in taken("-")] == contents


# counting


def test_pages_are_counted_where_that_is_cheap(tmp_path: Path) -> None:
    written(tmp_path / "a.html", ARTICLE)
    written(tmp_path / "b.jsonl", row(text=SAID) + "\n" + row(text=SAID))
    assert (expected(str(tmp_path)), expected(str(tmp_path / "b.jsonl"))) == (3, 2)


@pytest.mark.parametrize("where", ["-", "https://a.example/feed"])
def test_what_cannot_be_counted_is_none(where: str) -> None:
    assert expected(where) is None


def test_packed_rows_are_not_counted(tmp_path: Path) -> None:
    assert expected(str(written(tmp_path / "a.jsonl.gz", gzip.compress(b"{}")))) is None
