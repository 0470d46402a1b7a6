"""What whoever serves a record may set, built once at the edge."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class WebSettings:
    """`read_only` shows the record and takes no correction; `by` is who corrects it, by default.

    `users` is a file of `onrecord users add`, `tokens` are secrets with what they open (True: to
    correct, False: to read); with neither everybody who reaches the server is let in. `hosts` are
    the names by which it may be called: one that is not among them is refused, or a page of another
    site could point its own name at this machine and read the record. The bounds are for each
    caller; `seconds` is how long an answer may take to begin. `common` is where the processes of a
    server keep what they know in common; None where there is one process.
    """

    read_only: bool = False
    by: str = "reader"
    users: Path | None = None
    tokens: dict[str, bool] = field(default_factory=dict, repr=False)
    hosts: tuple[str, ...] = LOCAL_HOSTS
    body_bytes: int = 1_000_000
    requests_a_minute: int = 1_200
    logins_a_minute: int = 10
    seconds: float = 30.0
    common: Path | None = None
