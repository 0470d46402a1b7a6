"""Connections to public hosts only, each within a deadline: a transport for httpx.

A page, a feed or a redirect may name any host, also one inside the reader's own network. So the
check is made where it cannot be gone round: a name is resolved once, every address that it has is
checked, and the connection is made to the address that was checked, while TLS and the Host header
keep the name. A name that changes its address meanwhile (DNS rebinding), a host written as one
number or in octal, an IPv4 address inside an IPv6 one: all are resolved before they are looked at.

The deadline counts wall clock over everything (resolving, connecting, TLS, headers, body), so a
server that sends a byte now and then is cut off too. This is httpcore's network backend, its
documented place for such things; httpx gives no access to it, hence the small transport.
"""
# ruff: noqa: ARG002 - the signatures are httpcore's

from __future__ import annotations

import ssl
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from onrecord.read.web.hosts import Address, Deadline, Refused, is_public, resolved

USUAL_PORTS = frozenset((80, 443))


class GuardedTransport(httpx.BaseTransport):
    """httpx over connections that were checked; `typed` holds each (host, port) that a user typed.

    Those may have any port and, with `allow_private`, be private hosts; all others must be public
    and use port 80 or 443. The set may grow while the transport is in use.
    """

    def __init__(
        self, deadline: Deadline, typed: set[tuple[str, int]], allow_private: bool = False
    ) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            network_backend=_Checked(deadline, typed, allow_private),
            max_connections=1,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send `request`; Refused, TooSlow or httpcore's errors where that fails."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _Checked(httpcore.NetworkBackend):
    """Connects to checked addresses, within the deadline."""

    def __init__(
        self, deadline: Deadline, typed: set[tuple[str, int]], allow_private: bool
    ) -> None:
        self._deadline = deadline
        self._typed = typed
        self._allow_private = allow_private
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = resolved(host, port, self._deadline)
        self._check(host, port, addresses)
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                stream = self._sockets.connect_tcp(str(address), port, self._deadline.left())
                return _Timed(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def _check(self, host: str, port: int, addresses: Iterable[Address]) -> None:
        typed = (host, port) in self._typed
        if not typed and port not in USUAL_PORTS:
            raise Refused(
                f"{host} at port {port} was named by a page or feed; give its address yourself"
            )
        if not (typed and self._allow_private) and not all(map(is_public, addresses)):
            raise Refused(
                f"{host} is not on the open internet; --allow-private reads what is yours"
            )


class _Timed(httpcore.NetworkStream):
    """A stream on which every wait ends with the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._deadline.left()
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
