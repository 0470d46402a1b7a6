"""A record in a database of a PostgreSQL server, version 15 or newer."""
