"""Who speaks where no source stands beside a cue, as the sentence's grammar tells it.

In: the reader of the page and an attribution without a source. Out: the place of the noun phrase
that its cue has for a subject, or None. "Ana Ruiz left, saying …" and "She left and denied …" leave
out a subject that another verb of the sentence has. A cue in the passive has no such subject ("is
expected"), and one that has its own counts only where it is known for a cue ("came under
criticism" is not), since whoever left it out may have meant that its subject does not speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.language.cues import cues
from onrecord.model import Attribution, Parse, Span, Token
from onrecord.resolve.page import Reader
from onrecord.resolve.phrases.noun_phrases import noun_phrase

CLIMBED = frozenset(("conj", "advcl", "xcomp", "pcomp", "prep"))
"""From a verb to the one whose subject it shares."""
FURTHEST = 6  # steps up a parse from a cue to a verb with a subject
PASSIVE = frozenset(("nsubjpass", "auxpass"))
SUBJECTS = frozenset(("nsubj", "nsubjpass"))
SEEMING = frozenset(("seem", "appear"))
"""Cues whose subject does not speak."""
_ASKED = re.compile(
    r"(?:later |again |also |once |repeatedly )?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Cc]hallenged)"
    r"(?: [a-z]+ly| again| later)? (?:a|about|as|by|for|how|if|on|to|what|when|where|whether|who"
    r"|why)\b"
)
_WHEN = re.compile(r"\b(?:[Ww]hen|[Ii]f) $")
EMPTY = frozenset(("it", "this", "that", "there", "these", "those", "which"))
"""Subjects that say nothing."""

Below = Mapping[int, Sequence[Token]]
"""The tokens that hang on another, by where that begins."""


def omitted_subject(reader: Reader, attribution: Attribution) -> Span | None:
    """The noun phrase, or pronoun, that is the subject of an attribution's cue."""
    for cue in attribution.cue[:1]:
        inside = list(_tokens_in(reader, cue))
        if not inside:
            continue
        parse = inside[0][0]
        tokens = [token for _, token in inside]
        verb = _root(parse, tokens)
        below = _below(reader, parse)
        if not _acts(verb, below) or _is_asked(reader.text, cue, verb):
            return None
        own = _own_subject(parse, verb, below) if _is_cue(reader.text, tokens) else None
        subject = own or _shared_subject(parse, verb, below)
        if subject and subject.span.of(reader.text).casefold() not in EMPTY:
            return noun_phrase(parse, subject)
    return None


def may_share(text: str, attribution: Attribution) -> bool:
    """Whether a cue may be a verb without a subject, so that its sentence is worth a parse."""
    words = [word for cue in attribution.cue[:1] for word in cue.of(text).split()]
    return any(word.endswith("ing") or cues().verbs_of(word) for word in words)


def _tokens_in(reader: Reader, span: Span) -> Iterator[tuple[Parse, Token]]:
    for start in range(span.start, span.end):
        if found := reader.tokens.get(start):
            yield found


def _root(parse: Parse, tokens: Sequence[Token]) -> Token:
    """The token of a cue on which its others hang."""
    return next((token for token in tokens if parse.tokens[token.head] not in tokens), tokens[0])


def _acts(verb: Token, below: Below) -> bool:
    """Whether a verb tells what its subject does: not in the passive, nor a bare participle."""
    parts = {token.dep for token in below.get(verb.span.start, ())}
    bare = verb.tag == "VBN" and "aux" not in parts and verb.dep != "conj"
    return verb.tag.startswith("VB") and not bare and not parts & PASSIVE


def _is_asked(text: str, cue: Span, verb: Token) -> bool:
    """Whether somebody was asked: "Asked whether …, she left", "she said, asked about …"."""
    if not _ASKED.match(text, cue.start):
        return False
    before = text[max(0, cue.start - 2) : cue.start]
    opens = cue.of(text)[0].isupper() or _WHEN.search(text, max(0, cue.start - 5), cue.start)
    return bool(opens) or (before in (", ", "” ", '" ') and verb.dep != "conj")


def _shared_subject(parse: Parse, verb: Token, below: Below) -> Token | None:
    """The subject of the verb that a verb without one goes on from."""
    if any(token.dep in SUBJECTS for token in below.get(verb.span.start, ())):
        return None
    for _ in range(FURTHEST):
        if verb.dep == "acl" and verb.tag == "VBG":
            return parse.tokens[verb.head]
        if verb.dep not in CLIMBED:
            return None
        verb = parse.tokens[verb.head]
        if found := _own_subject(parse, verb, below):
            return found
    return None


def _own_subject(parse: Parse, verb: Token, below: Below) -> Token | None:
    """A verb's subject; for "who", the noun that it stands for."""
    for token in below.get(verb.span.start, ()):
        if token.dep in SUBJECTS:
            return parse.tokens[verb.head] if token.tag == "WP" else token
    return None


def _is_cue(text: str, tokens: Sequence[Token]) -> bool:
    """Whether a cue's words hold a verb that is known for telling of a saying or thought."""
    verbs = (token.span.of(text) for token in tokens if token.tag.startswith("VB"))
    return any(cue.lemma not in SEEMING for verb in verbs for cue in cues().verbs_of(verb))


def _below(reader: Reader, parse: Parse) -> Below:
    """The tokens that hang on each, found once a parse: many cues of a sentence ask."""
    if id(parse) not in reader.below:
        below: dict[int, list[Token]] = {}
        for token in parse.tokens:
            head = parse.tokens[token.head]
            if head is not token:
                below.setdefault(head.span.start, []).append(token)
        reader.below[id(parse)] = below
    return reader.below[id(parse)]
