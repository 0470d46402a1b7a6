"""What is said: the content that a cue verb governs in a parse.

A table of frames, one small function each, tried in order: the first that fits gives the content.
Which frames a verb may have stands in `cues.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from onrecord.attribute.sources import raised_from
from onrecord.attribute.tree import Tree
from onrecord.language.cues import Cue
from onrecord.model import Act, Spans


@dataclass(frozen=True, slots=True)
class Content:
    """Content, the rule that found it, and tokens that it adds to the cue (warned + of)."""

    rule: str
    spans: Spans
    cue: set[int] = field(default_factory=set)


TELLING = frozenset({"tell", "ask", "warn", "remind", "inform", "assure", "advise", "instruct"})
"""Verbs whose object hears what is said and has no part in it."""

WISHING = frozenset({Act.BELIEVE, Act.INTEND, Act.PREDICT})

Frame = Callable[[Tree, int, Cue], tuple[set[int], set[int]] | None]


def contents(
    tree: Tree, verb: int, cue: Cue, words: set[int], source: set[int]
) -> Iterator[Content]:
    """The contents that the frames find, best first."""
    for rule, takes, frame in FRAMES:
        if takes and takes not in cue.takes:
            continue
        found = frame(tree, verb, cue)
        if found is None:
            continue
        tokens, extra = found
        spans = tree.spans(tokens - words - source - extra)
        if spans:
            yield Content(rule, spans, extra)


def _clause(tree: Tree, verb: int, cue: Cue) -> tuple[set[int], set[int]] | None:
    clauses = [c for c in tree.children[verb] if tree.tokens[c].dep == "ccomp"]
    marked = (c for c in clauses if c > verb and tree.child(c, "mark") is not None)
    clause = next(marked, clauses[0] if clauses else None)
    if clause is None or not ({"clause", "question"} & cue.takes):
        return None
    if "clause" not in cue.takes and not _has_question_word(tree, clause):
        return None
    if _is_infinitive(tree, clause) and not _has_question_word(tree, clause):
        return None
    raised = {c for c in tree.children[clause] if raised_from(tree, c) == verb}
    joining = {c - 1 for c in raised if tree.tokens[c - 1].dep == "cc"}
    return tree.below(clause, without=raised | joining), set()


def _is_infinitive(tree: Tree, clause: int) -> bool:
    return any(tree.lower[c] == "to" and tree.tokens[c].dep == "aux" for c in tree.children[clause])


def _has_question_word(tree: Tree, clause: int) -> bool:
    return any(tree.tokens[c].tag.startswith("W") for c in tree.below(clause))


def _around(tree: Tree, verb: int, _cue: Cue) -> tuple[set[int], set[int]] | None:
    """The tag stands inside or after what is said: "It rained, he says, all day"."""
    head = tree.tokens[verb].head
    if tree.tokens[verb].dep not in ("parataxis", "ccomp", "advcl") or head == verb:
        return None
    if tree.tokens[verb].dep != "parataxis":
        mark = tree.child(verb, "mark")
        if mark is None or tree.lower[mark] != "as":
            return None
    return tree.below(head, without={verb}), set()


def _infinitive(tree: Tree, verb: int, _cue: Cue) -> tuple[set[int], set[int]] | None:
    complement = tree.child(verb, "xcomp", "ccomp")
    if complement is None or complement < verb:
        return None
    aux = tree.child(complement, "aux")
    if aux is None or tree.lower[aux] != "to":
        return None
    return tree.below(complement) - _hearer(tree, verb, complement), set()


def _hearer(tree: Tree, verb: int, complement: int) -> set[int]:
    """Who is told to: left out of the content where the verb only speaks to them."""
    if tree.tokens[verb].lemma not in TELLING:
        return set()
    subject = tree.child(complement, "nsubj")
    return tree.below(subject) if subject is not None else set()


def _object_to(tree: Tree, verb: int, cue: Cue) -> tuple[set[int], set[int]] | None:
    """Whom one wants to do what: urged them to leave, called on them to leave."""
    complement = tree.child(verb, "xcomp", "ccomp", "advcl")
    if complement is None or complement < verb or tree.tokens[verb].lemma in TELLING:
        return None
    aux = tree.child(complement, "aux")
    thing = tree.child(verb, "dobj")
    if thing is None and " " in cue.lemma:
        prep = next((c for c in tree.children[verb] if tree.lower[c] == cue.lemma.split()[1]), None)
        thing = tree.child(prep, "pobj") if prep is not None else None
    if aux is None or tree.lower[aux] != "to" or thing is None or thing > complement:
        return None
    return tree.below(thing) | tree.below(complement), set()


def _object_for(tree: Tree, verb: int, cue: Cue) -> tuple[set[int], set[int]] | None:
    """Whom one accuses or praises, and of what: accused them of lying, praised him for it."""
    thing = tree.child(verb, "nsubjpass", "dobj")
    if thing is None:
        return None
    parts = tree.below(thing) if tree.tokens[verb].lemma not in TELLING else set()
    for child in tree.children[verb]:
        if child > verb and tree.lower[child] in cue.prepositions:
            return parts | (tree.below(child) - (set() if parts else {child})), set()
    return None


def _gerund(tree: Tree, verb: int, _cue: Cue) -> tuple[set[int], set[int]] | None:
    complement = tree.child(verb, "xcomp", "ccomp")
    if complement is None or complement < verb:
        return None
    auxiliaries = (c for c in tree.children[complement] if tree.tokens[c].dep.startswith("aux"))
    if tree.tokens[next(auxiliaries, complement)].tag != "VBG":
        return None  # "denied meeting", "denied having met"
    return tree.below(complement), set()


def _as(tree: Tree, verb: int, _cue: Cue) -> tuple[set[int], set[int]] | None:
    prep = next((c for c in tree.children[verb] if tree.lower[c] == "as"), None)
    thing = tree.child(verb, "dobj", "nsubjpass")
    if prep is not None and thing is None and tree.tokens[verb].dep == "acl":
        named = tree.below(tree.tokens[verb].head, without={verb})  # an act denounced as a crime
        return named | (tree.below(prep) - {prep}), {prep}
    if prep is None or thing is None or prep < verb:
        return None
    if tree.tokens[thing].dep == "nsubjpass":
        return tree.below(thing) | (tree.below(prep) - {prep}), {prep}
    return tree.below(thing) | tree.below(prep), set()


def _complement(tree: Tree, verb: int, _cue: Cue) -> tuple[set[int], set[int]] | None:
    clause = tree.child(verb, "ccomp", "xcomp")
    thing = tree.child(verb, "dobj")
    parts: set[int] = set()
    for part in (thing, tree.child(verb, "oprd"), clause):
        if part is not None and part > verb:
            parts |= tree.below(part)
    return (parts, set()) if parts and thing != clause else None


def _preposition(tree: Tree, verb: int, cue: Cue) -> tuple[set[int], set[int]] | None:
    """What stands under the verb's preposition, each time it comes: on the vote and on the law."""
    leads = [c for c in tree.children[verb] if c > verb and tree.lower[c] in cue.prepositions]
    if not leads:
        return None
    first = leads[0]
    same = [c for c in leads if tree.lower[c] == tree.lower[first]]
    objects = set().union(*(tree.below(c) for c in same)) - {first}
    between = range(verb + 1, first)
    beside = all(tree.tokens[i].dep in ("advmod", "prt") for i in between)
    return (objects, {first} if beside else set()) if objects else None


