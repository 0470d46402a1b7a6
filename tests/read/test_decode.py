"""Bytes to characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.text.decode import decoded, is_binary

WORDS = "Das Müllheizkraftwerk „Süd“ sei sicher, sagte Frau Größe gestern Abend."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"])
def test_unicode_is_read_without_a_declaration(encoding: str) -> None:
    assert decoded((WORDS * 3).encode(encoding)) == (WORDS * 3, ())


def test_a_declared_charset_is_used() -> None:
    assert decoded(WORDS.encode("cp1250"), "windows-1250") == (WORDS, ())


def test_a_charset_declared_inside_is_used() -> None:
    text = "<meta charset=koi8-r><p>Мэр сказал, что мост открыт."
    assert decoded(text.encode("koi8-r")) == (text, ())


def test_latin_1_means_windows_1252_as_on_the_web() -> None:
    assert decoded(WORDS.encode("cp1252"), "iso-8859-1") == (WORDS, ())


def test_utf_8_declared_as_latin_1_is_noted() -> None:
    text, notes = decoded(WORDS.encode(), "iso-8859-1")
    assert text == WORDS
    assert notes == ("declared as iso-8859-1, but the bytes are utf-8",)


def test_a_guess_is_noted() -> None:
    text, notes = decoded(WORDS.encode("cp1252"))
    assert text == WORDS
    assert notes == ("no usable encoding declared, read as cp1252 (a guess)",)


def test_a_few_broken_bytes_do_not_spoil_utf_8() -> None:
    text, notes = decoded(b"caf\xc3\xa9 " * 50 + b"\xff end")
    assert text.endswith("café \ufffd end")
    assert notes == ("1 undecodable characters replaced (utf-8)",)


def test_lone_surrogates_are_replaced_and_noted() -> None:
    assert decoded("a\ud83db".encode("utf-8", "surrogatepass")) == (
        "a\ufffdb",
        ("1 lone surrogates replaced",),
    )


def test_half_pairs_are_no_sign_of_another_charset() -> None:
    content = "<meta charset=latin-1>„a\ud83db“".encode("utf-8", "surrogatepass")
    assert decoded(content, "utf-8")[0] == "<meta charset=latin-1>„a\ufffdb“"


@pytest.mark.parametrize("name", ["rot13", "no-such-charset", "utf-8\x00", "", "undefined"])
def test_a_charset_that_is_none_is_passed_over(name: str) -> None:
    assert decoded(WORDS.encode(), name)[0] == WORDS


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "utf-16", "latin-1", "hz", "x"]))
def test_any_bytes_are_decoded(content: bytes, declared: str | None) -> None:
    text, _ = decoded(content, declared)
    text.encode("utf-8")  # no lone surrogates


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 words", b"\x89PNG\r\n", b"PK\x03\x04a", bytes(range(1, 32)) * 9]
)
def test_binary_is_told_from_text(content: bytes) -> None:
    assert is_binary(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "koi8-u", "iso2022_jp"])
def test_text_is_told_from_binary(encoding: str) -> None:
    assert not is_binary("Words, «words» and more.\r\n".encode(encoding, "ignore"))
