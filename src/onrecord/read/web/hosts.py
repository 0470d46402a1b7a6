"""Hosts: how long a fetch may take, what addresses a name has, which belong to the open internet.

A host written as one number or in octal, an IPv4 address inside an IPv6 one: all are resolved
before they are looked at.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
import time
from dataclasses import dataclass, field
from typing import Any

import httpcore

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_NEVER = tuple(
    map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "3fff::/20"))
)
"""Of special purpose, and global to the `ipaddress` of some versions of Python."""


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
    if any(address in each for each in _NEVER):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def resolved(host: str, port: int, deadline: Deadline) -> list[Address]:
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
