"""Claiming: statements made into claims, one a sentence.

In: statement rows. Out: claims. Who is not known by name is a party by the page's words, where
these name somebody; who only tells what another says is marked as such.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.compare.amounts import amounts_of
from onrecord.compare.claims import FEW, MARKS, REJECTING, Claim, ordered
from onrecord.compare.own_words import own_words
from onrecord.language.parts import Part, is_clause, parts_of
from onrecord.language.polarity import negated_heads, polarity_of, polarity_words
from onrecord.language.stems import common_words, stem, stems_of, words_of
from onrecord.model import Act, Form, Speaker, SpeakerKind, StatementRow, speaker_id

_NAME = re.compile(r"(?<![.!?:“\"‘«„]\s)(?<!^)\b[A-Z][\w’'-]+")
_DIRECTIONS = ("not to ", "to not ", "never to ")  # "warned her not to": a wish, not a denial
_ARTICLES = frozenset({"the", "a", "an"})
_NOBODY = frozenset(
    {"to", "he", "she", "it", "they", "who", "i", "we", "says", "tells", "denies", "warns", "calls"}
)  # words of a sentence or a headline: what has them is no name
_PREPOSITIONS = frozenset({"with", "by", "of", "at", "in", "on", "after", "before", "from", "for"})
_NO_PARTY = frozenset({"directly", "others", "many", "some", "both", "one", "another"})


def claims_of(row: StatementRow) -> tuple[Claim, ...]:
    """The claims that `row` makes, one a sentence; none where nobody is named who makes it."""
    speaker = row.known_speaker or _party(row)
    if speaker is None or not _is_name(words_of(speaker.name)):
        return ()
    parts = parts_of(row.content_text)
    return tuple(_claim(row, speaker, part, len(parts)) for part in parts)


def _is_name(words: Sequence[str]) -> bool:
    """Whether the words of a speaker's name may be one; sources that were cut wrong are none."""
    ends = {*words[:1], *words[-1:]}
    return _NOBODY.isdisjoint(words) and _PREPOSITIONS.isdisjoint(ends)


def _party(row: StatementRow) -> Speaker | None:
    """Who is not known, by the page's words ("The report"); None for pronouns and the like.

    Such a party is the page's own: that two pages have a report does not make it one report.
    """
    words = words_of(row.source_text)
    named = [word for word in words if word not in common_words() | _NO_PARTY]
    if not named or not (words[0] in _ARTICLES or any(map(str.isupper, row.source_text))):
        return None
    kind = SpeakerKind.UNNAMED
    return Speaker(speaker_id(f"{row.document} {row.source_text}", kind), row.source_text, kind)


def _claim(row: StatementRow, speaker: Speaker, part: Part, parts: int) -> Claim:
    cue = set(words_of(row.cue_text))
    own = own_words(part.words, cue)
    polarity = polarity_of(own)
    stems = frozenset(stems_of(part.words))
    opposites = polarity_words().opposites
    refused = bool(cue & polarity_words().refusals)
    answers = refused or (row.act in REJECTING and (polarity.negated or polarity.calls_false))
    rejected = row.denied or (refused and _is_named(row, part))
    directs = part.words.lstrip(MARKS).casefold().startswith(_DIRECTIONS)
    directs = directs or ordered(part.words)
    day = row.day
    return Claim(
        row=row,
        words=part.words if parts > 1 else row.content_text,
        key=f"{row.id}:{part.start}",
        speaker=speaker,
        surname=stem((words_of(speaker.name) or ["?"])[-1]),
        called=frozenset(stems_of(row.source_text)),
        stems=stems,
        topic=stems if len(stems) > FEW else stems.union(stems_of(row.title or "")),
        names=frozenset(
            stem(word) for name in _NAME.findall(part.words) for word in words_of(name)
        ),
        excluded=frozenset(other for each in stems for other in opposites.get(each, ())),
        amounts=amounts_of(part.words),
        negated=polarity.negated and not directs,
        turned=frozenset(negated_heads(words_of(own))),
        dismissive=polarity.calls_false,
        rejects=rejected,
        answers=answers or row.denied,
        concedes=row.act is Act.CONCEDE or bool(cue & polarity_words().concessions),
        clause=is_clause(part.words),
        days=(day.first, day.last) if day else None,
        position=row.content[0].start + part.start,
    )


def _is_named(row: StatementRow, part: Part) -> bool:
    """Whether the words name what is rejected: not in a quotation, not in "declined to say"."""
    return row.form is not Form.DIRECT and not part.words.startswith("to ")
