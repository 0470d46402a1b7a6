"""The noun phrase that a relative pronoun stands for: "two aides to Ruiz, who said …".

By the parse where there is one (the head of the relative clause and its words), else by surface:
a name that ends right before, past an apposition, or the words from the last determiner on.
"""

from __future__ import annotations

import re

from onrecord.language.descriptions import determiners, head_of, prepositions
from onrecord.language.letters import CAPITAL
from onrecord.model import Parse, Span, SpeakerKind, Token
from onrecord.resolve.cast.characters import Character
from onrecord.resolve.cast.names import ROLES, Name, looks_personal
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.noun_phrases import noun_phrase
from onrecord.resolve.pronouns.by_clause import SET_OFF, both_named, kept_unnamed

_ARTICLES = frozenset(("a", "an", "the", "his", "her", "its", "their"))
_PERSONAL = frozenset(("who", "whom", "whose"))
_DESCRIBED = re.compile(
    rf"(?: of {CAPITAL}[\w.]+(?: {CAPITAL}\w+)?)?"  # "Senator Jo Hill of Velmora, the …"
    r" ?(?:\([^)]*\))?, (?:an? |the |\d|his |her |its )[^,]*, "
    rf"(?:{CAPITAL}[\w.]+(?: {CAPITAL}\w+)?, )?"  # "a surgeon from Larkville, Norrland, "
)
_BARE = re.compile(r" ?(?:\([^)]*\))?, (?:the |an? )?([a-z][^,]*)(?:, )?")
_HEAD_END = re.compile(r" (?:at|for|from|in|of|on|to|with)\b")
_LAST_PHRASE = re.compile(r"(?:\w[\w.’'-]*+[ ,]*+){1,12}$")  # possessive: linear, not exponential


def antecedent_phrase(reader: Reader, pronoun: Span) -> Span | None:
    """The span of the noun phrase before a relative pronoun; None where there is none."""
    sentence = reader.layout.sentences[reader.sentence_at(pronoun.start)]
    if sentence.start >= pronoun.start:
        return None
    before = reader.cast.within(Span(sentence.start, pronoun.start))
    if called := _called_by_verb(reader, pronoun, before):
        return called
    if found := kept_unnamed(reader, pronoun, sentence) or both_named(reader, pronoun, before):
        return found
    if described := _described_person(reader.text, before, pronoun):
        return described
    if before:
        name = before[-1][0]
        gap = reader.text[name.span.end : pronoun.start]
        if re.fullmatch(r"(?:[’']s)?[ ,–—-]*(?:\([^)]*\)[ ,]*)?", gap):
            widest = _widest(_by_parse(reader, pronoun), name.span)
            return _apposed_to(reader, widest, before) or widest
        if _DESCRIBED.fullmatch(gap):
            return name.span
    phrase = _by_parse(reader, pronoun) or _by_surface(reader.text, sentence, pronoun)
    if phrase and before and before[-1][0].span.end == phrase.start - 1:
        return Span(before[-1][0].span.start, phrase.end)  # "Ruiz tweet that says so"
    return _apposed_to(reader, phrase, before) or phrase


def _described_person(
    text: str, before: list[tuple[Name, Character]], pronoun: Span
) -> Span | None:
    """The person who is described before "who": "Jo Hill, the mayor of Velmora, who"."""
    if not before or _is_surely_a_person(*before[-1]):
        return None
    for name, character in reversed(before):
        if character.kind is SpeakerKind.PERSON and pronoun.of(text).casefold() in _PERSONAL:
            if name is before[-1][0]:
                continue
            between = Span(name.span.end, pronoun.start)
            described = _DESCRIBED.fullmatch(text, between.start, between.end) or _is_bare_role(
                text, between
            )
            return name.span if described else None
    return None


def _called_by_verb(
    reader: Reader, pronoun: Span, before: list[tuple[Name, Character]]
) -> Span | None:
    """The one who is said to be what "who" follows: "Jo Hill is the organizer who"."""
    clause = _clause(reader, pronoun) if pronoun.of(reader.text).casefold() in _PERSONAL else None
    if clause is None:
        return None
    parse, noun = clause
    while noun.dep == "conj":
        noun = parse.tokens[noun.head]
    if noun.dep != "attr":
        return None
    for name, _ in before:
        of_parse, last = reader.tokens.get(name.span.end - len(name.words[-1]), (None, noun))
        if of_parse is parse and last.dep == "nsubj" and last.head == noun.head:
            return name.span
    return None


def _is_surely_a_person(name: Name, character: Character) -> bool:
    """Whether a name is a person's by more than "who" behind it."""
    alone = len(name.words) == 1
    return character.kind is SpeakerKind.PERSON and (alone or looks_personal(name))


def _is_bare_role(text: str, between: Span) -> bool:
    """Whether words between commas are a role without an article: "chief executive of Corex"."""
    found = _BARE.fullmatch(text, between.start, between.end)
    words = _HEAD_END.split(found.group(1), maxsplit=1)[0].split() if found else []
    return bool(words) and head_of(words, ROLES) is not None


def _apposed_to(
    reader: Reader, phrase: Span | None, before: list[tuple[Name, Character]]
) -> Span | None:
    """The name that the phrase only describes: "Jo Hill, the group’s founder, who"."""
    if phrase is None:
        return None
    article = phrase.of(reader.text).split()[0].casefold() in _ARTICLES
    for name, character in reversed(before):
        if SET_OFF.fullmatch(reader.text, name.span.end, phrase.start):
            described = Span(name.span.end, phrase.end)
            bare = character.kind is SpeakerKind.PERSON and _is_bare_role(reader.text, described)
            return name.span if article or bare else None
    return None


def _widest(parsed: Span | None, name: Span) -> Span:
    """The parsed phrase where the name is only its complement ("aides to Ruiz, who")."""
    if parsed and parsed.holds(name) and parsed.start < name.start:
        return parsed
    return name


def _by_parse(reader: Reader, pronoun: Span) -> Span | None:
    if not (clause := _clause(reader, pronoun)):
        return None
    phrase = noun_phrase(*clause)
    return phrase if phrase.end <= pronoun.start else None


def _clause(reader: Reader, pronoun: Span) -> tuple[Parse, Token] | None:
    """The noun that the clause of a relative pronoun hangs on."""
    if not (found := reader.tokens.get(pronoun.start)):
        return None
    parse, head = found
    for _ in range(6):
        up = parse.tokens[head.head]
        if head.dep == "relcl":
            return parse, up
        if up is head:
            return None
        head = up
    return None


def _by_surface(text: str, sentence: Span, pronoun: Span) -> Span | None:
    lead = text[sentence.start : pronoun.start]
    found = _LAST_PHRASE.search(lead.rstrip(" ,"))
    if not found:
        return None
    words = list(re.finditer(r"\S+", found.group()))
    start = 0
    openers = determiners("definite") | determiners("indefinite") | determiners("possessive")
    for at in range(len(words) - 1, -1, -1):
        if words[at].group().casefold() in openers:
            start = words[at].start()
            break
        if words[at].group().casefold() in prepositions() and at < len(words) - 1:
            start = words[at + 1].start()
            break
        start = words[max(0, len(words) - 2)].start()
    begin = sentence.start + found.start() + start
    return (
        Span(begin, sentence.start + found.end()) if begin < sentence.start + found.end() else None
    )
