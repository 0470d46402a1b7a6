"""Room 8: wordings and accounts set side by side.

In: statement rows of the record. Out: whether a quotation is in it; the disputes between parties,
likeliest first; a speaker's positions on a matter over the years.
"""

from onrecord.compare.claims.claiming import claims_of
from onrecord.compare.claims.claims import Claim
from onrecord.compare.pairs.candidates import Candidates
from onrecord.compare.pairs.meanings import Embedder
from onrecord.compare.positions.bearers import bearers
from onrecord.compare.positions.positions import positions_of, positions_of_all
from onrecord.compare.queue.asked import with_asked
from onrecord.compare.queue.disputes import Disputes, find_disputes
from onrecord.compare.queue.reading import Contradiction
from onrecord.compare.quotation.changes import Change, Op
from onrecord.compare.quotation.checked import Answer, Checked, Place
from onrecord.compare.quotation.quotation import QuotationSource, check_quotation
from onrecord.compare.remembering import (
    NamedEmbedder,
    NamedReader,
    RememberingEmbedder,
    RememberingReader,
)

__all__ = [
    "Answer",
    "Candidates",
    "Change",
    "Checked",
    "Claim",
    "Contradiction",
    "Disputes",
    "Embedder",
    "NamedEmbedder",
    "NamedReader",
    "Op",
    "Place",
    "QuotationSource",
    "RememberingEmbedder",
    "RememberingReader",
    "bearers",
    "check_quotation",
    "claims_of",
    "find_disputes",
    "positions_of",
    "positions_of_all",
    "with_asked",
]
