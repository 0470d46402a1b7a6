"""Who "he" and "her" are among those who spoke on the page before, for the words of a hearer.

In: the sources of a page with their speakers, one after the other. Out: the words that name whom a
pronoun means, empty where that cannot be told. Asked are only who asks and who is told: the room
that resolves sources knows nothing of hearers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.label.days.tenses import is_told
from onrecord.language.persons import first_name_gender, pronoun_class
from onrecord.language.titles import Gender
from onrecord.model import Attribution, Resolution, Spans, Speaker, SpeakerKind, words_at

REACH = 600
"""Characters back to the words that named whom a pronoun means."""

_TOLD = re.compile(r" (?P<who>him|her)(?= (?:that|to|of|in|on|about|if|whether|for|with)\b|[,.:])")
_GENDERS: dict[str, Gender] = {"him": "man", "her": "woman"}


@dataclass(frozen=True, slots=True)
class _Named:
    """Words that name a speaker."""

    speaker: Speaker
    words: Spans


@dataclass(slots=True)
class Mentioned:
    """The speakers that a page has named so far, by the words that named them last."""

    text: str
    _last: dict[str, _Named] = field(default_factory=dict)

    def note(self, attribution: Attribution, resolution: Resolution) -> None:
        """Remember by which words a source names its speaker."""
        speaker = resolution.speaker
        words = words_at(self.text, attribution.source, " ")
        if isinstance(speaker, Speaker) and words and not pronoun_class(words):
            self._last.pop(speaker.id, None)  # who was named last stands last
            self._last[speaker.id] = _Named(speaker, attribution.source)

    def name_of(self, source: Spans, resolution: Resolution) -> Spans:
        """The words that named a source's speaker: its own, or what its pronoun stands for."""
        speaker = resolution.speaker
        if not pronoun_class(words_at(self.text, source, " ")):
            return source
        named = self._last.get(speaker.id) if isinstance(speaker, Speaker) else None
        return named.words if named else ()

    def told(self, attribution: Attribution, resolution: Resolution) -> Spans:
        """Whom "him" or "her" behind a cue means: the last of that gender who is not speaking."""
        pronoun = _TOLD.match(self.text, attribution.cue[-1].end) if attribution.cue else None
        if pronoun is None or not is_told(self.text, attribution):
            return ()
        for named in reversed(self._last.values()):
            if pronoun.start() - named.words[-1].end > REACH:
                return ()
            if named.speaker != resolution.speaker and _is(_GENDERS[pronoun["who"]], named.speaker):
                return named.words
        return ()


def _is(gender: Gender, speaker: Speaker) -> bool:
    first = first_name_gender(speaker.name.split()[0])
    return speaker.kind is SpeakerKind.PERSON and first == gender
