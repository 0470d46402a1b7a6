"""What whoever serves a record may set, built once at the edge."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WebSettings:
    """`read_only` shows the record and takes no correction; `by` is who corrects it, by default."""

    read_only: bool = False
    by: str = "reader"