def _noun(tree: Tree, verb: int, cue: Cue) -> tuple[set[int], set[int]] | None:
    if (thing := tree.child(verb, "nsubjpass")) is not None:
        return tree.below(thing), set()
    thing = tree.child(verb, "dobj")
    if thing is not None and thing < verb and tree.tokens[verb].dep == "relcl":
        head = tree.tokens[verb].head  # the denial that he repeated
        return tree.below(head, without={verb}), set()
    if thing is None or thing < verb or (tree.tokens[thing].pos == "PRON" and not cue.denies):
        return None
    return tree.below(thing), set()


def _wish(tree: Tree, verb: int, cue: Cue) -> tuple[set[int], set[int]] | None:
    """To want to, to hope to: told less surely than to promise to."""
    return _infinitive(tree, verb, cue) if cue.act in WISHING else None


def _denial(tree: Tree, verb: int, cue: Cue) -> tuple[set[int], set[int]] | None:
    """To deny or reject a thing that somebody says."""
    return _noun(tree, verb, cue) if cue.denies else None


FRAMES: tuple[tuple[str, str, Frame], ...] = (
    ("clause@1", "", _clause),
    ("tag@1", "quote", _around),
    ("object-to@1", "infinitive", _object_to),
    ("wish@1", "infinitive", _wish),
    ("infinitive@1", "infinitive", _infinitive),
    ("gerund@1", "gerund", _gerund),
    ("as@1", "as", _as),
    ("complement@1", "complement", _complement),
    ("object-for@1", "", _object_for),
    ("preposition@1", "", _preposition),
    ("denial@1", "noun", _denial),
    ("noun-phrase@1", "noun", _noun),
)
"""Rule, what the verb must take (empty: the frame looks itself), and the frame."""
