"""For whom the words for a hearer stand: "the minister" is Ana Ruiz, whom the page names in full.

In: the reader of a page whose sources are answered, the words. Out: the person or body, and where
the page names a person in full; None for pronouns, groups, whoever the page does not name, and
where it is not sure. Sources are resolved by the same rules.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.language.persons import pronoun_class
from onrecord.model import Attribution, Span, Speaker, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.page import Reader
from onrecord.resolve.sources import speaker_found

SURE = 0.6
"""The score from which words mean whom they seem to: of 51 hearers on 200 pages that were named by
it, 49 were right when they were read."""

_NAMED = frozenset({SpeakerKind.PERSON, SpeakerKind.BODY})


@dataclass(frozen=True, slots=True)
class Addressed:
    """Whom words for a hearer mean, and the full name where the page has it in other words.

    `name` is the last full name before the words, else the first on the page.
    """

    speaker: Speaker
    name: Span | None = None


def addressed(reader: Reader, words: Span) -> Addressed | None:
    """The person or body that `words`, which name a hearer, stand for."""
    if pronoun_class(words.of(reader.text)):
        return None
    after = Span(words.end, words.end + 1)  # a content, which is not asked
    found = speaker_found(reader, (Attribution((words,), (), (after,), 1.0, ""),), 0, {})
    meant = found.speaker
    if not isinstance(meant, Speaker) or meant.kind not in _NAMED or found.score < SURE:
        return None
    return Addressed(meant, _full_name(reader, found.character, words))


def _full_name(reader: Reader, meant: Character | None, words: Span) -> Span | None:
    """Where a person is named in full, if `words` do not do so themselves."""
    if meant is None or meant.kind is not SpeakerKind.PERSON:
        return None
    if set(meant.words) <= {word.strip(",;:.") for word in words.of(reader.text).split()}:
        return None
    full = [name.span for name in meant.in_full if len(name.words) >= len(meant.words)]
    before = [span for span in full if span.end <= words.start]
    return next(iter((*before[-1:], *full)), None)
