"""The room `exchange`: rows of the record in the formats that other programs read.

In: a record and what is asked of it. Out: pieces of bytes, streamed, and an account of what they
hold. `exported` does it; `FORMATS` has a row for each format.
"""

from onrecord.exchange.exports import Export, What, asked
from onrecord.exchange.formats import FORMATS, Form, Format, exported, rows_in
from onrecord.exchange.sheets import Sheet, sheets

__all__ = [
    "FORMATS",
    "Export",
    "Form",
    "Format",
    "Sheet",
    "What",
    "asked",
    "exported",
    "rows_in",
    "sheets",
]
