"""Who issued a document by what other sentences tell of it: "the survey", "the letter".

In: the reader of the page, the phrase's anatomy and place. Out: the `Character` who issued the same
document where the page spoke of it before, in an opening below; None where no sentence tells.
"""

from __future__ import annotations

import re
from itertools import islice

from onrecord.language.descriptions import determiners, nouns, places
from onrecord.model import Span, SpeakerKind
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.names import Name
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.phrases import Phrase
from onrecord.resolve.salience.mentions import Part, by_name

POLLS, ADVERTS = tuple(sorted(nouns("polls"))), tuple(sorted(nouns("adverts")))
ALIKE = (POLLS, ADVERTS)
THE_POLL = Phrase("the poll", determiner="the", head="poll", kind="documents", noun="poll")
"""Words for one thing."""
ASKED = 20  # sources before a document that may be the same one
OPENING = 600  # characters in which a page tells of a document before it tells whose it is
BELOW = 1000  # characters after a document in which the page then tells whose it is
SAME = frozenset(("same", "new", "latest", "recent", "most"))  # "the same poll" is told of again
ISSUER_REACH = 1500  # characters before a document's mention in which its issuer is looked for
BY = re.compile(
    r"\b(?:by|from) (?:[Tt]he )?(?:[a-z][\w’'-]* ){0,3}$"
)  # "by the climate group Norr"
_MADE = re.compile(
    r"(?: (?:has|have|had|also|on|[A-Z][a-z]+day|\w+ly))*"
    r" (?:conducted|commissioned|released|published|issued|did|took|carried out) ",
)
_SENT_BY = re.compile(r"\b(?:by|from) (?:[^.;:“”]{0,60}, )?(?:the )?$")
_RELEASED = re.compile(
    r"\b(?:releas|issu|publish|sen[dt]|wrote|writ(?:es?|ing|ten)\b|post|tweet|air|launch|unveil"
    r"|circulat|sign|run|produc|fil|provid)\w*\b",
    re.IGNORECASE,
)
_WROTE_IN = re.compile(
    r" (?:[a-z]+ly )?(?:said|says|wrote|writes|explain(?:s|ed)|add(?:s|ed)|not(?:es|ed)|announced"
    r"|tweet(?:s|ed)|post(?:s|ed)|argue[sd]|claim(?:s|ed)|stat(?:es|ed))"
    r"(?: [^.;:“”\"]{0,40})? (?:in|on|via|through|with|during) "
)
_ACTS = (
    re.compile(  # behind a name that is not part of another noun: "Hale, who …", "Hale has also"
        r",| and | \(| (?:(?:has|have|had|is|was|been|also|later|then|on [A-Z]\w+|[a-z]+ly) )*$"
    )
)
_OF_THEIRS = re.compile(r"(?:[’']s?)? (?:campaign|administration|camp|team|office)\b")
_RIGHT_BEFORE = re.compile(r"(?:[’']s?)?(?: [\w’'-]+){0,2} ")  # "Norrland’s new poll"


def issuer_elsewhere(reader: Reader, phrase: Phrase, at: Span) -> Character | None:
    """Who issued the same document by the nearest sentence that tells: before it, else below.

    "The survey" is the poll that the page told of. What more it is called ("the 50-state poll")
    must stand there, too, unless all such documents of the page are of one issuer. Below is looked
    where a document is told of first: in an opening, or as "a new poll".
    """
    if phrase.determiner == "the" and (issuer := _told_before(reader, phrase, at)):
        return issuer
    alike = next((words for words in ALIKE if phrase.head in words), (phrase.head,))
    heads = "|".join(map(re.escape, alike))
    more = "".join(rf"{re.escape(w)} " for w in phrase.modifiers if w.casefold() not in SAME)
    called = _by_any(heads, more)
    told = phrase.determiner not in determiners("indefinite")  # "a new poll" is told of first
    start = max(0, at.start - ISSUER_REACH * told)
    found = reversed(list(called.finditer(reader.text, start, max(at.start - 1, start))))
    issuers = (_issuer_there(reader, phrase, Span(*match.span()), at.start) for match in found)
    if issuer := next(filter(None, issuers), None) or _wrote_before(reader, phrase, at):
        return issuer
    alone = _by_any(heads)
    if phrase.determiner == "the" and at.start > OPENING:
        return _only_issuer(reader, phrase, alone) if phrase.head in nouns("by_bodies") else None
    if at.start > OPENING and not (phrase.head in POLLS and phrase.determiner in ("a", "an")):
        return None
    below = alone.finditer(reader.text, at.end, at.end + BELOW)
    there = (_issuer_there(reader, phrase, Span(*match.span())) for match in below)
    return next(filter(None, there), None)


