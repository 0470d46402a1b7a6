"""Asking: what a user wants, as a value and as SQL, and the rows that answer it."""
