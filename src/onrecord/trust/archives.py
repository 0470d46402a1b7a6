"""Sealed archives: a few named files in a ZIP file of which no byte can change unseen.

In: the files' bytes. Out: the archive's bytes, the same for the same files; and back, or BadInput
that says what is wrong. The archive's comment is the SHA-256 of every byte before it, so that a
change anywhere is seen. Whoever changes an archive on purpose can seal it anew: then the seal is
not the one that was published beside it.

What is opened may be hostile. Nothing is unpacked to disk, nothing is compressed (so nothing
unpacks to more than it is), the names are those that are expected and no others, and the directory
of the archive is measured before it is read.
"""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
from collections.abc import Collection, Mapping

from onrecord.errors import BadInput

MAX_BYTES = 64 * 1024 * 1024  # a page may have 20 MB, its text a million characters
MAX_DIRECTORY = 4096  # bytes; that of four files has some 250
SEAL_NAME = b"sha256:"
SEAL_BYTES = len(SEAL_NAME) + 64
_MOMENT = (1980, 1, 1, 0, 0, 0)  # ZIP's first: when an archive was made is no part of it
_END = struct.Struct("<4s4H2LH")  # end of central directory, APPNOTE.TXT 4.3.16
_END_MARK = b"PK\x05\x06"


def sealed(files: Mapping[str, bytes]) -> bytes:
    """The archive of `files`, in their order."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        archive.comment = bytes(SEAL_BYTES)
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), content)
    unsealed = made.getvalue()[:-SEAL_BYTES]
    return unsealed + _seal(unsealed)


def seal_of(archive: bytes) -> str:
    """The seal that an archive bears, to be published beside it: `sha256:…`."""
    return archive[-SEAL_BYTES:].decode("ascii", "replace")


def opened(archive: bytes, names: Collection[str]) -> dict[str, bytes]:
    """The files of an archive, which must be `names`; BadInput where anything is not as sealed."""
    if len(archive) > MAX_BYTES:
        raise BadInput(f"larger than {MAX_BYTES:,} bytes: no proof is")
    before = archive[:-SEAL_BYTES]
    if len(archive) < SEAL_BYTES + _END.size or archive[-SEAL_BYTES:] != _seal(before):
        raise BadInput("it was changed since it was sealed, or it is no proof")
    _check_end(before)
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as found:
            entries = found.infolist()
            if [entry.filename for entry in entries] != list(names):
                raise BadInput(f"it holds other files than {', '.join(names)}")
            if any(entry.compress_type != zipfile.ZIP_STORED for entry in entries):
                raise BadInput("a file in it is compressed")
            if sum(entry.file_size for entry in entries) > len(archive):
                raise BadInput("its files are said to be larger than it is")
            return {entry.filename: found.read(entry) for entry in entries}
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, RuntimeError) as error:
        raise BadInput(f"its files cannot be read: {error}") from error


def _check_end(before: bytes) -> None:
    """BadInput unless a small directory ends right before the seal."""
    mark, disk, first, _, _, size, _, comment = _END.unpack(before[-_END.size :])
    if mark != _END_MARK or disk or first or comment != SEAL_BYTES:
        raise BadInput("it does not end as a proof does")
    if size > MAX_DIRECTORY:
        raise BadInput("it lists more files than a proof has")


def _seal(content: bytes) -> bytes:
    return SEAL_NAME + hashlib.sha256(content).hexdigest().encode("ascii")
