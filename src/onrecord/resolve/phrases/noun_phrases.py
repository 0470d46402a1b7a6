"""Noun phrases of a parse: a noun with what depends on it, up to a clause."""

from __future__ import annotations

from onrecord.model import Parse, Span, Token

DEEPEST = 12  # steps up a parse within one noun phrase


def noun_phrase(parse: Parse, noun: Token) -> Span:
    """A noun with what depends on it, up to a clause: "two aides to Ruiz" (who said …)."""
    index = parse.tokens.index(noun)
    start, end = noun.span.start, noun.span.end
    for at in range(index - 1, -1, -1):
        if not _under(parse, at, index):
            break
        start = parse.tokens[at].span.start
    for at in range(index + 1, len(parse.tokens)):
        token = parse.tokens[at]
        clause = token.dep in ("relcl", "acl", "punct", "appos") or token.tag in ("WP", "WDT")
        if clause or not _under(parse, at, index):
            break
        end = token.span.end
    return Span(start, end)


def _under(parse: Parse, at: int, root: int) -> bool:
    """Whether a token hangs, through any number of others, on the one at `root`."""
    for _ in range(DEEPEST):
        if at == root:
            return True
        if parse.tokens[at].head == at:
            return False
        at = parse.tokens[at].head
    return False
