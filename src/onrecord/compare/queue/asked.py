"""Asked: whether a page says that a party to a dispute was asked, and what came of it.

In: disputes, and the texts of the documents in which their evidence stands. Out: the same disputes,
each side with the page's own sentence (“Ruiz did not respond to a request for comment”), None where
the pages are silent. The sentence must name the party before it says so; “He declined to comment”
is the party's of whom the sentence before it speaks first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from onrecord.language.asking import asking_in, may_tell_of_asking
from onrecord.language.parts import parts_of
from onrecord.language.stems import common_words, words_of
from onrecord.model import Asked, Dispute, Document, DocumentId, Outcome, Side, Span

OUTCOMES = {
    "declined": Outcome.DECLINED,
    "silent": Outcome.SILENT,
    "unreached": Outcome.UNREACHED,
    "asked": Outcome.ASKED,
}
FIRST = 8  # words of a sentence among which whom it is about is named
PERSONAL = (["he"], ["she"], ["they"])
LED = 2  # words, a pronoun and an adverb, that leave open who was asked

Documents = Callable[[Collection[DocumentId]], Mapping[DocumentId, Document]]
_Told = tuple[Asked, frozenset[str]]


def with_asked(disputes: Iterable[Dispute], documents: Documents) -> tuple[Dispute, ...]:
    """The `disputes`, with what their pages say of asking their parties."""
    every = tuple(disputes)
    names = {name for dispute in every for name in _pages_of(dispute)}
    texts = documents(names)
    told = {name: [*_told_in(texts[name])] for name in names if name in texts}
    return tuple(_with_asked(dispute, told) for dispute in every)


def _with_asked(dispute: Dispute, told: Mapping[DocumentId, list[_Told]]) -> Dispute:
    here = [each for name in _pages_of(dispute) for each in told.get(name, ())]
    return replace(dispute, sides=tuple(_side(side, here) for side in dispute.sides))


def _side(side: Side, told: Iterable[_Told]) -> Side:
    """The side with the first sentence that names its party."""
    called = _called(side.party)
    found = (asked for asked, named in told if called and called <= named)
    return replace(side, asked=next(found, None))


def _called(party: str) -> frozenset[str]:
    """The words by which a page names a party: its last name, or all words of a description."""
    last = party.split()[-1:]
    if last and last[0][0].isupper():
        return frozenset(words_of(last[0]))
    return frozenset(words_of(party)) - common_words()


def _told_in(document: Document) -> Iterator[_Told]:
    """The sentences of a page that tell of asking, with the words that may name who was asked."""
    start = 0
    for line in document.text.split("\n"):
        before = ""
        for part in parts_of(line) if may_tell_of_asking(line) else ():
            if found := asking_in(part.words):
                outcome, at = found
                begin = start + line.index(part.words, part.start)
                span = Span(begin, begin + len(part.words))
                asked = Asked(OUTCOMES[outcome], document.id, span, part.words)
                yield asked, frozenset(_named(part.words[:at], before))
            before = part.words
        start += len(line) + 1


def _named(told: str, before: str) -> list[str]:
    """The words that may name who was asked: those before it is said, or of the last sentence."""
    words = [word.removesuffix("'s") for word in words_of(told)]
    if words[:1] in PERSONAL and len(words) <= LED:
        names = filter(str.istitle, before.split()[:FIRST])
        return words_of(" ".join(names))
    return words


def _pages_of(dispute: Dispute) -> Iterator[DocumentId]:
    """The documents of its evidence, each once."""
    yield from dict.fromkeys(each.document for side in dispute.sides for each in side.evidence)
