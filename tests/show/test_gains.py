"""What reading again changed is counted whole; little of it is held."""

from __future__ import annotations

import io

from rich.console import Console

from across_rows import said
from onrecord.model import Reason, Rejected
from onrecord.show.account import REJECTED_SHOWN
from onrecord.show.gains import EXAMPLES, Again, tell
from onrecord.trust import Change


def told(again: Again) -> str:
    console = Console(file=io.StringIO(), width=120)
    tell(console, again)
    return str(console.file.getvalue())  # type: ignore[attr-defined]


def test_pages_beyond_those_that_are_shown_are_counted_and_not_held() -> None:
    again = Again()
    for number in range(REJECTED_SHOWN + 3):
        again.reject(Rejected(f"{number}.html", Reason.EMPTY, "no words"))
    assert again.as_dict()["rejected"] == REJECTED_SHOWN + 3
    assert len(again.unread) == REJECTED_SHOWN
    assert "and 3 more" in told(again)


def test_examples_of_one_kind_are_few() -> None:
    again = Again()
    again.count(Change(None, said("Ana Ruiz", f"it rained {n}")) for n in range(EXAMPLES + 5))
    assert again.as_dict()["gained"] == EXAMPLES + 5
    assert told(again).count("it rained") == EXAMPLES
