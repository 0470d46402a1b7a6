"""Files → bytes, each within its limit; what cannot be opened is a `Rejected`.

gzip is told by its first bytes, not by the name: pages are saved compressed under any name.
"""

from __future__ import annotations

import gzip
import os
import stat
import zlib
from pathlib import Path
from typing import BinaryIO

from onrecord.model import Reason, Rejected
from onrecord.read.documents import too_large

GZIP_MARK = b"\x1f\x8b"
_GZIP = zlib.MAX_WBITS | 16  # zlib's way to ask for a gzip header


def file_bytes(path: Path, limit: int) -> bytes | Rejected:
    """The bytes of a regular file, unpacked; at most `limit` of them."""
    opened = opened_file(path)
    if isinstance(opened, Rejected):
        return opened
    try:
        with opened:
            return stream_bytes(opened, str(path), limit)
    except OSError as failure:
        return unreadable(path, failure)


def stream_bytes(stream: BinaryIO, where: str, limit: int) -> bytes | Rejected:
    """What a stream holds, unpacked; at most `limit` bytes."""
    content = stream.read(limit + 1)
    if content.startswith(GZIP_MARK):
        return unpacked(content, where, limit)
    return content if len(content) <= limit else too_large(where, limit)


def unpacked(content: bytes, where: str, limit: int) -> bytes | Rejected:
    """What gzip bytes hold, at most `limit` bytes of it; several members are read as one file."""
    parts: list[bytes] = []
    room = limit + 1
    while content.startswith(GZIP_MARK):
        unpacker = zlib.decompressobj(_GZIP)
        try:
            parts.append(unpacker.decompress(content, room))
        except zlib.error as failure:
            return Rejected(where, Reason.BROKEN, f"damaged gzip file ({failure}); copy it again")
        room -= len(parts[-1])
        if room <= 0:
            return too_large(where, limit)
        if not unpacker.eof:
            return Rejected(where, Reason.BROKEN, "the gzip file ends too early; copy it again")
        content = unpacker.unused_data
    return b"".join(parts)


def opened_file(path: Path) -> BinaryIO | Rejected:
    """A regular file opened for reading; pipes and devices are refused, they may never end."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as failure:
        return unreadable(path, failure)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        detail = "not a file (a pipe, socket or device); send its output to standard input: -"
        return Rejected(str(path), Reason.UNREADABLE, detail)
    return os.fdopen(descriptor, "rb")


def opened_lines(path: Path) -> BinaryIO | Rejected:
    """The same for files that are read line by line, unpacked on the way where they are gzip."""
    opened = opened_file(path)
    if isinstance(opened, Rejected):
        return opened
    packed = opened.read(len(GZIP_MARK)) == GZIP_MARK
    opened.seek(0)
    return gzip.GzipFile(fileobj=opened) if packed else opened  # type: ignore[return-value]


def unreadable(path: Path, failure: Exception) -> Rejected:
    """The answer to a file that the system does not give us."""
    why = getattr(failure, "strerror", None) or str(failure)
    if os.path.islink(path) and not path.exists():  # noqa: PTH114 - Path's fails at a long name
        return Rejected(str(path), Reason.UNREADABLE, "a link to nothing; mend or remove it")
    return Rejected(str(path), Reason.UNREADABLE, f"{why}; look at its permissions and try again")
