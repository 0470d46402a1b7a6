"""Salience: who is on the reader's mind at a place, by who was mentioned before it and how."""
