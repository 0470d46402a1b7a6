"""Ways to damage a page as an attacker or a broken server would, by name.

In: a page as text, and a source of chance. Out: bytes, and the names of what was done. Most pages
are a few paragraphs, and what is repeated is repeated some ten times; one in HUGE is repeated as
often as an attacker would.
"""

from __future__ import annotations

import random
from collections.abc import Callable

HUGE = 400  # one page in so many is damaged on a large scale
PARAGRAPHS = 6  # of a page at most, else

TAGS = ("div", "p", "blockquote", "table", "svg", "template", "script", "article", "q", "font")
MARKS = "\"'“”„‟«»‹›‘’‚‛「」『』《》（）—–-:"
ODD = (
    "\u202e", "\u2066", "\u200b", "\u0000", "\ufeff", "\ufffe", "\U000e0041", "a\u0301" * 300,
    "\u1160" * 50, "ﷺ" * 40, "\r", "\x0b", "\x85", "\u2028", "İ", "ß", "ﬁ", "👩‍👩‍👧‍👦",
)  # fmt: skip
ENTITIES = ("&#0;", "&#x110000;", "&#xD800;", "&amp;" * 200, "&bogus;", "&#38;#38;", "&lt;p&gt;")
CHARSETS = ("utf-7", "utf-16", "windows-1251", "iso-2022-jp", "x-user-defined", "no-such", "big5")


class Chance(random.Random):
    """A source of chance; `greatly`: this page is damaged on a large scale."""

    greatly = False

    def times(self, *few: int, many: int) -> int:
        """How often something is done."""
        return many if self.greatly else self.choice(few)


Change = Callable[[Chance, str], str | bytes]


def damaged(rng: Chance, page: str) -> tuple[list[str], bytes]:
    """The names of one to three changes, and `page` with them."""
    names = rng.sample(sorted(CHANGES), rng.randint(1, 3))
    rng.greatly = rng.randrange(HUGE) == 0
    page = page if rng.greatly else excerpt(rng, page)
    for name in names:
        changed = CHANGES[name](rng, page)
        if isinstance(changed, bytes):
            return names[: names.index(name) + 1], changed
        page = changed
    return names, page.encode("utf8", "surrogatepass")


def excerpt(rng: Chance, page: str) -> str:
    """Its beginning, some paragraphs, and its end."""
    pieces = page.split("</p>")
    if len(pieces) <= PARAGRAPHS:
        return page[:4_000]
    at = rng.randrange(1, len(pieces) - 2)
    return "</p>".join([pieces[0], *pieces[at : at + rng.randint(1, PARAGRAPHS)], pieces[-1]])


def place(rng: Chance, page: str) -> int:
    """Somewhere in the page."""
    return rng.randrange(len(page) + 1)


def put(rng: Chance, page: str, what: str, times: int = 1) -> str:
    """`what` at random places of the page."""
    for _ in range(times):
        at = place(rng, page)
        page = page[:at] + what + page[at:]
    return page


def cut(rng: Chance, page: str) -> str:
    """The page up to somewhere, as a connection that ended."""
    return page[: place(rng, page)]


def doubled(rng: Chance, page: str) -> str:
    """A piece many times over."""
    at, end = sorted((place(rng, page), place(rng, page)))
    return page[:end] + page[at : min(end, at + 400)] * rng.times(2, 10, many=500) + page[end:]


def shuffled(rng: Chance, page: str) -> str:
    """Its tags in another order."""
    pieces = page.split("<")
    at = rng.randrange(len(pieces))
    some = pieces[at : at + 40]
    rng.shuffle(some)
    return "<".join(pieces[:at] + some + pieces[at + 40 :])


def nested(rng: Chance, page: str) -> str:
    """Within very many elements."""
    tag, depth = rng.choice(TAGS), rng.times(5, 30, 300, many=20_000)
    return put(rng, page, f"<{tag}>" * depth)


def unclosed(rng: Chance, page: str) -> str:
    """Comments, scripts and attributes that do not end."""
    return put(rng, page, rng.choice(("<!--", "<script>", '<a href="', "<![CDATA[", "<textarea>")))


def odd_characters(rng: Chance, page: str) -> str:
    """Controls, marks of direction, lone and long sequences."""
    return put(rng, page, rng.choice(ODD), rng.randint(1, 60))


def entities(rng: Chance, page: str) -> str:
    """Character references that are none, or too many."""
    return put(rng, page, rng.choice(ENTITIES), rng.randint(1, 60))


def quotation_marks(rng: Chance, page: str) -> str:
    """Marks exchanged for others, so that little closes."""
    share = rng.random()
    swap = (rng.choice(MARKS) if each in MARKS and rng.random() < share else each for each in page)
    return put(rng, "".join(swap), rng.choice(MARKS), rng.times(1, 20, many=2_000))


def long_line(rng: Chance, page: str) -> str:
    """One paragraph of very many words, or one very long word."""
    words = rng.choice(("“said” ", "Ana Ruiz said ", "x", "he denied that ", "… "))
    return put(rng, page, words * rng.times(10, 60, many=20_000))


def attributes(rng: Chance, page: str) -> str:
    """Elements with very many attributes, or a very long one."""
    many = " ".join(f'data-{number}="{number}"' for number in range(rng.times(50, many=5_000)))
    return put(rng, page, f"<p {many}>")


def dates(rng: Chance, page: str) -> str:
    """Days that are none where pages name theirs."""
    day = rng.choice(
        ("0000-00-00", "9999-99-99", "2019-02-31", "-1", "1e309", "12/13/14", "2" * 99)
    )
    return put(rng, page, f'<meta property="article:published_time" content="{day}"><time>{day}')


def bytes_flipped(rng: Chance, page: str) -> bytes:
    """Some bytes are others."""
    content = bytearray(page.encode("utf8", "surrogatepass"))
    for _ in range(min(len(content), rng.choice((1, 30, 1_000)))):
        content[rng.randrange(len(content))] = rng.randrange(256)
    return bytes(content)


def charset(rng: Chance, page: str) -> bytes:
    """An encoding is declared that it has not."""
    declared = f'<meta charset="{rng.choice(CHARSETS)}">{page}'
    return declared.encode(rng.choice(("utf8", "utf-16", "cp1252")), "replace")


CHANGES: dict[str, Change] = {
    each.__name__: each
    for each in (
        cut, doubled, shuffled, nested, unclosed, odd_characters, entities, quotation_marks,
        long_line, attributes, dates, bytes_flipped, charset,
    )
}  # fmt: skip
"""Ways to damage a page, by name; those that give bytes come last in any mixture."""
