"""Receipts: what became of a parcel of pages, as a value and as the JSON beside the shards."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from onrecord.errors import BadInput
from onrecord.model import PageHash, Reason, Rejected


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of a folder: its path in it, how many pages and statements, SHA-256 of its bytes."""

    path: str
    pages: int
    statements: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a parcel of pages of the input `where`."""

    parcel: str
    where: str
    number: int
    version: str
    shards: tuple[Shard, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    passed: Counter[str] = field(default_factory=Counter)

    @property
    def pages(self) -> int:
        """How many pages were read."""
        return sum(each.pages for each in self.shards)

    @property
    def statements(self) -> int:
        """How many statements they have."""
        return sum(each.statements for each in self.shards)


def as_json(receipt: Receipt) -> bytes:
    """The JSON form, for a file of its own."""
    return json.dumps(
        {
            "parcel": receipt.parcel,
            "where": receipt.where,
            "number": receipt.number,
            "version": receipt.version,
            "shards": [
                {"path": s.path, "pages": s.pages, "statements": s.statements, "sha256": s.sha256}
                for s in receipt.shards
            ],
            "rejected": [
                {
                    "where": r.where,
                    "why": r.why,
                    "detail": r.detail,
                    "page_hash": r.page_hash,
                    "url": r.url,
                    "seen_at": r.seen_at.isoformat(),
                }
                for r in receipt.rejected
            ],
            "passed_by": dict(receipt.passed.most_common()),
        },
        indent=1,
    ).encode()


def from_json(content: bytes) -> Receipt:
    """The receipt that `as_json` wrote; BadInput where it did not."""
    try:
        return _receipt(json.loads(content))
    except (ValueError, KeyError, TypeError) as fault:
        raise BadInput(f"no receipt of shards ({str(fault)[:80]})") from fault


def _receipt(value: dict[str, Any]) -> Receipt:
    return Receipt(
        parcel=value["parcel"],
        where=value["where"],
        number=value["number"],
        version=value["version"],
        shards=tuple(Shard(**each) for each in value["shards"]),
        rejected=tuple(
            Rejected(
                where=each["where"],
                why=Reason(each["why"]),
                detail=each["detail"],
                page_hash=PageHash(each["page_hash"]) if each["page_hash"] else None,
                url=each["url"],
                seen_at=datetime.fromisoformat(each["seen_at"]),
            )
            for each in value["rejected"]
        ),
        passed=Counter(value["passed_by"]),
    )
