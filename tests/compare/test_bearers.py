from __future__ import annotations

import pytest

from across_rows import person
from onrecord.compare import bearers

RUIZ, BARE, LIND = person("Ana Ruiz"), person("Ruiz"), person("Bo Lind")


def test_a_whole_name_means_the_last_name_alone_too() -> None:
    assert bearers("Ana Ruiz", [RUIZ, BARE, LIND]) == {RUIZ, BARE}


def test_a_last_name_that_two_have_is_neither_s() -> None:
    assert bearers("Ana Ruiz", [RUIZ, person("Eva Ruiz"), BARE]) == {RUIZ}


@pytest.mark.parametrize("name", ["", "Moss", "Bo Ruiz"])
def test_nobody_bears_a_name_that_nobody_has(name: str) -> None:
    assert bearers(name, [RUIZ, LIND]) == set()
