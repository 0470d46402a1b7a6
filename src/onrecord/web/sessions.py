"""Sessions: who has logged in, by the secret in their cookie, in memory and nowhere else.

A restart ends them all. Only hashes of the secrets are kept; the user is looked up at every
request, so that a right which is taken away is gone at once.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable

COOKIE = "onrecord-session"
SECONDS = 12 * 3600  # without a request: a working day
MOST = 10_000  # sessions; the oldest end first


class Sessions:
    """Names of those who have logged in."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._open: OrderedDict[bytes, tuple[str, float]] = OrderedDict()

    def begin(self, name: str) -> str:
        """A new session; the secret that opens it."""
        secret = secrets.token_urlsafe(32)
        self._open[hashed(secret)] = (name, self._clock())
        while len(self._open) > MOST:
            self._open.popitem(last=False)
        return secret

    def name(self, secret: str) -> str | None:
        """Whose session it is, which goes on from now; None where there is none (any more)."""
        key = hashed(secret)
        name, seen = self._open.get(key, ("", -SECONDS))
        if not name or self._clock() - seen > SECONDS:
            self._open.pop(key, None)
            return None
        self._open[key] = (name, self._clock())
        self._open.move_to_end(key)
        return name

    def end(self, secret: str) -> None:
        """End a session."""
        self._open.pop(hashed(secret), None)


def hashed(secret: str) -> bytes:
    """What is kept of a secret while the server runs, and compared: 32 bytes."""
    return hashlib.sha256(secret.encode("utf8", "surrogatepass")).digest()
