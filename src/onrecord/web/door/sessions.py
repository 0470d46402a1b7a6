"""Sessions: who has logged in, by the secret in their cookie, for as long as the server runs.

A restart ends them all. Only hashes of the secrets are kept; the user is looked up at every
request, so that a right which is taken away is gone at once, and with a new password the sessions
that the old one opened. Every process of the server knows them (`web.common`).
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable

from onrecord.web.common import Common

COOKIE = "onrecord-session"
SECONDS = 12 * 3600  # without a request: a working day
MOST = 10_000  # sessions; the oldest end first

_GO_ON = """
UPDATE sessions SET seen = :now WHERE hash = :hash AND seen >= :since RETURNING name, by
"""
_END_THE_OLDEST = """
DELETE FROM sessions
WHERE hash IN (SELECT hash FROM sessions ORDER BY seen DESC LIMIT -1 OFFSET :most)
"""


class Sessions:
    """Names of those who have logged in."""

    def __init__(self, common: Common, clock: Callable[[], float] = time.monotonic) -> None:
        self._common = common
        self._clock = clock

    def begin(self, name: str, by: str = "") -> str:
        """A new session; the secret that opens it. `by` is the hash of what they logged in by."""
        secret = secrets.token_urlsafe(32)
        given = {"hash": hashed(secret), "name": name, "by": by, "now": self._clock()}
        self._common.ask("INSERT INTO sessions VALUES (:hash, :name, :by, :now)", **given)
        self._common.ask(_END_THE_OLDEST, most=MOST)
        return secret

    def opened(self, secret: str) -> tuple[str, str] | None:
        """Whose session it is, and by what; it goes on from now. None where there is none."""
        now = self._clock()
        found = self._common.ask(_GO_ON, hash=hashed(secret), now=now, since=now - SECONDS)
        return found[0] if found else None

    def end(self, secret: str) -> None:
        """End a session."""
        self._common.ask("DELETE FROM sessions WHERE hash = :hash", hash=hashed(secret))


def hashed(secret: str) -> bytes:
    """What is kept of a secret while the server runs, and compared: 32 bytes."""
    return hashlib.sha256(secret.encode("utf8", "surrogatepass")).digest()
