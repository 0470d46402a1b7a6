"""Addresses → bytes, from public web servers, within limits of size and time.

Redirects are followed by hand, so that each hop is looked at; what may be connected to is decided
in `guarded`. Failing is a value: a `Rejected` that says what the server did.
"""

from __future__ import annotations

import logging
import time
import zlib
from dataclasses import dataclass
from types import TracebackType

import httpcore
import httpx

from onrecord.model import MediaType, Reason, Rejected
from onrecord.read.documents import too_large
from onrecord.read.files.opening import GZIP_MARK, unpacked
from onrecord.read.settings import ReadSettings
from onrecord.read.web.guarded import GuardedTransport
from onrecord.read.web.hosts import Deadline, Refused, TooSlow

log = logging.getLogger(__name__)

_HTML = ("text/html", "application/xhtml+xml")
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml",
          "application/xml", "text/xml")  # fmt: skip
_PACKED = ("application/gzip", "application/x-gzip")  # sitemaps are often given so
_UNTYPED = ("", "application/octet-stream")  # servers that do not say; the bytes will tell
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_USUAL_PORT = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent: bytes, unpacked, from `url` (the last hop), as it declared them."""

    content: bytes
    url: str
    media_type: MediaType | None
    encoding: str | None


class Fetcher:
    """Fetches one address after the other, with a pause between two from one host."""

    def __init__(self, settings: ReadSettings) -> None:
        self._settings = settings
        self._deadline = Deadline()
        self._typed: set[tuple[str, int]] = set()
        self._last: dict[str, float] = {}
        self._client = httpx.Client(
            transport=GuardedTransport(self._deadline, self._typed, settings.allow_private),
            headers={
                "User-Agent": settings.user_agent,
                "Accept": "text/html, application/xhtml+xml, application/rss+xml, "
                "application/atom+xml, text/plain;q=0.8, */*;q=0.1",
                "Accept-Encoding": "gzip",  # the one that we unpack within limits
            },
            timeout=None,  # the deadline rules
            trust_env=False,
        )

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def typed(self, address: str) -> Fetched | Rejected:
        """What stands at an address that the user typed, whose host and port are trusted."""
        if url := _web_url(address):
            self._typed.add((url.raw_host.decode("ascii"), url.port or _USUAL_PORT[url.scheme]))
        return self.named(address)

    def named(self, address: str) -> Fetched | Rejected:
        """What stands at an address that a feed named."""
        self._wait_for(address)
        self._deadline.start(self._settings.fetch_seconds)
        try:
            return self._followed(address)
        except Refused as refusal:
            return Rejected(address, Reason.REFUSED, f"{refusal}", url=address)
        except (TooSlow, httpcore.TimeoutException):
            seconds = self._settings.fetch_seconds
            detail = f"no whole answer within {seconds:g} s; try again later"
            return Rejected(address, Reason.TOO_SLOW, detail, url=address)
        except (httpx.HTTPError, httpx.InvalidURL, OSError, *_HTTPCORE_ERRORS) as failure:
            return _failed(address, f"{failure or type(failure).__name__}"[:200])

    def _wait_for(self, address: str) -> None:
        """Hold back until the pause since the last request to the host is over."""
        url = _web_url(address)
        host = url.host if url is not None else ""
        due = self._last.get(host, -1e9) + self._settings.seconds_between_fetches
        time.sleep(max(0.0, due - time.monotonic()))
        self._last[host] = time.monotonic()

    def _followed(self, address: str) -> Fetched | Rejected:
        target = address
        for _ in range(self._settings.max_redirects + 1):
            url = _web_url(target)
            if url is None:
                return Rejected(
                    address, Reason.REFUSED, f"no web address: {target[:100]}", url=address
                )
            answer = self._client.send(self._client.build_request("GET", url), stream=True)
            try:
                if answer.status_code not in _REDIRECTS or "location" not in answer.headers:
                    return self._read(answer, address)
                target = str(url.join(answer.headers["location"]))
            finally:
                answer.close()
        return _failed(address, f"more than {self._settings.max_redirects} redirects")

    def _read(self, answer: httpx.Response, address: str) -> Fetched | Rejected:
        if answer.status_code in _GONE:
            detail = f"the server answered {answer.status_code}: there is no such page"
            return Rejected(address, Reason.GONE, detail, url=address)
        if answer.status_code != 200:
            return _failed(address, f"the server answered {answer.status_code}")
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in (*_HTML, *_FEEDS, *_PACKED, *_UNTYPED, "text/plain"):
            return Rejected(address, Reason.NOT_TEXT, f"the server sent {kind[:60]}", url=address)
        content = self._body(answer, address)
        if not isinstance(content, Rejected) and content.startswith(GZIP_MARK):
            content = unpacked(content, address, self._settings.max_page_bytes)
        if isinstance(content, Rejected):
            return content
        media_type = MediaType.HTML if kind in _HTML else None
        media_type = MediaType.PLAIN if kind == "text/plain" else media_type
        return Fetched(
            content, str(answer.url.copy_with(fragment=None)), media_type, answer.charset_encoding
        )

    def _body(self, answer: httpx.Response, address: str) -> bytes | Rejected:
        """The body, unpacked as it comes, never more than the limit of it."""
        limit = self._settings.max_page_bytes
        packing = answer.headers.get("content-encoding", "identity").strip().lower()
        if packing not in ("identity", "", "gzip", "x-gzip"):
            return _failed(address, f"packed as {packing[:20]}, which was not asked for")
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16) if "gzip" in packing else None
        parts: list[bytes] = []
        room = limit
        try:
            for chunk in answer.iter_raw():
                self._deadline.left()
                part = unpacker.decompress(chunk, room + 1) if unpacker else chunk
                room -= len(part)
                if room < 0:
                    return too_large(address, limit, address)
                parts.append(part)
        except zlib.error as failure:
            return _failed(address, f"damaged gzip answer ({failure})")
        if unpacker and not unpacker.eof:
            return _failed(address, "the answer ended too early")
        return b"".join(parts)


_GONE = (404, 410)  # RFC 9110, 15.5.5 and 15.5.11
_HTTPCORE_ERRORS = (
    httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
)  # fmt: skip


def _web_url(address: str) -> httpx.URL | None:
    """The parsed address; None where it is not http(s), has no host, or carries a password."""
    try:
        url = httpx.URL(address.strip())
        usable = url.scheme in _USUAL_PORT and bool(url.raw_host) and not url.userinfo
    except (httpx.InvalidURL, ValueError, TypeError):
        return None
    return url if usable else None


def _failed(address: str, detail: str) -> Rejected:
    return Rejected(address, Reason.NOT_FETCHED, detail, url=address)
