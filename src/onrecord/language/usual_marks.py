"""The same text with the marks that models know: “…” for ‹…›, ‘…’, „…“ and wrong marks.

Models are trained on American news prose. Where the layout knows a quotation by other marks, one
character is exchanged for another, so that all offsets stay; a mark with the space on its wrong
side (celebrate, “said) changes places with the space. Only outermost quotations are touched.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Zone

_USUAL_OPENING = ("“", '"', "''", "``")
_USUAL_CLOSING = ("”", '"', "''")


def with_usual_marks(text: str, zones: Iterable[Zone]) -> str:
    """`text`, of the same length, with usual quotation marks around the outermost zones."""
    letters: list[str] | None = None
    for zone in zones:
        if zone.depth or _is_usual(text, zone):
            continue
        letters = list(text) if letters is None else letters
        _exchange(letters, text, zone)
    return text if letters is None else "".join(letters)


def _is_usual(text: str, zone: Zone) -> bool:
    opening = text[zone.span.start : zone.inner.start].strip()
    closing = text[zone.inner.end : zone.span.end].strip()
    if not zone.closed or not opening:
        return True
    spaced = text[zone.span.end - 2 : zone.span.end - 1].isspace()
    return opening in _USUAL_OPENING and closing in _USUAL_CLOSING and not spaced


def _exchange(letters: list[str], text: str, zone: Zone) -> None:
    if text[zone.span.start] not in ("'", '"') or text[zone.span.start + 1] != "'":
        letters[zone.span.start] = "“"
    last = zone.span.end - 1
    if text[zone.inner.end : zone.span.end].strip() == "''":
        return
    letters[last] = "”"
    if (
        text[last - 1].isspace()
        and last - 1 > zone.inner.start
        and not text[last + 1 : last + 2].isspace()
    ):
        letters[last - 1], letters[last] = "”", " "
