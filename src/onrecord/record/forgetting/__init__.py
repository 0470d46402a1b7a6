"""Forgetting: pages and statements taken out of the file for good, and the tombstones that stay."""
