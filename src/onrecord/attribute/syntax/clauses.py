"""Contents that are clauses: that it rained, to leave, having met, it rained (he says) all day."""

from __future__ import annotations

from onrecord.attribute.syntax.frames import TELLING, Tokens
from onrecord.attribute.syntax.sources import raised_from
from onrecord.attribute.syntax.tree import Tree
from onrecord.language.cues import Cue
from onrecord.model import Act

WISHING = frozenset({Act.BELIEVE, Act.INTEND, Act.PREDICT})


def that_clause(tree: Tree, verb: int, cue: Cue) -> Tokens | None:
    """A clause with or without "that", or a question: said it rained, asked whether it rained."""
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


def around(tree: Tree, verb: int, _cue: Cue) -> Tokens | None:
    """The tag stands inside or after what is said: "It rained, he says, all day"."""
    head = tree.tokens[verb].head
    if tree.tokens[verb].dep not in ("parataxis", "ccomp", "advcl") or head == verb:
        return None
    if tree.tokens[verb].dep != "parataxis":
        mark = tree.child(verb, "mark")
        if mark is None or tree.lower[mark] != "as":
            return None
    return tree.below(head, without={verb}), set()


def infinitive(tree: Tree, verb: int, _cue: Cue) -> Tokens | None:
    """What one promises to do, or tells somebody to do: promised to leave."""
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


def object_to(tree: Tree, verb: int, cue: Cue) -> Tokens | None:
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


def gerund(tree: Tree, verb: int, _cue: Cue) -> Tokens | None:
    """What one speaks of having done: denied meeting them."""
    complement = tree.child(verb, "xcomp", "ccomp")
    if complement is None or complement < verb:
        return None
    auxiliaries = (c for c in tree.children[complement] if tree.tokens[c].dep.startswith("aux"))
    if tree.tokens[next(auxiliaries, complement)].tag != "VBG":
        return None  # "denied meeting", "denied having met"
    return tree.below(complement), set()


def object_complement(tree: Tree, verb: int, _cue: Cue) -> Tokens | None:
    """A thing and what it is said to be: called the bridge safe."""
    clause = tree.child(verb, "ccomp", "xcomp")
    thing = tree.child(verb, "dobj")
    parts: set[int] = set()
    for part in (thing, tree.child(verb, "oprd"), clause):
        if part is not None and part > verb:
            parts |= tree.below(part)
    return (parts, set()) if parts and thing != clause else None


def wish(tree: Tree, verb: int, cue: Cue) -> Tokens | None:
    """To want to, to hope to: told less surely than to promise to."""
    return infinitive(tree, verb, cue) if cue.act in WISHING else None
