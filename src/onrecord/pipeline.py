"""The order of the rooms, and nothing else.

`read_page` takes one page through rooms 1 to 5: page → document → layout → attributions → speakers
→ statements. It is pure: the same bytes, claims and models give the same reading, so readings can
be cached, spread over processes and made again when a model improves. `read_pages` does the same
for a batch, so that a network sees full batches. A page that breaks a room becomes a `Rejected`:
it never costs another page its reading.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from onrecord.attribute import Network, NetworkFinder, find_attributions
from onrecord.knowledge import AddedPeople, Additions, load_people
from onrecord.label import EventTeller, form_of, label_attributions
from onrecord.model import (
    Attribution,
    Block,
    BlockKind,
    Document,
    Labels,
    Layout,
    Page,
    PartialDate,
    Reading,
    Reason,
    Rejected,
    Resolution,
    Role,
    Span,
    Statement,
    StatementId,
    content_hash,
    document_id,
    rejection,
    statement_id,
)
from onrecord.nets import (
    EventsWhenAsked,
    Parser,
    RememberingParser,
    load_parser,
    load_tagger,
    origin_of,
)
from onrecord.overtime import Overtime, within
from onrecord.read import ReadSettings, read_document
from onrecord.resolve import KnownSpeakers, resolve_page, sentences_to_parse
from onrecord.segment import layout_of
from onrecord.version import VERSION

log = logging.getLogger(__name__)

BROKEN = "reading it failed inside onrecord; please report it with the page"

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Models:
    """The nets and the known speakers that reading needs, loaded once a process.

    `version` names all of them: a page read by another version may be read again.
    """

    parser: Parser
    people: KnownSpeakers
    network: Network | None
    version: str
    events: EventTeller | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set for reading; built once, at the edge.

    `rules_only` leaves the network out; `model` is a folder with weights to use in place of those
    that are shipped; `threads` is how many the network may use; `added` are people and offices
    beyond the shipped tables.
    """

    read: ReadSettings = field(default_factory=ReadSettings)
    rules_only: bool = False
    model: Path | None = None
    threads: int = 1
    added: Additions = field(default_factory=Additions)


def load_models(settings: Settings | None = None) -> Models:
    """The models that `settings` ask for; ModelError where weights are missing or changed."""
    settings = settings or Settings()
    network = None
    if not settings.rules_only:
        network = NetworkFinder(load_tagger(settings.model, settings.threads))
    people = AddedPeople.of(load_people(), settings.added)
    events = None if settings.rules_only else EventsWhenAsked()
    parser = RememberingParser(load_parser())
    return Models(parser, people, network, version_of(settings), events)


def version_of(settings: Settings) -> str:
    """The version that readings by `settings` bear; no model is loaded for it.

    The rules, the tables and the pinned parser belong to the version of onrecord.
    """
    finder = "rules" if settings.rules_only else origin_of(settings.model)
    return " ".join(filter(None, (f"onrecord@{VERSION}", finder, settings.added.version)))


def bare_document(
    text: str, *, title: str | None = None, published: PartialDate | None = None
) -> Document:
    """A text as it stands as a document, each line a paragraph; spans count its code points.

    Lone surrogates, which no net can take, are replaced one for one so that offsets stay.
    """
    text = _SURROGATE.sub("\ufffd", text)
    lines = (Span(*found.span()) for found in _LINE.finditer(text))
    blocks = tuple(Block(line, BlockKind.PARAGRAPH) for line in lines)
    own_id, page_hash = document_id(None, text), content_hash(text.encode())
    return Document(own_id, page_hash, text, blocks, title=title, published=published)


def attributions_in(
    documents: Sequence[Document], models: Models, *, nested: bool = True
) -> list[tuple[Attribution, ...]]:
    """Rooms 2 and 3: the attributions of each document, `nested` ones too or not."""
    layouts = [layout_of(document) for document in documents]
    return find_attributions(documents, layouts, models.parser, models.network, nested)


def statements_in(
    document: Document, attributions: Sequence[Attribution], models: Models
) -> tuple[Statement, ...]:
    """Rooms 4 and 5: who says it, what act, to whom, when; aligned with `attributions`."""
    return _said(document, layout_of(document), attributions, models)[0]


def _said(
    document: Document, layout: Layout, attributions: Sequence[Attribution], models: Models
) -> tuple[tuple[Statement, ...], tuple[Role, ...]]:
    """The statements of a document, and the offices that it says people hold."""
    parses = models.parser.parse(document.text, sentences_to_parse(document, layout, attributions))
    resolutions, roles = resolve_page(document, layout, attributions, parses, models.people)
    labels = label_attributions(document, layout, attributions, resolutions, models.events)
    ids = [statement_id(document.id, each.content, each.source) for each in attributions]
    rows = zip(ids, attributions, resolutions, labels, strict=True)
    return tuple(_statement(document, layout, *row, ids) for row in rows), roles


def read_page(
    page: Page, models: Models | None = None, settings: Settings | None = None
) -> Reading | Rejected:
    """What `page` says and who says it, or why it cannot be read; never raises for its sake.

    Without `models` the shipped ones are used, loaded at the first call and kept.
    """
    return read_pages([page], models or _shipped_models(), settings)[0]


@lru_cache(1)
def _shipped_models() -> Models:
    return load_models()


def read_pages(
    pages: Sequence[Page], models: Models, settings: Settings | None = None
) -> list[Reading | Rejected]:
    """A reading or a rejection for each of `pages`, in their order."""
    settings = settings or Settings()
    try:
        with within(settings.read.max_page_seconds):
            return _read_batch(pages, models, settings)
    except (Exception, Overtime) as failure:
        if len(pages) > 1:
            return [reading for page in pages for reading in read_pages([page], models, settings)]
        return [_unreadable(pages[0], failure, settings)]


def _unreadable(page: Page, failure: BaseException, settings: Settings) -> Rejected:
    if isinstance(failure, Overtime):
        took = f"more than {settings.read.max_page_seconds:g} s of processor time"
        return rejection(page, Reason.TOO_SLOW, f"{took}: this is no news page")
    log.error("reading %s failed", page.hash, exc_info=failure)
    return rejection(page, Reason.BROKEN, BROKEN)


def _read_batch(
    pages: Sequence[Page], models: Models, settings: Settings
) -> list[Reading | Rejected]:
    read = [read_document(page, settings.read) for page in pages]
    documents = [each for each in read if isinstance(each, Document)]
    layouts = [layout_of(document) for document in documents]
    found = find_attributions(documents, layouts, models.parser, models.network)
    said = (_said(*each, models) for each in zip(documents, layouts, found, strict=True))
    return [
        _reading(page, each, *next(said), models.version) if isinstance(each, Document) else each
        for page, each in zip(pages, read, strict=True)
    ]


def _reading(
    page: Page,
    document: Document,
    statements: tuple[Statement, ...],
    roles: tuple[Role, ...],
    version: str,
) -> Reading:
    return Reading(page, document, statements, version, roles)


def _statement(
    document: Document,
    layout: Layout,
    own_id: StatementId,
    attribution: Attribution,
    resolution: Resolution,
    labels: Labels,
    ids: Sequence[StatementId],
) -> Statement:
    return Statement(
        id=own_id,
        document=document.id,
        attribution=attribution,
        form=form_of(document.text, attribution.content, layout),
        resolution=resolution,
        labels=labels,
        parent=None if attribution.parent is None else ids[attribution.parent],
    )
