"""A record in one SQLite file."""
