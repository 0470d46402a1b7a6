"""Where a record is: in a file, or in a database of a PostgreSQL server.

In: what a user typed or a program gave. Out: a `Place`. Its text is fit to show and to log: a
password in an address is left out of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

_SERVER = re.compile(r"postgres(?:ql)?://")
_PASSWORDS = (  # the last @ ends it: a password that should have been escaped may have one
    re.compile(r"(?<=//)([^:/@?]*:)(.*)(?=@)", re.DOTALL),
    re.compile(r"(\b(?:ssl)?password=)([^&]*)"),
)
HIDDEN = "***"


@dataclass(frozen=True, slots=True)
class Place:
    """A path, or the address of a database: `postgresql://user@host:port/name`."""

    address: str = field(repr=False)

    @staticmethod
    def of(where: str | Path | Place) -> Place:
        """The place that is meant by a text or a path.

        >>> str(Place.of("postgresql://ana:secret@db.example/news"))
        'postgresql://ana:***@db.example/news'
        """
        return where if isinstance(where, Place) else Place(str(where))

    @property
    def is_server(self) -> bool:
        """Whether it is a database of a server, and not a file."""
        return bool(_SERVER.match(self.address))

    @property
    def path(self) -> Path:
        """Where the file is; of a server it means nothing."""
        return Path(self.address)

    def told(self, message: str) -> str:
        """`message` without the passwords that this place's address has."""
        message = message.replace(self.address, str(self))
        for each in _PASSWORDS:
            for found in each.finditer(self.address):
                message = message.replace(found[2], HIDDEN) if found[2] else message
        return message

    def __str__(self) -> str:
        if not self.is_server:
            return self.address
        shown = self.address
        for each in _PASSWORDS:
            shown = each.sub(rf"\1{HIDDEN}", shown)
        return shown
