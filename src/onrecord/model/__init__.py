"""The nouns: frozen values that flow between the rooms."""

from onrecord.model.across import (
    Dispatch,
    Dispute,
    Evidence,
    Link,
    Position,
    Side,
    Stance,
    Utterance,
    dispatch_id,
    dispute_id,
    utterance_id,
)
from onrecord.model.attributions import Attribution, Form
from onrecord.model.dates import Granularity, PartialDate
from onrecord.model.documents import SEARCHED_KINDS, Block, BlockKind, Document, document_id
from onrecord.model.ids import (
    DispatchId,
    DisputeId,
    DocumentId,
    PageHash,
    SpeakerId,
    StatementId,
    UtteranceId,
    content_hash,
    hashed_id,
)
from onrecord.model.judgements import Judgement, Verdict
from onrecord.model.layouts import Layout, Parse, Token, Zone
from onrecord.model.pages import MediaType, Page, Reason, Rejected, rejection
from onrecord.model.rows import DocumentRow, StatementRow
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
    "Dispatch",
    "DispatchId",
    "Dispute",
    "DisputeId",
    "Document",
    "DocumentId",
    "DocumentRow",
    "Evidence",
    "Form",
    "Granularity",
    "Judgement",
    "Labels",
    "Layout",
    "Link",
    "MediaType",
    "Page",
    "PageHash",
    "Parse",
    "PartialDate",
    "Position",
    "Reading",
    "Reason",
    "Rejected",
    "Resolution",
    "Side",
    "Span",
    "Spans",
    "Speaker",
    "SpeakerId",
    "SpeakerKind",
    "Stance",
    "Statement",
    "StatementId",
    "StatementRow",
    "Token",
    "Unsure",
    "Utterance",
    "UtteranceId",
    "Verdict",
    "Zone",
    "content_hash",
    "dispatch_id",
    "dispute_id",
    "document_id",
    "hashed_id",
    "hull",
    "overlapping",
    "rejection",
    "speaker_id",
    "statement_id",
    "utterance_id",
    "words_at",
]
