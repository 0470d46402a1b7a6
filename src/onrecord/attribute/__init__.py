"""Room 3: document and layout → attributions."""

from onrecord.attribute.find import (
    as_read,
    by_forms,
    by_syntax,
    find_attributions,
    read_attributions,
)
from onrecord.attribute.finders import Network, Parser, Read
from onrecord.attribute.network.finder import NetworkFinder

__all__ = [
    "Network",
    "NetworkFinder",
    "Parser",
    "Read",
    "as_read",
    "by_forms",
    "by_syntax",
    "find_attributions",
    "read_attributions",
]
