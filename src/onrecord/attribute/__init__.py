"""Room 3: document and layout → attributions."""

from onrecord.attribute.find import by_forms, by_syntax, find_attributions
from onrecord.attribute.finders import Network, Parser

__all__ = ["Network", "Parser", "by_forms", "by_syntax", "find_attributions"]
