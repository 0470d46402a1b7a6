"""/exports: rows of the record in the formats that other programs read, streamed without a cap.

What was asked, by which versions, and how many rows, is in the format's own place for it and in the
header `Onrecord-Export`. The header is sent before the rows: its count is of the rows that fit when
the export begins, its `readings` are the versions that read the record. What was written
in the end is told, with what a format has no place for, beside the file where `described=true`
asks for both in a ZIP archive.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import Annotated
from zipfile import ZIP_DEFLATED, ZipFile

from fastapi import APIRouter, Path, Response
from fastapi import Query as Parameter
from starlette.responses import StreamingResponse

from onrecord.exchange import FORMATS, Export, Format, What, exported, rows_in
from onrecord.exchange.tables import Outgoing
from onrecord.web.api.statements import Question, counted
from onrecord.web.rendering import Opened

PIECE = 65_536  # bytes sent at once: rows one by one would cost a system call each

_JSON = {
    each.media_type.partition(";")[0] for each in FORMATS.values() if "+json" in each.media_type
}
_CONTENT = {each: {"schema": {"type": "object"}} for each in sorted(_JSON)} | {
    "*/*": {"schema": {"type": "string", "format": "binary"}}
}
"""What comes: one object in the formats that are JSON as a whole, else bytes."""

router = APIRouter()


@router.get(
    "/exports/{what}/{format}",
    response_class=StreamingResponse,
    responses={200: {"content": _CONTENT}},
)
def export(
    record: Opened,
    what: What,
    form: Annotated[Format, Path(alias="format")],
    question: Question,
    described: Annotated[bool, Parameter(description="In an archive, with a description.")] = False,
) -> Response:
    """What a record has, or what was found across pages, in a format; filters choose statements."""
    query = counted(question)  # in the order of reading a document's statements stand together
    pieces, about = exported(record, what, form, query)
    name, media_type = f"{what}{FORMATS[form].suffix}", FORMATS[form].media_type
    if described:
        pieces, name, media_type = (
            _with_description(pieces, about, name),
            f"{name}.zip",
            "application/zip",
        )
    told = {each: value for each, value in about.about().items() if each in ("query", "software")}
    told["readings"] = record.versions()
    told["rows"] = rows_in(record, what, query)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Onrecord-Export": json.dumps(told),
        "Cache-Control": "private, no-store",
    }
    gathered = _gathered(pieces)
    first = next(gathered)  # what cannot be asked is refused now: later it is too late to say so
    return StreamingResponse(chain([first], gathered), media_type=media_type, headers=headers)


def _gathered(pieces: Iterator[bytes]) -> Iterator[bytes]:
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        if len(waiting) >= PIECE:
            yield bytes(waiting)
            waiting.clear()
    yield bytes(waiting)


def _with_description(pieces: Iterator[bytes], about: Export, name: str) -> Iterator[bytes]:
    sink = Outgoing()
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:
        with archive.open(name, "w", force_zip64=True) as file:
            for piece in pieces:
                file.write(piece)
                yield sink.taken()
        archive.writestr(f"{name}.meta.json", json.dumps(about.about(), indent=2))
    yield sink.taken()
