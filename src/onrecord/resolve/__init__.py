"""Resolves sources to speakers, within the page and by what is known beyond it."""

from onrecord.resolve.known import KnownSpeakers
from onrecord.resolve.roles import Role
from onrecord.resolve.speakers import resolve_speakers, roles_taught, sentences_to_parse

__all__ = ["KnownSpeakers", "Role", "resolve_speakers", "roles_taught", "sentences_to_parse"]
