"""The kinds of columns that tables have."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Text

metadata = MetaData()

WHOLE = BigInteger().with_variant(Integer, "sqlite")
"""64 bits; SQLite numbers rows by a column of its own type only."""


def words(name: str, *, key: bool = False) -> Column[str]:
    """Text that is always there."""
    return Column(name, Text, nullable=False, primary_key=key)


def maybe(name: str) -> Column[str | None]:
    """Text, or NULL."""
    return Column(name, Text, nullable=True)


def number(name: str, *, key: bool = False) -> Column[int]:
    """A whole number of 64 bits."""
    return Column(name, WHOLE, nullable=False, primary_key=key)


def link(name: str, to: str, *, nullable: bool = False, key: bool = False) -> Column[str]:
    """The id of a row elsewhere."""
    return Column(name, Text, ForeignKey(to), nullable=nullable, primary_key=key)


def item(name: str, *, key: bool = False) -> Column[int]:
    """The number of an item of the index."""
    return Column(name, WHOLE, ForeignKey("items.number"), nullable=False, primary_key=key)
