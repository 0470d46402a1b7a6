"""Users: who may read or correct, in a file that `onrecord users` writes.

A line a user: name, right, hash, with a colon between: `ana:correct:$argon2id$…`. Hashes are
Argon2id with the parameters of RFC 9106 for little memory (64 MiB). They are checked one at a
time: ten log-ins at once would take 640 MiB. The file is read again when it changes, so that a user
who is taken out is out.
"""

from __future__ import annotations

import os
import re
import secrets
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from onrecord.errors import BadInput
from onrecord.web.door.visitors import Visitor

SHORTEST = 10  # code points of a password
LONGEST = 1_000
_NAME = re.compile(r"[\w.@-]{1,64}")
_hasher = PasswordHasher()
_one_at_a_time = threading.Lock()


class Right(StrEnum):
    """What a user may do; who corrects reads too."""

    READ = "read"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class User:
    """One line of the file."""

    name: str
    right: Right
    hash: str = field(repr=False)


def read_users(path: Path) -> dict[str, User]:
    """The users of a file by name; BadInput names a line that is none."""
    try:
        lines = path.read_text(encoding="utf8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read as users: {error}") from None
    users = {}
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            user = _user(line, f"{path}:{number}")
            users[user.name] = user
    return users


def add_user(path: Path, name: str, right: Right, password: str) -> None:
    """Add a user, or give one a new password and right; BadInput where something is not fit."""
    if not _NAME.fullmatch(name):
        raise BadInput(f"{name!r} is no user name: letters, digits, . _ @ - and no more than 64")
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadInput(f"a password has {SHORTEST} to {LONGEST:,} characters")
    users = read_users(path) if path.exists() else {}
    users[name] = User(name, right, _hasher.hash(password))
    _write(path, users)


def remove_user(path: Path, name: str) -> None:
    """Take a user out; BadInput where there is none of this name."""
    users = read_users(path)
    if users.pop(name, None) is None:
        raise BadInput(f"{path} has no user {name}: {', '.join(users) or 'it is empty'}")
    _write(path, users)


class Users:
    """The users of a file, as it is now."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read: tuple[int, int] | None = None
        self._users: dict[str, User] = {}
        self._nobody = _hasher.hash(secrets.token_hex())
        read_users(path)  # complain now, not when somebody logs in

    def named(self, name: str) -> Visitor | None:
        """The user of this name."""
        user = self._now().get(name)
        return Visitor(user.name, user.right is Right.CORRECT) if user else None

    def stored(self, name: str) -> str:
        """The hash of this user's password; empty where there is no such user."""
        user = self._now().get(name)
        return user.hash if user else ""

    def admitted(self, name: str, password: str) -> Visitor | None:
        """The user, if the password is theirs; takes as long where there is no such user."""
        user = self._now().get(name)
        right = _fits(user.hash if user else self._nobody, password)
        return self.named(name) if user and right else None

    def _now(self) -> dict[str, User]:
        with suppress(OSError):
            told = self._path.stat()
            if self._read != (stamp := (told.st_mtime_ns, told.st_size)):
                self._users, self._read = read_users(self._path), stamp
        return self._users


def _user(line: str, where: str) -> User:
    name, _, rest = line.strip().partition(":")
    right, _, hashed = rest.partition(":")
    if not _NAME.fullmatch(name) or right not in list(Right) or not hashed.startswith("$argon2"):
        raise BadInput(f"{where} is no user: `onrecord users add` writes name:right:hash")
    return User(name, Right(right), hashed)


def _fits(hashed: str, password: str) -> bool:
    with _one_at_a_time, suppress(Argon2Error, InvalidHashError):
        return _hasher.verify(hashed, password[: LONGEST + 1])
    return False


def _write(path: Path, users: dict[str, User]) -> None:
    """The file anew, whole or not at all, for its owner's eyes."""
    unfinished = path.with_name(f"{path.name}.part")
    lines = "".join(f"{user.name}:{user.right}:{user.hash}\n" for user in users.values())
    try:
        with os.fdopen(
            os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w"
        ) as file:
            file.write(lines)
        unfinished.replace(path)
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}") from error