def only_pollster(reader: Reader) -> Character | None:
    """The one whose polls are all polls of the page."""
    return _only_issuer(reader, THE_POLL, _by_any("|".join(POLLS)))


def _by_any(heads: str, more: str = "") -> re.Pattern[str]:
    """Finds any of some documents, behind what more it is called; or "polled"."""
    return re.compile(rf"\b{more}(?:{heads})(?:s|ed)?\b", re.IGNORECASE)


def _told_before(reader: Reader, phrase: Phrase, at: Span) -> Character | None:
    """Who spoke before by the same words: "the statement", "the statement"."""
    told = phrase.words.casefold()
    for start, found in islice(reader.spoken.before(at.start), ASKED):
        if found.character and reader.text[start : start + len(told)].casefold() == told:
            return found.character
    return None


def _only_issuer(reader: Reader, phrase: Phrase, called: re.Pattern[str]) -> Character | None:
    """The one issuer of all documents of that kind on the page; looked for once."""
    if called.pattern not in reader.issuers:
        found = called.finditer(reader.text)
        issuers = {_issuer_there(reader, phrase, Span(*match.span())) for match in found} - {None}
        reader.issuers[called.pattern] = next(iter(issuers)) if len(issuers) == 1 else None
    return reader.issuers[called.pattern]


def _wrote_before(reader: Reader, phrase: Phrase, at: Span) -> Character | None:
    """Who spoke right before what is only then called a release, or writes in it.

    "The board announced a strike. “…,” the release said"; "“…,” Ruiz wrote in a statement".
    """
    if phrase.head not in nouns("writings") | nouns("spoken"):
        return None
    for name, character in islice(reader.cast.before(at.start), 1):
        if _WROTE_IN.fullmatch(reader.text, name.span.end, at.start):
            return character
    last = reader.last_spoken(at.start, 1)
    told = phrase.head in nouns("releases") and phrase.determiner == "the" and last
    return last.character if told and last else None


def _issuer_there(
    reader: Reader, phrase: Phrase, document: Span, before: int | None = None
) -> Character | None:
    """Who issued a document by the sentence that tells of it: the name nearest to it."""
    sentence = reader.layout.sentences[reader.sentence_at(document.start)]
    if phrase.head in nouns("writings") and (writer := _writer(reader, sentence, document)):
        return writer
    named = [
        (name, character)
        for name, character in reader.names_at(sentence)
        if not (reader.place(name.text) or name.text.casefold() in places())
        and (before is None or name.span.start < before)
        and name.key[-1].rpartition("-")[2] not in nouns("groups")
        and character.kind is SpeakerKind.BODY
        and not reader.marked.holds(name.span)
    ]
    by = [c for n, c in named if BY.search(reader.text, document.end, n.span.start)]
    right = [c for n, c in named if _stands_before(reader, n, document)]
    made = [c for n, c in named if _made(reader, n, c, document)]
    return by[0] if by else right[-1] if right else made[0] if made else None


def _stands_before(reader: Reader, name: Name, document: Span) -> bool:
    """Whether a name stands right before a document, or ends in it: "Norrland’s new poll"."""
    if name.span.holds(document):
        return name.span.start < document.start
    reach = (name.span.end, max(document.start, name.span.end))
    return _RIGHT_BEFORE.fullmatch(reader.text, *reach) is not None


def _made(reader: Reader, name: Name, character: Character, document: Span) -> bool:
    """Whether the subject of a sentence made the document: "The Post conducted a poll"."""
    reach = (name.span.end, max(document.start, name.span.end))
    made = _MADE.match(reader.text, *reach) is not None
    return made and by_name(reader, name, character).part is Part.SUBJECT


def _writer(reader: Reader, sentence: Span, document: Span) -> Character | None:
    """Who is told to have sent or released a letter, else who speaks in the sentence of it."""
    for name, character in reader.names_at(sentence):
        if _OF_THEIRS.match(reader.text, name.span.end):
            continue
        if _SENT_BY.search(reader.text, document.end, max(name.span.start, document.end)):
            return character
        released = _RELEASED.search(reader.text, name.span.end, max(document.start, name.span.end))
        acts = _ACTS.match(reader.text, name.span.end, released.start() if released else 0)
        subject = by_name(reader, name, character).part is Part.SUBJECT
        if released and acts and (subject or released.start() == name.span.end + 1):
            return character
    spoke = reader.spoken.last(sentence.end)
    return spoke[1].character if spoke and spoke[0] >= sentence.start else None
