"""Pairs: two claims side by side, found by the keys that they share."""
