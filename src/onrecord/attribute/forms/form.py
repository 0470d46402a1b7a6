"""Attributions by surface forms that running prose hardly shows, free of parses.

In: text and layout. Out: what the rules of the table found. Networks and parsers learn or expect
sentences with a verb of saying; these forms have a dash, a colon, a headline's grammar or a letter
Q in its place. A new form is a small function `Surface → Found…` and a row in `RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.attribute.finders import Found
from onrecord.attribute.forms.colons import colon_paragraphs
from onrecord.attribute.forms.headlines import headline_colons, headline_tags, headline_verbs
from onrecord.attribute.forms.names import names_behind, names_below
from onrecord.attribute.forms.nouns import nouns_by
from onrecord.attribute.forms.tags import tags_within
from onrecord.attribute.forms.turns import named_quotations, questions_and_answers, transcripts
from onrecord.attribute.surface import Surface
from onrecord.model import Layout

Rule = Callable[[Surface], Iterator[Found]]

RULES: tuple[Rule, ...] = (
    names_below,
    names_behind,
    transcripts,
    questions_and_answers,
    headline_tags,
    headline_colons,
    headline_verbs,
    tags_within,
    colon_paragraphs,
    named_quotations,
    nouns_by,
)


def form_attributions(text: str, layout: Layout) -> list[Found]:
    """All that the rules find in one document, rule by rule."""
    surface = Surface(text, layout)
    return [found for rule in RULES for found in rule(surface) if found.content]
