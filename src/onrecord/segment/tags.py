"""What the words around a quotation mark tell: a tag of speech, the end of what is never closed.

In: the text and places in it. Out: yes or no, or a place. Only words and marks are asked, no parse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.language.cues import cues
from onrecord.model import Span

TAG_REACH = 80  # characters after a mark in which its tag is looked for: four words of a name
SCARE_WORDS = 3  # words; a quotation of more is taken for speech. Beyond, partial quotes prevail.

_WORDS = re.compile(r"[^\s\"“”'‘’]+")
_RUN = re.compile(r"\s*[^\s,;:!?“”\"]+(?: [^\s,;:!?“”\"]+)*")
_COMMA = re.compile(r"[,?!]\s*")
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "who"})


def tag_follows(text: str, at: int, limit: int) -> bool:
    """Whether a cue of quoted speech stands at `at`, alone or after a pronoun or a name."""
    found = _RUN.match(text, at, min(limit, at + TAG_REACH))
    words = found.group().split() if found else []
    if words and words[0].lower() in _PRONOUNS:
        del words[0]
    while words and words[0][:1].isupper():
        del words[0]
    return bool(words) and _quotes(words[0].rstrip("."))


def _quotes(word: str) -> bool:
    return any("quote" in cue.takes and word != cue.lemma for cue in cues().verbs_of(word))


def cue_comma(text: str, start: int, limit: int) -> int | None:
    """The end of the first comma before a cue (“We fight on, the minister said)."""
    for comma in _COMMA.finditer(text, start, limit):
        if tag_follows(text, comma.end(), limit) or _described_tag(text, comma.end(), limit):
            return comma.start() + 1
    return None


def _described_tag(text: str, at: int, limit: int) -> bool:
    """Whether "the (… …) noun said" stands at `at`."""
    words = _WORDS.findall(text[at : min(limit, at + 60)])
    if not words or words[0].lower() not in ("the", "a", "an"):
        return False
    return any(_quotes(word.rstrip(".,")) for word in words[2:5])


def guessed_end(text: str, opening: Span, limit: int, sentences: Sequence[Span]) -> int:
    """Where a quotation that nothing closes ends.

    Before its tag, if it has one; at the limit, where it opens a sentence or stands after a colon
    or comma; else at the end of its sentence.
    """
    comma = cue_comma(text, opening.end, limit)
    if comma is not None:
        return comma
    before = text[: opening.start].rstrip()[-1:]
    sentence = next((s for s in sentences if s.start <= opening.start < s.end), None)
    if sentence is None or sentence.start == opening.start or before in (":", ","):
        return limit
    return min(sentence.end, limit)


def is_scare(text: str, span: Span, inner: Span, block: Span) -> bool:
    """A few words without a stop that are a part of a sentence, not speech of their own."""
    words = inner.of(text)
    if len(words) > 60 or len(_WORDS.findall(words)) > SCARE_WORDS or words[-1] in ",.!?…":
        return False
    before = text[block.start : span.start].rstrip()[-1:]
    after = text[span.end : block.end].lstrip()[:1]
    return before not in (":", ",") and (bool(after) or bool(before)) and after != ","
