"""The models behind small Protocols: parse English, tag words, compare sentences."""

from onrecord.nets.attribution import AttributionTagger, load_tagger, origin_of
from onrecord.nets.english import EnglishParser, Parser, load_parser
from onrecord.nets.remembering import RememberingParser

__all__ = [
    "AttributionTagger",
    "EnglishParser",
    "Parser",
    "RememberingParser",
    "load_parser",
    "load_tagger",
    "origin_of",
]
