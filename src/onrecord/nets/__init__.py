"""The models behind small Protocols: parse English, tag words, compare sentences."""

from onrecord.nets.english import EnglishParser, Parser, load_parser

__all__ = ["EnglishParser", "Parser", "load_parser"]
