"""Examining: whether a record is sound, one check after the other; `checks` lists them."""
