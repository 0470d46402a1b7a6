"""Who speaks in a document: the report's authors, the poll's pollster, the letter's writer.

In: the reader of the page, the phrase's anatomy and place. Out: a `Found`: the issuer where the
page tells, else nobody, since a document does not speak.
"""

from __future__ import annotations

import re

from onrecord.language.descriptions import places
from onrecord.model import Span, SpeakerKind
from onrecord.resolve.characters import Character
from onrecord.resolve.found import Found
from onrecord.resolve.names import Name
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases import Phrase

BY_BODIES = frozenset(("poll", "survey", "study", "data", "figures", "statistics", "average"))
"""Documents that bodies issue, not the persons named beside them."""
SAME = frozenset(("same", "new", "latest", "recent", "most"))  # "the same poll" is told of again
ISSUER_REACH = 1500  # characters before a document's mention in which its issuer is looked for
_BY = re.compile(r"\b(?:by|from) (?:the )?(?=[A-Z])")
_RIGHT_BEFORE = re.compile(r"(?:[’']s?)?(?: [\w’'-]+){0,2} ")  # "Norrland’s new poll"
_ISSUER = re.compile(
    r"\b(?:by|from|of) (?:the )?"
    r"([A-Z][\w.’'&-]*(?: (?:of|the|and|for|for the|of the|&|[A-Z][\w.’'&-]*))*)"
)


def issuer_of(reader: Reader, phrase: Phrase, at: Span, owner: Character | None) -> Found:
    """A document speaks for who issued it, where the page tells; else nobody speaks."""
    if owner:
        return Found(reader.speaker(owner), 0.75, f"whose {phrase.head} it is", owner)
    if phrase.complements and re.match(r"(?:by|from)\b", phrase.complement):
        character = phrase.complements[0][1]
        return Found(reader.speaker(character), 0.75, f"issued the {phrase.head}", character)
    if found := _ISSUER.search(phrase.words):
        for character in reader.cast.called(found.group(1).split(), at.start)[:1]:
            return Found(reader.speaker(character), 0.75, f"issued the {phrase.head}", character)
    for name, character in phrase.inside[:1]:
        if _is_no_issuer(reader, phrase, name, character):
            break
        return Found(reader.speaker(character), 0.75, f"issued the {phrase.head}", character)
    again = all(word.casefold() in SAME for word in phrase.modifiers) and not phrase.complement
    if again and (issuer := _issuer_before(reader, phrase, at)):
        return Found(reader.speaker(issuer), 0.5, f"issued the {phrase.head}", issuer)
    return Found(None, 0.5, f"a {phrase.head}, and the page does not tell whose")


def _is_no_issuer(reader: Reader, phrase: Phrase, name: Name, character: Character) -> bool:
    """Such as "Norrland polls", which are polls in Norrland, and "Exit polls"."""
    known_once = len(name.words) == 1 and len(character.mentions) == 1 and not name.text.isupper()
    plain = known_once and not name.possessive and phrase.plural
    return plain or (phrase.head in BY_BODIES and reader.place(name.text) is not None)


def _issuer_before(reader: Reader, phrase: Phrase, at: Span) -> Character | None:
    """Who issued the same document where the page spoke of it before: the name nearest to it."""
    pattern = re.compile(rf"\b{re.escape(phrase.head)}s?\b", re.IGNORECASE)
    start = max(0, at.start - ISSUER_REACH)
    for found in reversed(list(pattern.finditer(reader.text, start, max(at.start - 1, start)))):
        sentence = reader.layout.sentences[reader.sentence_at(found.start())]
        named = [
            (name, character)
            for name, character in reader.names_at(sentence)
            if not (reader.place(name.text) or name.text.casefold() in places())
            and name.span.start < at.start
            and character.kind is SpeakerKind.BODY
        ]
        by = [c for n, c in named if _BY.search(reader.text, found.end(), n.span.start + 1)]
        before = [
            c
            for n, c in named
            if n.span.end <= found.start()
            and _RIGHT_BEFORE.fullmatch(reader.text, n.span.end, found.start())
        ]
        if by or before:
            return by[0] if by else before[-1]
    return None
