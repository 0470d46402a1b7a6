"""Sessions: who has logged in, by the secret in their cookie, in memory and nowhere else.

A restart ends them all. Only hashes of the secrets are kept; the user is looked up at every
request, so that a right which is taken away is gone at once, and with a new password the sessions
that the old one opened.
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
        self._open: OrderedDict[bytes, tuple[str, str, float]] = OrderedDict()

    def begin(self, name: str, by: str = "") -> str:
        """A new session; the secret that opens it. `by` is the hash of what they logged in by."""
        secret = secrets.token_urlsafe(32)
        self._open[hashed(secret)] = (name, by, self._clock())
        while len(self._open) > MOST:
            self._open.popitem(last=False)
        return secret

    def opened(self, secret: str) -> tuple[str, str] | None:
        """Whose session it is, and by what; it goes on from now. None where there is none."""
        key = hashed(secret)
        name, by, seen = self._open.get(key, ("", "", -SECONDS))
        if not name or self._clock() - seen > SECONDS:
            self._open.pop(key, None)
            return None
        self._open[key] = (name, by, self._clock())
        self._open.move_to_end(key)
        return name, by

    def end(self, secret: str) -> None:
        """End a session."""
        self._open.pop(hashed(secret), None)


def hashed(secret: str) -> bytes:
    """What is kept of a secret while the server runs, and compared: 32 bytes."""
    return hashlib.sha256(secret.encode("utf8", "surrogatepass")).digest()
