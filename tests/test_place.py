"""Where a record is, as it is shown."""

from __future__ import annotations

import pytest

from onrecord.place import Place


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("record.db", "record.db"),
        ("postgresql://ana@db.example:5433/news", "postgresql://ana@db.example:5433/news"),
        ("postgresql://ana:geheim@db.example/news", "postgresql://ana:***@db.example/news"),
        ("postgres://ana:gehe@im/1@db.example/news", "postgres://ana:***@db.example/news"),
        (
            "postgresql://db.example/n?password=geheim&a=b",
            "postgresql://db.example/n?password=***&a=b",
        ),
    ],
)
def test_a_place_is_shown_without_its_password(address: str, shown: str) -> None:
    place = Place.of(address)
    assert str(place) == shown
    assert place.told(f"cannot reach {address}") == f"cannot reach {shown}"
    assert repr(place) == "Place()"


def test_what_a_server_says_is_told_without_the_password() -> None:
    place = Place.of("postgresql://ana:geheim@db.example/news?sslpassword=schluessel")
    assert place.told("geheim is wrong, schluessel too") == "*** is wrong, *** too"


def test_a_path_is_no_server() -> None:
    assert not Place.of("postgresql.db").is_server
    assert Place.of("postgres:///news").is_server
