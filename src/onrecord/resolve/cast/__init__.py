"""The cast: who is named on a page, by the surface of its words, and in which roles."""
