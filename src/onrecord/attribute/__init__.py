"""Room 3: document and layout → attributions."""

from onrecord.attribute.find import by_forms, by_syntax, find_attributions
from onrecord.attribute.finders import Network, Parser
from onrecord.attribute.network import NetworkFinder

__all__ = [
    "Network",
    "NetworkFinder",
    "Parser",
    "by_forms",
    "by_syntax",
    "find_attributions",
]
