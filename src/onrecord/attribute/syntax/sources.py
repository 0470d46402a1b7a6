"""Who speaks, and the words of the cue, around a verb of a parse.

The subject wherever it stands, before or after the verb; the agent of a passive; for a verb without
a subject of its own (", saying that …", "left and said …", "declined to say") the subject of the
verb or the noun that it hangs on.
"""

from __future__ import annotations

from onrecord.attribute.syntax.tree import Tree
from onrecord.language.cues import cues

_SUBJECTS = ("nsubj", "csubj", "expl")
_BORROWS = ("conj", "advcl", "xcomp", "ccomp", "pcomp", "dep", "parataxis")
RAISING = frozenset({"seem", "appear", "go", "continue", "try", "begin", "start", "come", "tend"})
RAISING_REACH = 3  # tokens from the first verb to the second: went on to say
_LEFT = ("aux", "auxpass", "neg", "advmod")


def source_tokens(tree: Tree, verb: int, depth: int = 0) -> set[int]:
    """The tokens of the source of `verb`, empty where none is found in its sentence."""
    token = tree.tokens[verb]
    passive = token.tag == "VBN" and token.dep == "acl"  # the words spoken by Ana
    if passive or tree.child(verb, "nsubjpass") is not None:
        agent = tree.child(verb, "agent")
        pobj = tree.child(agent, "pobj") if agent is not None else None
        return tree.below(pobj) if pobj is not None else set()
    subject = tree.child(verb, *_SUBJECTS)
    if subject is not None:
        return _nominal(tree, subject, verb)
    if token.dep in ("acl", "relcl") and token.head != verb:
        return _nominal(tree, token.head, verb)
    if (raised := raised_from(tree, verb)) is not None:
        return source_tokens(tree, raised, depth + 1)
    if token.dep in _BORROWS and token.head != verb and depth < 4:
        return source_tokens(tree, token.head, depth + 1) - tree.below(verb)
    return set()


def raised_from(tree: Tree, verb: int) -> int | None:
    """The verb that `verb` is coordinated with, where the parse hangs it on that verb's clause.

    "Ana said the harbour was safe and promised to repair it": a cue in the same tense as "said",
    without a subject, in a clause without "that".
    """
    clause = tree.tokens[verb].head
    if tree.tokens[verb].dep != "conj" or tree.tokens[clause].dep != "ccomp":
        return None
    main = tree.tokens[clause].head
    told = main < clause and not cues().verbs_of(tree.lower[clause])
    plain = told and tree.child(clause, "mark") is None
    same_tense = tree.tokens[main].tag == tree.tokens[verb].tag
    known = cues().verbs_of(tree.lower[verb]) and cues().verbs_of(tree.lower[main])
    return main if plain and same_tense and known and tree.tokens[verb].tag != "VB" else None


def _nominal(tree: Tree, head: int, verb: int) -> set[int]:
    """A noun phrase with its appositions and relative clauses, less the branch with the verb."""
    chain = {verb, *tree.above(verb)}
    without = {child for child in tree.children[head] if child in chain}
    words = tree.below(head, without)
    return {i for i in words if not (tree.tokens[i].dep == "cc" and i == min(words))}


def _raising(tree: Tree, verb: int) -> int | None:
    """The verb in front of "to say" in "seemed to say", "went on to say"."""
    head = tree.tokens[verb].head
    beside = tree.tokens[verb].dep == "xcomp" and 0 < verb - head <= RAISING_REACH
    if not beside or tree.tokens[head].lemma not in RAISING:
        return None
    return head if all(tree.tokens[i].pos != "PUNCT" for i in range(head, verb)) else None


def cue_tokens(tree: Tree, verb: int, rest: tuple[int, ...] = ()) -> set[int]:
    """The verb with its particle, auxiliaries, negation and the adverbs that stand beside it."""
    words = {verb, *rest}
    if (raising := _raising(tree, verb)) is not None:
        words |= cue_tokens(tree, raising) | set(range(raising, verb))
    particle = tree.child(verb, "prt")
    if particle is not None:
        words.add(particle)
    left = verb - 1
    while left >= 0 and tree.tokens[left].head == verb and tree.tokens[left].dep in _LEFT:
        if tree.lower[left] in ("when", "how", "why", "where", "so", "then", "as"):
            break
        words |= tree.below(left)
        left = min(words) - 1
    return words
