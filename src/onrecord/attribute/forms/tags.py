"""Tags inside the marks of their quotation.

“We will not, Ana Ruiz said, close the harbour.”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.attribute.finders import Found
from onrecord.attribute.surface import Surface
from onrecord.language.cues import cues
from onrecord.model import Zone

_SUBJECT = r"(?:[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3}|he|she|they|the\s[a-z]+(?:\s[a-z]+)?)"
_WITHIN = re.compile(
    rf",\s+(?:(?P<s1>{_SUBJECT})\s(?P<v1>[a-z]+)|(?P<v2>[a-z]+)\s(?P<s2>{_SUBJECT})),\s+(?![“\"‘'])"
)


def tags_within(surface: Surface) -> Iterator[Found]:
    """The words on both sides of a tag that stands between commas inside the marks."""
    for zone in surface.layout.zones:
        if zone.depth == 0:
            yield from _within(surface, zone)


def _within(surface: Surface, zone: Zone) -> Iterator[Found]:
    for found in _WITHIN.finditer(surface.text, zone.inner.start, zone.inner.end):
        side = "1" if found["v1"] else "2"
        if not _said(found[f"v{side}"]):
            continue
        before = surface.spans(zone.span.start, found.start())
        after = surface.spans(found.end(), zone.span.end)
        yield Found(
            "tag-within@1",
            surface.spans(*found.span(f"s{side}")),
            surface.spans(*found.span(f"v{side}")),
            (*before, *after),
        )


def _said(word: str) -> bool:
    """Whether a word is a cue of speech in the past; the present is the speaker's own ("I say")."""
    return word in {"said", "added", "told", "wrote", "replied", "insisted", "argued"} and bool(
        cues().verbs_of(word)
    )
