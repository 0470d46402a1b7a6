"""Names of a package that are imported when they are asked for."""

from __future__ import annotations

import sys

import pytest

from onrecord.deferred import deferred

NAMED = deferred("some.package", {"wave": ("open",), "this_module_is_not_there": ("other",)})


def test_a_name_is_its_modules_and_no_other_module_is_imported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "wave", raising=False)
    found = NAMED("open")
    assert found is sys.modules["wave"].open


def test_a_name_that_is_none_of_the_packages_is_told_with_it() -> None:
    with pytest.raises(AttributeError, match=r"some\.package has no public name 'rain'"):
        NAMED("rain")


def test_a_module_that_cannot_be_imported_says_so_when_it_is_asked_for() -> None:
    with pytest.raises(ModuleNotFoundError, match="this_module_is_not_there"):
        NAMED("other")
