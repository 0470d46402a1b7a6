"""The words of a cue, where readers do not agree and one way is kept.

In: the words of a cue that a network found. Out: those that are kept, or that it is none. People
marked “said in an interview” whole nine times of 26 on the development articles and “said” alone 17
times; when and where somebody spoke is no cue here, so the verb stays alone.
"""

from __future__ import annotations

from onrecord.attribute.decode import Found, Words
from onrecord.attribute.surface import speaks
from onrecord.attribute.words import Paragraph

_WHERE = frozenset({"on", "in", "at", "via", "during"})
"""Prepositions of when, where and in what one speaks."""


def verb_alone(words: Paragraph, cue: Words) -> Words:
    """`cue` less when and where, if it begins with a verb of quotations: said [in an interview]."""
    if len(cue) > 2 and words.lower(cue[1]) in _WHERE and speaks(words.lower(cue[0])):
        return cue[:1]
    return cue


def is_cue(words: Paragraph, found: Found) -> bool:
    """Whether the cue has words, or is a mark beside a name and not beside “The result”."""
    if not found.source or any(words.is_word(i) for i in found.cue):
        return True
    last = max(i for i in found.source if words.is_word(i) or i == found.source[0])
    return not words.text[words.starts[last]].islower()
