"""Three pages on one reservoir: who warned whom of it, and that nobody spoke of it."""

from __future__ import annotations

from across_rows import said
from onrecord.model import Act

YES = said("Ana Ruiz", "I warned him about the reservoir in Lunde", page="one", act=Act.WARN)
NO = said("Bo Lind", "The reservoir in Lunde was not even discussed", page="two")
AGAIN = said("Bo Lind", "the reservoir in Lunde was never discussed", page="three")
OTHER = said("Bo Lind", "Bread costs a crown", page="three", at=90)
ROWS = {"one": [YES], "two": [NO], "three": [AGAIN, OTHER]}
EVERY = [row for rows in ROWS.values() for row in rows]


def quote(page: str, words: str) -> dict[str, str]:
    """A place in gold data: words of a page."""
    return {"page": page, "quote": words}
