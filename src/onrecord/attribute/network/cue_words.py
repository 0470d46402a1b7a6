"""The words of a cue, where readers do not agree and one way is kept.

In: the words of a cue that a network found. Out: those that are kept, or that it is none. People
marked “said in an interview” whole nine times of 26 on the development articles and “said” alone 17
times; when and where somebody spoke is no cue here, so the verb stays alone.
"""

from __future__ import annotations

from onrecord.attribute.network.decode import Found, Words
from onrecord.attribute.network.words import Paragraph
from onrecord.language.cues import cues

_WHERE = frozenset({"on", "in", "at", "via", "during"})
"""Prepositions of when, where and in what one speaks."""


def verb_alone(words: Paragraph, cue: Words) -> Words:
    """`cue` less when and where, if it begins with a verb of quotations: said [in an interview].

    "Went on to say" is whole: "on" is of the verb.
    """
    if len(cue) <= 2 or words.lower(cue[1]) not in _WHERE:
        return cue
    first, *rest = (words.lower(i) for i in cue)
    verb = cues().verb(first, rest)
    return cue[:1] if verb and " " not in verb.lemma and "quote" in verb.takes else cue


def is_cue(words: Paragraph, found: Found) -> bool:
    """Whether the cue has words, or is a mark beside a name and not beside “The result”."""
    if not found.source or any(words.is_word(i) for i in found.cue):
        return True
    last = max(i for i in found.source if words.is_word(i) or i == found.source[0])
    return not words.text[words.starts[last]].islower()
