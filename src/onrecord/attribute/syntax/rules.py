"""Attributions by rules over a dependency parse, for running prose.

In: a document's text, layout and the parses of its sentences. Out: what the rules found, sentence
by sentence, nested attributions among them. One pass over the verbs, nouns and adjectives that
`cues.toml` knows; `sources` says who speaks, `contents` what is said. Spans follow PolNeAR: "that"
belongs to the content, auxiliaries and adverbs beside the verb to the cue, appositions and relative
clauses to the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.attribute.finders import Found
from onrecord.attribute.syntax.contents import Content, contents
from onrecord.attribute.syntax.quoted import Quoted
from onrecord.attribute.syntax.sources import cue_tokens, source_tokens
from onrecord.attribute.syntax.tree import Tree
from onrecord.language.cues import Cue, cues
from onrecord.model import Layout, Parse, Span, Zone

WITHOUT_SOURCE = frozenset({"quote@1", "object-for@1", "as@1"})
"""Rules whose finds may lack a source; of those of the others under a tenth were right."""

NO_SPEAKERS = frozenset({"that", "you"})
"""Sources alone that name a thing or nobody: "a bill that requires", "as you know"."""

NOBODY = frozenset({"plan", "plans", "schedule", "law", "rule", "rules", "custom", "tradition"})
"""What things happen according to that nobody says."""


_WORD = re.compile(r"[a-z]+")


def may_tell(sentence: str) -> bool:
    """Whether a sentence holds a cue at all: a fifth of them need no parse."""
    return any(word in _telling() for word in _WORD.findall(sentence.lower()))


@cache
def _telling() -> frozenset[str]:
    """Every form of every cue."""
    table = cues()
    forms = {form for cue in table.verbs.values() for form in cue.forms}
    nouns = {form for noun in table.nouns for form in (noun, noun + "s", noun[:-1] + "ies")}
    return frozenset({"according", *forms, *nouns})


def syntax_attributions(text: str, layout: Layout, parses: Sequence[Parse]) -> list[Found]:
    """All that the rules over parses find in one document, in reading order of the cues."""
    starts = [block.span.start for block in layout.blocks]
    zones: dict[int, list[Zone]] = defaultdict(list)
    for zone in layout.zones:
        zones[bisect_right(starts, zone.span.start) - 1].append(zone)
    quoted = [Quoted(text, block, zones[own]) for own, block in enumerate(layout.blocks)]
    found: list[Found] = []
    for parse in parses:
        tree = Tree(text, parse, layout.zones_at(parse.span))
        found += _verbs(tree, quoted[bisect_right(starts, parse.span.start) - 1])
        found += _nouns(tree)
        found += _according(tree)
    return found


def cue_of(tree: Tree, index: int) -> tuple[Cue, tuple[int, ...]] | None:
    """The cue that the verb `index` is the first word of, with the tokens of the rest of it."""
    lower = tree.lower
    for cue in cues().verbs_of(lower[index]) or cues().verbs_of(tree.tokens[index].lemma):
        tail = cue.lemma.split()[1:]
        rest = _rest(tree, index, tail)
        if rest is not None and all(lower[i] == word for i, word in zip(rest, tail, strict=True)):
            return cue, rest
    return None


def _rest(tree: Tree, index: int, tail: list[str]) -> tuple[int, ...] | None:
    """The tokens of a phrase's other words: next to the verb, or one apart (call them out)."""
    if not tail:
        return ()
    following = range(index + 1, min(index + 1 + len(tail), len(tree.tokens)))
    return tuple(following) if len(following) == len(tail) else None


def _verbs(tree: Tree, quoted: Quoted) -> Iterator[Found]:
    for index, token in enumerate(tree.tokens):
        if token.pos not in ("VERB", "AUX") or token.dep in ("aux", "auxpass"):
            continue
        known = cue_of(tree, index)
        if known is not None:
            yield from _verb(tree, quoted, index, *known)


def _verb(
    tree: Tree, quoted: Quoted, index: int, cue: Cue, rest: tuple[int, ...]
) -> Iterator[Found]:
    words = cue_tokens(tree, index, rest)
    source = quoted.on_this_side(tree, index, source_tokens(tree, index))
    content = quoted.by_tag(tree, words, source, cue) or _content(tree, index, cue, words, source)
    if content is None:
        return
    cue_spans = tree.spans(words | content.cue)
    source_spans = tree.spans(source - words)
    if not source and content.rule == "quote@1":
        source_spans = quoted.behind_cue(tree, max(words))
    contents = quoted.whole(cue_spans, content.spans)
    told = {tree.lower[i] for i in source - words}
    if not source_spans and content.rule not in WITHOUT_SOURCE:
        return
    if told <= NO_SPEAKERS and told and content.rule not in ("clause@1", "quote@1"):
        return
    if cue_spans and contents and _apart(source_spans, contents):
        yield Found(content.rule, source_spans, cue_spans, contents)


def _content(tree: Tree, index: int, cue: Cue, words: set[int], source: set[int]) -> Content | None:
    return next(iter(contents(tree, index, cue, words, source)), None)


def _apart(source: Sequence[Span], content: Sequence[Span]) -> bool:
    return not any(a.overlaps(b) for a in source for b in content)


def _nouns(tree: Tree) -> Iterator[Found]:
    """`Ana Ruiz's claim that it rained`, `the denial by the Kremlin that …`."""
    for index, token in enumerate(tree.tokens):
        if token.pos != "NOUN" or cues().noun(tree.lower[index]) is None:
            continue
        clause = tree.child(index, "acl", "ccomp")
        if clause is None or not _is_said(tree, clause):
            continue
        owner = tree.child(index, "poss")
        source = tree.below(owner) if owner is not None else _agent(tree, index)
        source = {i for i in source if tree.lower[i] not in ("'s", "’s", "’", "'")}
        content = tree.spans(tree.below(clause))
        if content and source:
            yield Found("noun@1", tree.spans(source), tree.spans({index}), content)


def _is_said(tree: Tree, clause: int) -> bool:
    """That it rained, to rain: not a participle as in "the report read out"."""
    return tree.child(clause, "mark") is not None or tree.tokens[clause].tag == "VB"


def _agent(tree: Tree, index: int) -> set[int]:
    for child in tree.children[index]:
        if tree.lower[child] in ("by", "from") and (pobj := tree.child(child, "pobj")) is not None:
            return tree.below(pobj)
    return set()


def _according(tree: Tree) -> Iterator[Found]:
    """`According to X, …` and `…, according to X`; `X` is all that stands under the preposition."""
    for index, word in enumerate(tree.lower[:-1]):
        if word != "according" or tree.lower[index + 1] != "to":
            continue
        to = index + 1
        pobj = tree.child(to, "pobj") or tree.child(index, "pobj")
        if pobj is None or tree.lower[pobj] in NOBODY:
            continue
        source = tree.below(pobj)
        top = tree.tokens[index].head
        for above in tree.above(index):
            top = above
            if tree.tokens[above].dep in ("ROOT", "ccomp", "conj", "advcl", "relcl") and (
                tree.tokens[above].pos in ("VERB", "AUX")
            ):
                break
        marks = {c for c in tree.children[top] if tree.tokens[c].dep == "mark"}
        content = tree.below(top, without={index, *marks}) - source
        spans = tree.spans(content)
        if spans:
            yield Found("according-to@1", tree.spans(source), tree.spans({index, to}), spans)
