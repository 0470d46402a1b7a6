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

import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import httpcore
import httpx

USUAL_PORTS = frozenset((80, 443))

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Refused(Exception):
    """The host may not be connected to; says why."""


class TooSlow(Exception):
    """The deadline has passed."""


@dataclass(slots=True)
class Deadline:
    """A moment on the monotonic clock, moved on for each fetch."""

    at: float = field(default_factory=time.monotonic)

    def start(self, seconds: float) -> None:
        """Count `seconds` from now."""
        self.at = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left; TooSlow where none are."""
        seconds = self.at - time.monotonic()
        if seconds <= 0:
            raise TooSlow
        return seconds


def is_public(address: Address) -> bool:
    """Whether an address belongs to the open internet (IANA special-purpose registries).

    Private, loopback, link-local, shared (CGNAT), multicast, reserved and documentation addresses
    do not; an IPv6 address that carries an IPv4 one (mapped, 6to4, Teredo, NAT64) is as that one.
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address.teredo:
            inner = address.teredo[1]
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:  # withdrawn in 2004 and still routed inside some networks
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


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
        addresses = _resolved(host, port, self._deadline)
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


def _resolved(host: str, port: int, deadline: Deadline) -> list[Address]:
    """The addresses of a host. Asked in a thread, since the system's resolver has no time limit."""
    answers: queue.SimpleQueue[list[Any] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as failure:
            answers.put(OSError(str(failure)))

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except queue.Empty:
        raise TooSlow from None
    if isinstance(answer, OSError):
        raise httpcore.ConnectError(f"{host} cannot be found ({answer})")
    found = [ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in answer]
    return list(dict.fromkeys(found))
