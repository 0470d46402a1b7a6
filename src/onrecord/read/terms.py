"""On what terms pages are taken out of what a user named: all sources take one such value."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from onrecord.read.claims import Claims
from onrecord.read.settings import ReadSettings


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
