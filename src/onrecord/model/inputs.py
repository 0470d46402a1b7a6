"""Inputs: what a user named to be read, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from onrecord.model.ids import hashed_id


@dataclass(frozen=True, slots=True)
class Input:
    """A file, a folder or an address that one run read, and what it gave until now.

    `read`, `known` (in the record before) and `forgotten` (left out, since they were) count pages;
    `rejected` counts pages by the reason, `passed` what was no page to read, by its kind.
    `ended_at` is None where the run did not come to the end of the input: it goes on, or was
    stopped.
    """

    where: str
    began_at: datetime
    ended_at: datetime | None = None
    read: int = 0
    known: int = 0
    forgotten: int = 0
    rejected: Mapping[str, int] = field(default_factory=dict)
    passed: Mapping[str, int] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """`inp-…`, of the name and the moment."""
        return hashed_id("inp", self.where, self.began_at.isoformat())

    def as_dict(self) -> dict[str, Any]:
        """The JSON form, the most frequent reasons first."""
        return {
            "where": self.where,
            "began_at": self.began_at.isoformat(),
            "ended_at": self.ended_at.isoformat() if self.ended_at else None,
            "read": self.read,
            "known": self.known,
            "forgotten": self.forgotten,
            "rejected": most_first(self.rejected),
            "passed_by": most_first(self.passed),
        }


def most_first(counts: Mapping[str, int]) -> dict[str, int]:
    """`counts` with the greatest first."""
    return dict(sorted(counts.items(), key=lambda each: -each[1]))
