"""On what terms pages are taken out of what a user named: all sources take one such value."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from onrecord.read.claims import Claims
from onrecord.read.settings import ReadSettings

KINDS = 200
"""Kinds that are counted each on its own; web archives have some thirty."""

LONGEST_KIND = 40  # characters; pages and servers may claim what they like

OTHERS = "of other kinds"


@dataclass(frozen=True, slots=True)
class Terms:
    """What is claimed beside the pages, how they shall be read, and a count of what is passed by.

    `passed` counts by kind what is no page (`image/png`, `revisit`) and is neither read nor
    rejected; who asks for pages may look at it afterwards.
    """

    claims: Claims = field(default_factory=Claims)
    settings: ReadSettings = field(default_factory=ReadSettings)
    passed: Counter[str] = field(default_factory=Counter)

    def beside(self, claims: Claims) -> Terms:
        """These terms for pages beside which `claims` are made too; its own win."""
        return replace(self, claims=self.claims.over(claims))


def count(passed: Counter[str], kind: str, times: int = 1) -> None:
    """Count what is passed by, by kind; those beyond KINDS as one, so that `passed` never grows."""
    kind = kind[:LONGEST_KIND]
    passed[kind if kind in passed or len(passed) < KINDS else OTHERS] += times
