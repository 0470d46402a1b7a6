"""Bytes → characters, with a note of everything that had to be guessed or replaced.

A byte order mark wins, then UTF-8 where the bytes are that (few other texts are, by chance), then
what the server or the page declares, then a guess (charset-normalizer), then UTF-8 with
replacement characters. UTF-8 stands before the declaration because servers that declare Latin-1
for UTF-8 pages are common and the reverse mistake fails to decode.
"""

from __future__ import annotations

import codecs
import logging
import re

import charset_normalizer

from onrecord.read.text.canonical import without_lone_surrogates

log = logging.getLogger(__name__)
logging.getLogger("charset_normalizer").addHandler(logging.NullHandler())

DECLARATION_BYTES = 2048  # where a charset declaration is looked for; the HTML standard says 1024
GUESS_BYTES = 65_536  # how much the guess is made from: more changes nothing and costs time
MAX_CONTROL_SHARE = 0.02  # of the first bytes; text has next to none, compressed bytes about 10 %
SNIFFED_BYTES = 4096

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)"""
)
_HALF_PAIR = re.compile(rb"\xed[\xa0-\xbf]")
_WEB_NAMES = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
"""What a name means on the web, where it differs (WHATWG Encoding, 4.2)."""

_BINARY_STARTS = (
    b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF",
    b"RIFF", b"BZh", b"\xfd7zXZ", b"SQLite format 3", b"MZ\x90",
)  # fmt: skip
_HIGH_BYTES = bytes(range(0x80, 0x100))
_CONTROL_BYTES = bytes(set(range(0x20)) - {*b"\t\n\f\r\x1b\x00"})


def is_binary(content: bytes) -> bool:
    """Whether the bytes are no text in any encoding (by signature, then by control bytes)."""
    if any(content.startswith(mark) for mark, _ in _MARKS):
        return False
    head = content[:SNIFFED_BYTES]
    controls = len(head) - len(head.translate(None, _CONTROL_BYTES))
    return content.startswith(_BINARY_STARTS) or controls > MAX_CONTROL_SHARE * len(head)


def decoded(content: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The characters of `content`, and notes for people; never raises.

    `declared` is the charset that came beside the bytes; one inside them is looked for.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _loosely(content[len(mark) :], encoding)
    if (text := _with_half_pairs(content)) is not None:
        return text
    for encoding in _candidates(content, declared):
        try:
            return _noted(content.decode(encoding), encoding, declared)
        except (UnicodeError, LookupError):
            continue
    return _guessed(content)


def _with_half_pairs(content: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 in which halves of surrogate pairs stand, as escapes in JSON leave them; else None."""
    if not _HALF_PAIR.search(content):
        return None
    try:
        text, lone = without_lone_surrogates(content.decode("utf-8", "surrogatepass"))
    except UnicodeError:
        return None
    return text, (f"{lone} lone surrogates replaced",) if lone else ()


def _candidates(content: bytes, declared: str | None) -> list[str]:
    inside = _DECLARED.search(content[:DECLARATION_BYTES].lower())
    names = [declared, inside.group(1).decode("ascii") if inside else None]
    wide = _wide(content)
    return [wide] if wide else ["utf-8", *(name for name in map(codec_of, names) if name)]


def codec_of(name: str | None) -> str | None:
    """The codec that a declared charset means; None for no charset that we know."""
    try:
        known = codecs.lookup((name or "").strip())
    except (LookupError, ValueError):
        return None
    if not known._is_text_encoding:  # 'rot13', 'zlib': codecs of Python, no charsets
        return None
    return _WEB_NAMES.get(known.name, known.name)


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: nearly every second byte of western text is then NUL."""
    head = content[:SNIFFED_BYTES]
    half = len(head) // 2
    if half and head[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    if half and head[::2].count(0) > 0.7 * half:
        return "utf-16-be"
    return None


def _noted(text: str, encoding: str, declared: str | None) -> tuple[str, tuple[str, ...]]:
    meant = codec_of(declared)
    if declared and meant not in (encoding, None) and not text.isascii():
        return text, (f"declared as {declared}, but the bytes are {encoding}",)
    return text, ()


def _guessed(content: bytes) -> tuple[str, tuple[str, ...]]:
    text, notes = _loosely(content, "utf-8")
    high = len(content) - len(content.translate(None, _HIGH_BYTES))
    if text.count("\ufffd") * 10 < high:  # good UTF-8 but for a few bytes
        return text, notes
    best = charset_normalizer.from_bytes(content[:GUESS_BYTES]).best()
    if best is None:
        return text, notes
    same = "cp1252" in best.could_be_from_charset  # gives the same text, and is the usual one
    encoding = "cp1252" if same else best.encoding
    text, broken = _loosely(content, encoding)
    return text, (f"no usable encoding declared, read as {encoding} (a guess)", *broken)


def _loosely(content: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    """Decoded, with U+FFFD for what cannot be."""
    try:
        return content.decode(encoding), ()
    except UnicodeError:
        text = content.decode(encoding, "replace")
        return text, (f"{text.count(chr(0xFFFD))} undecodable characters replaced ({encoding})",)
