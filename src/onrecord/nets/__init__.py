"""The models behind small Protocols: parse English, tag words, compare sentences."""

from onrecord.nets.acts import ActReader, load_acts
from onrecord.nets.attribution import AttributionTagger, load_tagger, origin_of
from onrecord.nets.embedding import SentenceEmbedder, load_embedder
from onrecord.nets.english import EnglishParser, Parser, load_parser
from onrecord.nets.events import EventReader, EventsWhenAsked, load_events
from onrecord.nets.remembering import RememberingParser

__all__ = [
    "ActReader",
    "AttributionTagger",
    "EnglishParser",
    "EventReader",
    "EventsWhenAsked",
    "Parser",
    "RememberingParser",
    "SentenceEmbedder",
    "load_acts",
    "load_embedder",
    "load_events",
    "load_parser",
    "load_tagger",
    "origin_of",
]
