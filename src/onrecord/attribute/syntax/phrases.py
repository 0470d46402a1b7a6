"""Contents that are noun phrases: the vote, on the vote, them of lying, the law as a crime."""

from __future__ import annotations

from onrecord.attribute.syntax.frames import TELLING, Tokens
from onrecord.attribute.syntax.tree import Tree
from onrecord.language.cues import Cue


def object_for(tree: Tree, verb: int, cue: Cue) -> Tokens | None:
    """Whom one accuses or praises, and of what: accused them of lying, praised him for it."""
    thing = tree.child(verb, "nsubjpass", "dobj")
    if thing is None:
        return None
    parts = tree.below(thing) if tree.tokens[verb].lemma not in TELLING else set()
    for child in tree.children[verb]:
        if child > verb and tree.lower[child] in cue.prepositions:
            return parts | (tree.below(child) - (set() if parts else {child})), set()
    return None


def thing_as(tree: Tree, verb: int, _cue: Cue) -> Tokens | None:
    """A thing and as what it is described: denounced the law as a crime."""
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


def preposition(tree: Tree, verb: int, cue: Cue) -> Tokens | None:
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


def noun_phrase(tree: Tree, verb: int, cue: Cue) -> Tokens | None:
    """The thing that one speaks of: denied the charge."""
    if (thing := tree.child(verb, "nsubjpass")) is not None:
        return tree.below(thing), set()
    thing = tree.child(verb, "dobj")
    if thing is not None and thing < verb and tree.tokens[verb].dep == "relcl":
        head = tree.tokens[verb].head  # the denial that he repeated
        return tree.below(head, without={verb}), set()
    if thing is None or thing < verb or (tree.tokens[thing].pos == "PRON" and not cue.denies):
        return None
    return tree.below(thing), set()


def denial(tree: Tree, verb: int, cue: Cue) -> Tokens | None:
    """To deny or reject a thing that somebody says."""
    return noun_phrase(tree, verb, cue) if cue.denies else None
