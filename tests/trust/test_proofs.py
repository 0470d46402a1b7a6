"""A proof holds on its own; whatever is changed in it is seen; what is hostile is refused."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadInput
from onrecord.model import Act, Page, Reading, content_hash
from onrecord.pipeline import Settings, load_models, read_page
from onrecord.record import Record
from onrecord.record.judging.deciding import is_act
from onrecord.trust import proof_of, seal_of, verify
from onrecord.trust.archives import MAX_BYTES, SEAL_BYTES, SEAL_NAME, opened, sealed
from onrecord.trust.proofs import CRATE, NAMES, PAGE, PROOF, TEXT

HTML = (
    b"<html><body><article><h1>Rain in the fjord</h1><p>Ana Ruiz said on Tuesday that it had "
    b"rained for three days and nobody was prepared.</p><p>\xe2\x80\x9cWe saw it too,\xe2\x80\x9d "
    b"Bo Lund added, \xe2\x80\x9cand we were wet.\xe2\x80\x9d</p></article></body></html>"
)


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    settings = Settings(rules_only=True)
    page = Page(HTML, "rain.html", url="https://fjord.example/rain")
    read = read_page(page, load_models(settings), settings)
    assert isinstance(read, Reading)
    assert read.statements
    with Record.open(tmp_path_factory.mktemp("proof") / "r.db") as record:
        record.add(read)
        record.judge(is_act(read.statements[0].id, Act.WARN, "Ida"))
        assert proof_of(record, read.statements[0].id) == proof_of(record, read.statements[0].id)
        return proof_of(record, read.statements[0].id)


def failing(archive: bytes) -> list[str]:
    return [each.check for each in verify(archive) if each.holds is False]


def altered(proof: bytes, change: Any) -> bytes:
    """The proof, its told values changed and everything sealed and hashed anew."""
    files = opened(proof, NAMES)
    told = json.loads(files[PROOF])
    change(told, files)
    files[PROOF] = json.dumps(told).encode()
    return hashed_anew(files)


def hashed_anew(files: dict[str, bytes]) -> bytes:
    crate = json.loads(files[CRATE])
    for each in crate["@graph"]:
        if "sha256" in each:
            each["sha256"] = content_hash(files[each["@id"]])
    return sealed({**files, CRATE: json.dumps(crate).encode()})


def test_a_proof_holds(proof: bytes) -> None:
    assert [each.holds for each in verify(proof)] == [True] * 7


def test_every_zip_program_opens_it(proof: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(proof)) as archive:
        assert archive.testzip() is None
        assert tuple(archive.namelist()) == NAMES
        assert archive.read(PAGE) == HTML


@given(st.data())
def test_any_one_changed_byte_is_seen(proof: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(proof) - 1))
    other = data.draw(st.integers(1, 255))
    changed = bytearray(proof)
    changed[at] ^= other
    assert failing(bytes(changed)) == ["archive"]


@given(st.data())
def test_what_is_cut_off_or_added_is_seen(proof: bytes, data: st.DataObject) -> None:
    assert failing(proof[: data.draw(st.integers(0, len(proof) - 1))])
    assert failing(proof + data.draw(st.binary(min_size=1, max_size=99)))


@given(st.binary(max_size=300))
def test_any_bytes_are_answered(content: bytes) -> None:
    assert failing(content) == ["archive"]


@given(
    st.recursive(st.none() | st.integers() | st.text(), lambda kids: st.lists(kids), max_leaves=9)
)
def test_any_sealed_json_is_answered(value: object) -> None:
    told = json.dumps(value).encode()
    assert failing(sealed({CRATE: told, PROOF: told, TEXT: b"", PAGE: b""}))


def _other_words(told: Any, _: Any) -> None:
    told["statement"]["content_text"] = "it snowed"


def _other_bytes(_: Any, files: dict[str, bytes]) -> None:
    files[PAGE] = HTML.replace(b"rained", b"snowed")


def _other_text(_: Any, files: dict[str, bytes]) -> None:
    files[TEXT] = files[TEXT].replace(b"rained", b"snowed")


def _beyond(told: Any, _: Any) -> None:
    told["statement"]["source"] = [[0, 10**9]]


def _other_place(told: Any, _: Any) -> None:
    told["statement"].update(source=[], source_text="")


def _other_judge(told: Any, _: Any) -> None:
    told["judgements"][0]["by"] = "Bo"


@pytest.mark.parametrize(
    ("change", "check"),
    [
        (_other_words, "spans and words"),
        (_beyond, "spans and words"),
        (_other_place, "spans and words"),
        (_other_bytes, "bytes of the page"),
        (_other_text, "address and text"),
        (_other_judge, "judgements"),
    ],
)
def test_a_forger_who_seals_anew_is_found_by_the_ids(proof: bytes, change: Any, check: str) -> None:
    forged = altered(proof, change)
    assert check in failing(forged)
    assert seal_of(forged) != seal_of(proof)


def test_a_text_that_does_not_follow_from_the_bytes_is_found(proof: bytes) -> None:
    def change(told: Any, files: dict[str, bytes]) -> None:
        files[PAGE] = HTML.replace(b"rained", b"snowed")
        told["page"]["hash"] = told["document"]["page"] = content_hash(files[PAGE])

    assert failing(altered(proof, change)) == ["text follows from bytes"]


def test_of_another_version_it_cannot_be_told_whether_the_text_follows(proof: bytes) -> None:
    def change(told: Any, _: Any) -> None:
        told["onrecord"] = "9.9"

    assert verify(altered(proof, change))[-1].holds is None


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "page.bin"])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(BadInput, match="other files"):
        opened(sealed({name: b"x"}), NAMES)


def test_a_bomb_is_refused_unopened() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = bytes(SEAL_BYTES)
        for name in NAMES:
            archive.writestr(name, bytes(10_000_000))
    content = made.getvalue()[:-SEAL_BYTES]
    seal = SEAL_NAME + content_hash(content).encode()
    with pytest.raises(BadInput, match="compressed"):
        opened(content + seal, NAMES)


def test_a_directory_of_many_files_is_not_read() -> None:
    with pytest.raises(BadInput, match="more files"):
        opened(sealed({f"{number}.txt": b"" for number in range(1000)}), NAMES)


def test_what_is_too_large_is_not_looked_into() -> None:
    assert "larger than" in verify(bytes(MAX_BYTES + 1))[0].told


def test_a_statement_that_is_not_there_is_told(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db") as record, pytest.raises(BadInput, match="no statement"):
        proof_of(record, "stm-0000")
