"""Small statement rows and documents for the tests of the rooms that look across pages."""

from __future__ import annotations

from onrecord.compare.claims.claiming import claims_of
from onrecord.compare.claims.claims import Claim
from onrecord.model import (
    Act,
    Block,
    BlockKind,
    Document,
    DocumentId,
    Form,
    PageHash,
    PartialDate,
    Span,
    Speaker,
    SpeakerKind,
    StatementRow,
    document_id,
    speaker_id,
    statement_id,
)


def person(name: str) -> Speaker:
    return Speaker(speaker_id(name, SpeakerKind.PERSON), name, SpeakerKind.PERSON)


def said(
    speaker: str | None,
    content: str,
    on: str | None = "2021-03-11",
    *,
    page: str = "one",
    at: int = 0,
    act: Act = Act.STATE,
    denied: bool = False,
    published: str | None = None,
    title: str | None = None,
    cue: str = "said",
) -> StatementRow:
    """What `speaker` said, at code point `at` of `page`, which came out on the same day."""
    document = DocumentId(f"doc-{page}")
    span = (Span(at, at + len(content)),)
    out = published or on
    return StatementRow(
        id=statement_id(document, span),
        document=document,
        url=f"https://{page}.example/story",
        outlet=page.title(),
        title=title,
        published=PartialDate(out) if out else None,
        source=(),
        cue=(),
        content=span,
        source_text=speaker or "",
        cue_text=cue,
        content_text=content,
        form=Form.DIRECT,
        speaker=person(speaker) if speaker else None,
        candidates=(),
        on_behalf_of=None,
        speaker_score=1.0,
        speaker_evidence="",
        act=act,
        act_score=1.0,
        denied=denied,
        addressee=(),
        addressee_text="",
        hearer=None,
        occasion=(),
        occasion_text="",
        said_on=PartialDate(on) if on else None,
        score=1.0,
        origin="test@1",
        parent=None,
        version="test",
    )


UNRELATED = [
    said("Cy Moss", f"The {each} opened late this spring", page=each)
    for each in ("market", "library", "harbour", "theatre", "school")
]
"""What nobody contradicts: in a record of two rows every word is rare."""


def document(
    *paragraphs: str,
    outlet: str = "Daily",
    published: str | None = "2021-03-11",
    dateline: str | None = None,
) -> Document:
    """A document of `paragraphs`, under `dateline` if there is one."""
    blocks, lines = [], [*([dateline] if dateline else []), *paragraphs]
    start = 0
    for number, line in enumerate(lines):
        kind = BlockKind.DATELINE if dateline and number == 0 else BlockKind.PARAGRAPH
        blocks.append(Block(Span(start, start + len(line)), kind))
        start += len(line) + 1
    text = "\n".join(lines)
    return Document(
        id=document_id(outlet, text),
        page_hash=PageHash("0" * 64),
        text=text,
        blocks=tuple(blocks),
        outlet=outlet,
        published=PartialDate(published) if published else None,
    )


def claim(words: str, speaker: str = "Ana Ruiz", **more: object) -> Claim:
    """The one claim that `speaker` makes by `words`; `more` is as in `said`."""
    (own,) = claims_of(said(speaker, words, **more))  # type: ignore[arg-type]
    return own
