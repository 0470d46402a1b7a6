"""Decoding by a tagger that says what the test tells it to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pytest

from onrecord.attribute.evidence import EVIDENCE
from onrecord.attribute.network.decode import decode
from onrecord.attribute.network.excerpts import Excerpt
from onrecord.attribute.network.finder import NetworkFinder, probability
from onrecord.attribute.network.word_scores import TAGS, States, Weights
from onrecord.attribute.network.words import Paragraph, paragraph
from onrecord.model import Block, BlockKind, Document, DocumentId, PageHash, Span, Spans

SURE, UNLIKELY = -0.01, -6.0
LETTERS = {"s": "source", "q": "cue", "c": "content"}


@dataclass(frozen=True)
class Told:
    tags: np.ndarray
    anchors: np.ndarray
    sources: np.ndarray
    states: States | None = None

    def source_of(self, anchor: int) -> np.ndarray:
        row: np.ndarray = self.sources[anchor]
        return row


def told(marks: str) -> Told:
    """Scores for `s1 q1 c1 c1 .`: role and number of each word's attribution."""
    words = marks.split()
    n = len(words)
    tags = np.full((n, len(TAGS)), UNLIKELY, np.float32)
    anchors = np.full((n, n + 1), UNLIKELY, np.float32)
    sources = np.full((n, n + 1), UNLIKELY, np.float32)
    sources[:, n] = -1
    for i, word in enumerate(words):
        if word == ".":
            tags[i, 0] = anchors[i, n] = SURE
            continue
        begins = i == 0 or words[i - 1] != word
        tags[i, TAGS.index(("B-" if begins else "I-") + LETTERS[word[0]])] = SURE
        anchors[i, n if word[0] == "s" else words.index("q" + word[1])] = SURE
        if word[0] == "q" and "s" + word[1] in words:
            sources[i, words.index("s" + word[1])] = SURE
    return Told(tags, anchors, sources)


class ToldTagger:
    origin = "told@1"
    within = None
    decoding: Mapping[str, float] = {}
    calibration: Sequence[float] = (2.0,) + (1.0,) * EVIDENCE

    def __init__(self, *marks: str) -> None:
        self._marks = marks

    def score(self, paragraphs: Sequence[Paragraph]) -> list[Told]:
        return [told(marks) for _, marks in zip(paragraphs, self._marks, strict=True)]


class CountingTagger:
    """Finds one attribution in each paragraph of five words, and counts words asked together."""

    origin = "counting@1"
    within = None
    decoding: Mapping[str, float] = {}
    calibration = ToldTagger.calibration

    def __init__(self) -> None:
        self.words: list[int] = []

    def score(self, paragraphs: Sequence[Paragraph]) -> list[Told]:
        self.words.append(sum(map(len, paragraphs)))
        return [told("s1 q1 c1 c1 .") for _ in paragraphs]


def document(*texts: str) -> Document:
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block(Span(at, at + len(text)), BlockKind.PARAGRAPH))
        at += len(text) + 1
    return Document(DocumentId("doc-1"), PageHash("0"), "\n".join(texts), tuple(blocks))


def found(texts: Sequence[str], *marks: str) -> list[tuple[str, str, str]]:
    page = document(*texts)
    [attributions] = NetworkFinder(ToldTagger(*marks)).find([page])

    def words(spans: Spans) -> str:
        return " … ".join(span.of(page.text) for span in spans)

    return [(words(a.source), words(a.cue), words(a.content)) for a in attributions]


def test_source_cue_and_content() -> None:
    assert found(["Ana said it rained."], "s1 q1 c1 c1 .") == [("Ana", "said", "it rained")]


def test_neighbours_keep_their_own_words() -> None:
    text = "It rained, Ana said. No, Ben said."
    marks = "c1 c1 . s1 q1 . c2 . s2 q2 ."
    assert found([text], marks) == [("Ana", "said", "It rained"), ("Ben", "said", "No")]


def test_words_beyond_those_that_are_scored_are_none_of_it() -> None:
    assert found(["Ana said it rained all day."], "s1 q1 c1 c1") == [("Ana", "said", "it rained")]


def test_content_on_both_sides_of_its_cue() -> None:
    text = "It rained, Ana said, and blew."
    assert found([text], "c1 c1 . s1 q1 . c1 c1 .") == [("Ana", "said", "It rained … and blew")]


def test_an_and_that_leads_on_ends_no_content() -> None:
    assert found(["Ana said it rained and left."], "s1 q1 c1 c1 c1 .")[0][2] == "it rained"
    assert found(["Ana said it rained cats and"], "s1 q1 c1 c1 c1 c1")[0][2] == "it rained cats"
    assert found(["Ana said and left."], "s1 q1 c1 .")[0][2] == "and"


def test_a_source_may_serve_two_cues() -> None:
    scores = told("s1 q1 c1 c1 . q2 c2 c2")
    scores.sources[5, 0] = SURE
    text = "Ana said it rained, denied it blew"
    (decoded,) = decode([paragraph(text, 0, len(text))], [scores], Weights())
    assert [each.source for each in decoded] == [(0,), (0,)]


