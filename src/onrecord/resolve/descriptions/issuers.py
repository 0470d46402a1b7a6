"""Who speaks in a document: the report's authors, the poll's pollster, the letter's writer.

In: the reader of the page, the phrase's anatomy and place. Out: a `Found`: the issuer where the
page tells, else nobody, since a document does not speak.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.language.descriptions import determiners, nouns, places, prepositions
from onrecord.language.letters import CAPITAL
from onrecord.model import Span, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.names import Name
from onrecord.resolve.descriptions.issued import ADVERTS, BY, POLLS, issuer_elsewhere
from onrecord.resolve.found import Found
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.phrases import Phrase

SLASH_REACH = 100  # characters before a name in which others are joined to it by slashes
_NEXT_WORD = re.compile(r" ([a-z][\w-]+)(?=[,.;]|$| (?:in|of|on|at|this|last)\b)")
JOINING = frozenset(("and", "or", "but", "this", "last", "earlier"))
ISSUED = "issued it together"
PRINTED = nouns("written") | {"report", "interview", "analysis"}
PLATFORMS = frozenset(("facebook", "twitter", "youtube", "instagram", "reddit", "medium"))
_RUN = rf"{CAPITAL}[\w.&’'-]*(?: (?:of )?{CAPITAL}[\w.&’'-]*)*"
_SLASH = re.compile(rf"(?:/{_RUN})+")  # after a name: "/Harbour News"
_SLASHED = re.compile(rf"(?:{_RUN}/)+$")  # before it
_AND = re.compile(rf" and (?:[Tt]he )?({_RUN})")  # "a poll by the Courier and Harbour News"
_HYPHENED = re.compile(  # "Harbour Post-ABC News"
    r"([A-Z][\w.&]*(?: [A-Z][\w.&]*)+)-([A-Z][\w.&]*(?: [A-Z][\w.&]*)*)"
    r"|([A-Z]{2,5})-([A-Z]{2,5})"
)
_ARTICLE = re.compile(r"^(?:The|A|An) ")
_WHEN = re.compile(  # "published Tuesday", "to the Courier": told of one document, not of which
    r"(?:(?:published|released|issued|posted|taken|obtained|sent|out) [^,]{0,20}"
    rf"|(?:to|on) (?:the )?{CAPITAL}.*)$"
)
_ISSUER = re.compile(
    r"\b(?:by|from|of) (?:the )?"
    rf"({CAPITAL}[\w.’'&-]*(?: (?:of|the|and|for|for the|of the|&|{CAPITAL}[\w.’'&-]*))*)"
)


def issuer_of(reader: Reader, phrase: Phrase, at: Span, owner: Character | None) -> Found:
    """A document speaks for who issued it, where the page tells; else nobody speaks."""
    if owner:
        return Found(reader.speaker(owner), 0.75, f"whose {phrase.head} it is", owner)
    issuer, score = _told_in(reader, phrase, at), 0.75
    if issuer is None and (not phrase.complement or _WHEN.match(phrase.complement)):
        issuer, score = issuer_elsewhere(reader, phrase, at), 0.75
    if issuer and (joint := _jointly(reader, phrase, issuer, at)):
        return Found(reader.described(joint, SpeakerKind.BODY, shared=True), score, ISSUED, issuer)
    if issuer:
        return Found(reader.speaker(issuer), score, f"issued the {phrase.head}", issuer)
    return Found(None, 0.5, f"a {phrase.head}, and the page does not tell whose")


def narrated(reader: Reader, phrase: Phrase, at: Span) -> Found | None:
    """A narrator speaks for who aired the advertisement, where the page tells."""
    advert = replace(phrase, head=ADVERTS[0], modifiers=(), determiner="the", complement="")
    if issuer := issuer_elsewhere(reader, advert, at):
        return Found(reader.speaker(issuer), 0.6, "aired what is narrated", issuer)
    return None


def _jointly(reader: Reader, phrase: Phrase, issuer: Character, at: Span) -> str | None:
    """The names of those who issued a document together: "a Courier/Harbour News poll"."""
    if phrase.head in POLLS and (both := _HYPHENED.fullmatch(issuer.name)):
        return " and ".join(part for part in both.groups() if part)
    told = [name for name in issuer.mentions if at.holds(name.span)]
    for name in told or issuer.mentions:
        block = reader.block_at(name.span.start) or name.span
        first = max(block.start, name.span.start - SLASH_REACH)
        before = _SLASHED.search(reader.text, first, name.span.start)
        after = _SLASH.match(reader.text, name.span.end, block.end)
        other = _AND.match(reader.text, name.span.end, at.end) if told else None
        if other:
            return f"{name.text} and {other.group(1)}"
        if before or after:
            start = before.start() if before else name.span.start
            words = reader.text[start : after.end() if after else name.span.end]
            head = re.compile(rf" {re.escape(phrase.head)}$", re.IGNORECASE)
            names = _ARTICLE.sub("", head.sub("", words)).split("/")
            return ", ".join(names[:-1]) + f" and {names[-1]}"
    return None


def _told_in(reader: Reader, phrase: Phrase, at: Span) -> Character | None:
    """Who issued a document by the words that name it: "a poll by X", "X’s poll", "the X poll"."""
    for name, character in phrase.complements:
        by = BY.search(reader.text, at.start, name.span.start)
        if by and not _is_of_a_thing(reader, name, at):
            return character
    issued = ("by", "from", "in", "on") if phrase.head in PRINTED else ("by", "from")
    if phrase.complements and (phrase.complement.split() or [""])[0] in issued:
        name, character = phrase.complements[0]
        where = name.text.casefold() in places() or _is_of_a_thing(reader, name, at)
        return None if where else character
    if found := _ISSUER.search(phrase.words):
        for character in reader.cast.called(found.group(1).split(), at.start)[:1]:
            if not _is_where(reader, character):  # "the Courier average of Norrland polls"
                return character
    theirs = phrase.determiner in determiners("possessive")  # "its tax records"
    for name, character in phrase.inside[:1] if not theirs else ():
        titled = reader.marked.holds(name.span)  # "the “Ferry” ad"
        if not titled and not _is_no_issuer(reader, phrase, name, character):
            return character
    return None


def _is_of_a_thing(reader: Reader, name: Name, at: Span) -> bool:
    """Whether a name only tells which thing a document is from: "from the Norrland primary"."""
    found = _NEXT_WORD.match(reader.text[name.span.end : at.end])
    word = found.group(1) if found and not name.possessive else ""
    small = word in prepositions() or word in JOINING or word.endswith(("ed", "ing", "ly"))
    return word != "" and not small and word not in nouns("bodies") | nouns("roles")


def _is_where(reader: Reader, character: Character) -> bool:
    """Whether a name is a state's or a place's: where one polls, not who does."""
    return character.name.casefold() in places() or reader.place(character.name) is not None


def _is_no_issuer(reader: Reader, phrase: Phrase, name: Name, character: Character) -> bool:
    """Such as "Norrland polls", which are polls in Norrland, and "Exit polls"."""
    known_once = len(name.words) == 1 and len(character.mentions) == 1 and not name.text.isupper()
    if name.text.casefold() in PLATFORMS and phrase.head in nouns("writings"):
        return True
    plain = known_once and not name.possessive and phrase.plural
    return plain or (phrase.head in nouns("by_bodies") and reader.place(name.text) is not None)
