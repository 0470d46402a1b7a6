"""Positions: whether a claim is on a matter in words, and how it stands to it, over years."""
