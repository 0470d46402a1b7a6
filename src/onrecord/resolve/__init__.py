"""Resolves sources to speakers, within the page and by what is known beyond it."""

from onrecord.resolve.known import KnownSpeakers
from onrecord.resolve.speakers import resolve_page, sentences_to_parse

__all__ = ["KnownSpeakers", "resolve_page", "sentences_to_parse"]
