"""The account of a run counts all and holds little."""

from __future__ import annotations

from collections import Counter

import pytest

from onrecord.model import Reason, Rejected
from onrecord.show import account
from onrecord.show.account import Account, Gave
from onrecord.show.commands.inputs import inputs_table


def test_rejected_pages_beyond_the_first_are_counted_and_not_held(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(account, "REJECTED_HELD", 2)
    told, gave = Account(), Gave("a.warc.gz")
    told.inputs.append(gave)
    for number in range(5):
        told.reject(Rejected(f"{number}.html", Reason.EMPTY, "no words"), gave)
    assert (told.rejected, len(told.examples)) == (5, 2)
    assert told.as_dict()["rejected_in_all"] == 5


def test_the_account_is_the_sum_of_what_the_inputs_gave() -> None:
    one = Gave("a", read=2, known=1, passed=Counter({"in de": 3}))
    other = Gave("b", read=1, forgotten=4, passed=Counter({"in de": 1}))
    told = Account(inputs=[one, other])
    assert (told.read, told.known, told.forgotten, told.passed) == (3, 1, 4, {"in de": 4})


def test_the_table_has_a_row_for_each_input() -> None:
    table = inputs_table(each.until_now() for each in (Gave("a", read=1_200), Gave("b")))
    assert table.row_count == 2
    assert list(table.columns[1].cells) == ["1,200", ""]


def test_the_table_has_no_column_of_which_no_input_has_anything() -> None:
    told = [Gave("a", read=1), Gave("b", passed=Counter({"in de": 3}))]
    table = inputs_table(each.until_now() for each in told)
    assert [each.header for each in table.columns] == [
        "input",
        "read",
        "passed by",
        "of what kinds",
    ]
    assert [each.header for each in inputs_table(()).columns] == ["input", "read"]
