"""Web archives as bytes, record by record, written by the library that crawlers use."""

from __future__ import annotations

import io

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from read.builders import ARTICLE

ASKED = "2020-02-03T04:05:06Z"


def response(
    number: int,
    body: str | bytes = ARTICLE,
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    record_type: WarcRecordType = WarcRecordType.response,
    **headers: str,
) -> bytes:
    """A response, packed in a gzip member of its own; `number` is in its address and its bytes."""
    body = body.encode() if isinstance(body, str) else body
    lines = {"Content-Type": kind, **{k.replace("_", "-"): v for k, v in headers.items()}}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    record = WarcRecord()
    record.init_headers(record_type)
    record.headers["WARC-Target-URI"] = f"https://a.example/{number}"
    record.headers["WARC-Date"] = ASKED
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body)
    return member(record)


def bare(body: str, kind: str, record_type: WarcRecordType) -> bytes:
    """A record without HTTP: a file that was put into the archive, or the words of a page."""
    record = WarcRecord()
    record.init_headers(record_type)
    record.headers["WARC-Target-URI"] = "https://a.example/bare"
    record.headers["WARC-Date"] = ASKED
    record.headers["Content-Type"] = kind
    record.set_bytes_content(body.encode())
    return member(record)


def member(record: WarcRecord) -> bytes:
    stream = io.BytesIO()
    packed = GzipWriter(stream)
    record.write(packed)
    packed.close()
    return stream.getvalue()
