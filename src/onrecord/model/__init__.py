"""The nouns: frozen values that flow between the rooms."""

from onrecord.model.attributions import Attribution, Form
from onrecord.model.dates import Granularity, PartialDate
from onrecord.model.documents import SEARCHED_KINDS, Block, BlockKind, Document, document_id
from onrecord.model.ids import (
    DisputeId,
    DocumentId,
    PageHash,
    SpeakerId,
    StatementId,
    UtteranceId,
    content_hash,
    hashed_id,
)
from onrecord.model.layouts import Layout, Parse, Token, Zone
from onrecord.model.pages import MediaType, Page, Reason, Rejected
from onrecord.model.spans import Span, Spans, hull, overlapping, words_at
from onrecord.model.speakers import (
    UNSURE,
    Resolution,
    Speaker,
    SpeakerKind,
    Unsure,
    speaker_id,
)
from onrecord.model.statements import Act, Labels, Reading, Statement, statement_id

__all__ = [
    "SEARCHED_KINDS",
    "UNSURE",
    "Act",
    "Attribution",
    "Block",
    "BlockKind",
    "DisputeId",
    "Document",
    "DocumentId",
    "Form",
    "Granularity",
    "Labels",
    "Layout",
    "MediaType",
    "Page",
    "PageHash",
    "Parse",
    "PartialDate",
    "Reading",
    "Reason",
    "Rejected",
    "Resolution",
    "Span",
    "Spans",
    "Speaker",
    "SpeakerId",
    "SpeakerKind",
    "Statement",
    "StatementId",
    "Token",
    "Unsure",
    "UtteranceId",
    "Zone",
    "content_hash",
    "document_id",
    "hashed_id",
    "hull",
    "overlapping",
    "speaker_id",
    "statement_id",
    "words_at",
]
