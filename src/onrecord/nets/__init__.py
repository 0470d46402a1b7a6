"""The models behind small Protocols: parse English, tag words, compare sentences."""

from onrecord.nets.english import EnglishParser, Parser, load_parser
from onrecord.nets.remembering import RememberingParser

__all__ = ["EnglishParser", "Parser", "RememberingParser", "load_parser"]
