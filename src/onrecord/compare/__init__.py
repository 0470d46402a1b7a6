"""The room `compare`: wordings and accounts set side by side."""

from onrecord.compare.quotation import (
    Answer,
    Checked,
    Place,
    QuotationSource,
    check_quotation,
)
from onrecord.compare.wording import Change, Op

__all__ = [
    "Answer",
    "Change",
    "Checked",
    "Op",
    "Place",
    "QuotationSource",
    "check_quotation",
]