def test_a_cue_may_have_no_source() -> None:
    assert found(["It was said to rain."], ". q1 q1 c1 c1 .")[0][0] == ""


def test_a_colon_hands_over_to_the_next_paragraph() -> None:
    texts = ["Ana added:", "It rained all day."]
    assert found(texts, "s1 q1 .", ". . . . .") == [("Ana", "added", "It rained all day.")]


def test_an_open_quotation_goes_on_where_the_next_paragraph_opens_anew() -> None:
    texts = ["Ana said, “It rained.", "“It blew.”", "It was cold."]
    marks = "s1 q1 . . c1 c1 .", ". . . . .", ". . . ."
    assert found(texts, *marks) == [("Ana", "said", "“It rained … “It blew.”")]


def test_a_closed_quotation_does_not_go_on() -> None:
    texts = ["Ana said, “It rained.”", "“It blew.”"]
    marks = "s1 q1 . . c1 c1 . .", ". . . . ."
    assert found(texts, *marks)[0][2] == "“It rained.”"


def test_scores_of_few_words_are_held_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.attribute.network.finder.SCORED_WORDS", 12)
    tagger = CountingTagger()
    long = document(*["Ana said it rained."] * 5)  # of five words each, marks being words
    assert len(NetworkFinder(tagger).find([long, long])[1]) == 5
    assert tagger.words == [10] * 5  # a batch crosses from one document to the next


def test_a_paragraph_that_is_too_long_is_scored_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.attribute.network.finder.SCORED_WORDS", 4)
    tagger = CountingTagger()
    NetworkFinder(tagger).find([document("Ana said it rained.")])
    assert tagger.words == [5]


def test_unsure_ones_are_left_out() -> None:
    tagger, page = ToldTagger("s1 q1 c1 c1 ."), document("Ana said it rained.")
    [[sure]] = NetworkFinder(tagger).find([page])
    assert NetworkFinder(tagger, least_score=sure.score + 0.01).find([page]) == [()]


def test_a_paragraph_without_words_has_none() -> None:
    assert NetworkFinder(ToldTagger()).find([document(" ")]) == [()]


def test_probability_rises_with_evidence() -> None:
    calibration = (0.0, *[0.5] * EVIDENCE)
    assert probability([-1.0] * EVIDENCE, calibration) < probability([0.0] * EVIDENCE, calibration)


@dataclass(frozen=True)
class Numbers:
    """A piece a word; the rows tell nothing."""

    rows: np.ndarray
    first: np.ndarray


class KeepingTagger:
    """Says `marks` of each paragraph and keeps its numbers; of excerpts `marks_within`, if any."""

    origin = "keeping@1"
    decoding: Mapping[str, float] = {}
    calibration = ToldTagger.calibration

    def __init__(self, marks: str, marks_within: str | None) -> None:
        self.marks, self.read = marks, list[str]()
        self.within = ExcerptsTold(marks_within, []) if marks_within else None

    def score(self, paragraphs: Sequence[Paragraph]) -> list[Told]:
        self.read += [each.text for each in paragraphs]
        return [
            replace(
                told(self.marks),
                states=Numbers(np.zeros((len(words) + 2, 1)), 1 + np.arange(len(words))),
            )
            for words in paragraphs
        ]


@dataclass(frozen=True)
class ExcerptsTold:
    marks: str
    asked: list[Excerpt]

    def score(self, excerpts: Sequence[Excerpt]) -> list[Told]:
        self.asked.extend(excerpts)
        return [told(self.marks) for _ in excerpts]


NESTED = document("Ana said that Ben denied it.")
CONTENT = Span(14, 27)


def test_contents_are_read_by_what_was_kept_of_their_paragraphs() -> None:
    tagger = KeepingTagger(". . . . . . .", "s1 q1 c1")
    finder = NetworkFinder(tagger)
    [[inner]] = finder.within(finder.read([NESTED]), [[CONTENT]])
    assert tagger.within is not None
    assert [each.begin for each in tagger.within.asked] == [3]
    roles = inner.source, inner.cue, inner.content
    assert [span.of(NESTED.text) for [span] in roles] == ["Ben", "denied", "it"]


def test_without_a_second_network_contents_are_read_as_paragraphs() -> None:
    tagger = KeepingTagger("s1 q1 c1", None)
    finder = NetworkFinder(tagger)
    read = finder.read([NESTED, NESTED])
    [[inner], none] = finder.within(read, [[CONTENT], []])
    assert tagger.read == [NESTED.text, NESTED.text, "Ben denied it"]
    assert inner.cue[0].of(NESTED.text) == "denied"
    assert none == ()


def test_of_a_very_long_document_the_first_paragraphs_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("onrecord.attribute.network.finder.KEPT_WORDS", 9)
    finder = NetworkFinder(KeepingTagger(". . .", "s1 q1 c1"))
    [read] = finder.read([document("It is.", "It was.", "It was not.")])
    assert [words.text for words, _ in read.paragraphs] == ["It is.", "It was."]
