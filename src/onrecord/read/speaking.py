"""Which pages are in the language that is asked for, told before anything costly is done.

The language is guessed from some of the words in the bytes, without parsing the page: 1 ms, where
reading a page costs a hundred. What is not sure to be in another language is let through: a page
that is read for nothing costs less than one that is lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from onrecord.errors import BadInput
from onrecord.model import MediaType, Page, Rejected
from onrecord.read.documents import media_type_of
from onrecord.read.terms import count
from onrecord.read.text.decode import codec_of
from onrecord.read.text.tongue import SAMPLE_CHARACTERS, known_languages, language_of

LOOKED_AT_BYTES = 400_000  # scripts and styles can fill the first 300 kB of a page
_PARAGRAPH = re.compile(r"<p\b[^<>]{0,300}>\s{0,100}([^<]{60,1000})")
_MARKUP = re.compile(r"<[^<>]{0,2000}>|&\w{1,20};")
_SCRIPT = re.compile(r"<(script|style)\b")


def in_language(
    pages: Iterator[Page | Rejected], language: str, passed: Counter[str]
) -> Iterator[Page | Rejected]:
    """`pages` without those that are in another language, which `passed` counts.

    BadInput, at once, where `language` is no code that can be told from others.
    """
    if language not in known_languages():
        raise BadInput(f"{language!r}: a two-letter code is needed, as en, es or ar")
    return _kept(pages, language, passed)


def apparent_language(page: Page) -> str | None:
    """The language claimed for a page, or else the one its words look like; None if unsure."""
    if page.language:
        return page.language
    text = page.content[:LOOKED_AT_BYTES].decode(codec_of(page.encoding) or "utf-8", "ignore")
    if (page.media_type or media_type_of(text)) is MediaType.PLAIN:
        return language_of(text)
    return language_of(" ".join(_PARAGRAPH.findall(text))) or language_of(_bare(text))


def _kept(
    pages: Iterator[Page | Rejected], language: str, passed: Counter[str]
) -> Iterator[Page | Rejected]:
    for page in pages:
        other = None if isinstance(page, Rejected) else apparent_language(page)
        if other is None or other == language:
            yield page
        else:
            count(passed, f"in {other}")


def _bare(text: str) -> str:
    """The words between tags, in their middle, where menus are behind."""
    words = " ".join(_MARKUP.sub(" ", _without_scripts(text.lower())).split())
    middle = max(0, len(words) - SAMPLE_CHARACTERS) // 2
    return words[middle : middle + SAMPLE_CHARACTERS]


def _without_scripts(text: str) -> str:
    """Lower-case HTML without its scripts and styles; in one pass, whatever the page holds."""
    parts: list[str] = []
    at = 0
    for opening in _SCRIPT.finditer(text):
        if opening.start() < at:
            continue
        parts.append(text[at : opening.start()])
        closing = text.find(f"</{opening[1]}", opening.end())
        if closing < 0:
            return " ".join(parts)
        at = closing
    return " ".join([*parts, text[at:]])
