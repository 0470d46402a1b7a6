"""Keeping: connections, the schema's scripts, and how nouns become columns, in either database."""
