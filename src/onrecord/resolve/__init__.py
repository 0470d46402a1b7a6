"""Resolves sources to speakers, within the page and by what is known beyond it."""

from onrecord.resolve.addressed import Addressed, addressed
from onrecord.resolve.known import KnownSpeakers
from onrecord.resolve.page import Reader
from onrecord.resolve.speakers import (
    reader_of,
    resolutions_of,
    resolve_page,
    roles_taught,
    sentences_to_parse,
)

__all__ = [
    "Addressed",
    "KnownSpeakers",
    "Reader",
    "addressed",
    "reader_of",
    "resolutions_of",
    "resolve_page",
    "roles_taught",
    "sentences_to_parse",
]
