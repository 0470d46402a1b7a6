"""Words of pages made harmless to show: on a terminal, on a web page.

In: words that come from pages, file names and servers. Out: the same, one code point for one, with
each code that steers a terminal (ESC) or turns the order of what stands around it (the
bidirectional overrides, "Trojan Source") shown as �: a reader would see words that are not there,
or a speaker beside another's words. Offsets still hold. Exports keep the words as they are.
"""

from __future__ import annotations

_STEERING = (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SHOWN = {code: "\ufffd" for code in _STEERING if chr(code) not in "\n\t"}


def harmless(words: str) -> str:
    r"""`words` with what steers shown as �.

    >>> harmless("red: \x1b[31m")
    'red: �[31m'
    """
    return words.translate(_SHOWN)
