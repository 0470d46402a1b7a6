"""Phrases: the anatomy of the words that name a source: head, name, possessor, apposition."""
