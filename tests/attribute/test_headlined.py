"""Quotations that nobody tags at the beginning of a page are those of its headline's speaker."""

from __future__ import annotations

import pytest

from attribute.notation import case
from onrecord.attribute.tags.headlined import headlined
from onrecord.model import Attribution, Span, Spans
from onrecord.segment import layout_of


def spans(text: str, words: str) -> Spans:
    start = text.index(words)
    return (Span(start, start + len(words)),)


def led(body: str, who: str = "Holt", cue: str = "warns") -> list[str]:
    document = case("", f"= Flood near, {who} {cue}\n{body}").document
    text = document.text
    told = Attribution(spans(text, who), spans(text, cue), spans(text, "Flood near"), 0.8, "r@1")
    found = [told]
    if " said" in body:
        found.append(
            Attribution(spans(text, "Ruiz"), spans(text, "said"), spans(text, "so"), 0.8, "r@1")
        )
    new = headlined(text, layout_of(document), found)
    return [each.of(text) for one in new for each in one.content if one.source == told.source]


def test_what_stands_by_itself_is_the_headlines() -> None:
    said = ["“The dyke will not hold.”", "“We should all leave now”"]
    assert led(f"A short note. {said[0]} {said[1]}. It rains.") == said


@pytest.mark.parametrize(
    "body",
    [
        "Ruiz said so. “The dyke will not hold.”",
        "“The dyke will not hold,” it was heard.",
        "“The Dyke.” A film.",
        "The dyke “will not hold for long”.",
    ],
)
def test_what_follows_another_or_is_part_of_a_sentence_is_not(body: str) -> None:
    assert not led(body)


def test_a_headline_without_a_name_leads_nothing() -> None:
    assert not led("“The dyke will not hold.”", "minister")


def test_a_name_before_a_colon_may_be_a_label() -> None:
    assert not led("“The dyke will not hold.”", "Letter From Velmora", ":")
