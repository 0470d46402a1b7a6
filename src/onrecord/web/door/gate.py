"""The gate: names, passwords, tokens and sessions become visitors.

In: what somebody shows. Out: the visitor, or None. A password is tried a few times a minute by one
caller, whether it is typed into the form or sent by a program. A program sends its password with
every request: the last one that was right is remembered as a hash, because checking it takes a
tenth of a second on purpose, for as long as the user has no other.
"""

from __future__ import annotations

import hmac

from starlette.concurrency import run_in_threadpool
from starlette.types import Scope

from onrecord.web.common import Common
from onrecord.web.door.bounds import caller
from onrecord.web.door.rates import Rates
from onrecord.web.door.sessions import Sessions, hashed
from onrecord.web.door.users import Users
from onrecord.web.door.visitors import Visitor
from onrecord.web.settings import WebSettings

TOKEN_NAMES = {False: "reader", True: "corrector"}
TOO_MANY = "Too many tries; wait a minute."


class Gate:
    """Knows who may come in."""

    def __init__(self, settings: WebSettings, common: Common) -> None:
        self.sessions = Sessions(common)
        self._users = Users(settings.users) if settings.users else None
        self._tokens = {hashed(token): may for token, may in settings.tokens.items()}
        self._right: dict[str, bytes] = {}
        self._rates = Rates(common)
        self._most = settings.logins_a_minute

    @property
    def is_closed(self) -> bool:
        """Whether one must say who one is."""
        return bool(self._users or self._tokens)

    def may_try(self, scope: Scope) -> bool:
        """Whether this caller may try a password, and counts that they do."""
        return self._rates.hit(f"log-in {caller(scope)}", self._most)

    def begin(self, name: str) -> str:
        """A new session of somebody who was let in; the secret that opens it."""
        return self.sessions.begin(name, self._users.stored(name) if self._users else "")

    def with_session(self, secret: str) -> Visitor | None:
        """Whoever began the session: a user who is still one, or one who came with a token."""
        name, by = self.sessions.opened(secret) or ("", "")
        if by and self._users:
            return self._users.named(name) if self._users.stored(name) == by else None
        rights = [may for may in self._tokens.values() if TOKEN_NAMES[may] == name]
        return Visitor(TOKEN_NAMES[rights[0]], rights[0]) if rights else None

    def with_token(self, token: str) -> Visitor | None:
        """Whoever may come in with a token."""
        shown = hashed(token)
        rights = [may for own, may in self._tokens.items() if hmac.compare_digest(own, shown)]
        return Visitor(TOKEN_NAMES[rights[0]], rights[0]) if rights else None

    def remembered(self, name: str, password: str) -> Visitor | None:
        """The user, if the password is the one that was right before."""
        known = self._right.get(name, b"")
        if self._users and hmac.compare_digest(known, _proof(self._users.stored(name), password)):
            return self._users.named(name)
        return None

    async def admitted(self, name: str, password: str) -> Visitor | None:
        """The user, if the password is theirs."""
        if self._users is None:
            return None
        stored = self._users.stored(name)
        who = await run_in_threadpool(self._users.admitted, name, password)
        if who:
            self._right[name] = _proof(stored, password)
        return who


def _proof(stored: str, password: str) -> bytes:
    """What is remembered of a right password: worth nothing once another hash is `stored`."""
    return hashed(f"{stored}:{password}")
