"""What a frame is: how a cue verb governs what is said."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.attribute.syntax.tree import Tree
from onrecord.language.cues import Cue

Tokens = tuple[set[int], set[int]]
"""The tokens of a content, and those among them that belong to the cue (warned + of)."""

Frame = Callable[[Tree, int, Cue], Tokens | None]
"""Parse, the index of the verb and its cue → tokens; None where the verb has no such content."""

TELLING = frozenset({"tell", "ask", "warn", "remind", "inform", "assure", "advise", "instruct"})
"""Verbs whose object hears what is said and has no part in it."""
