from __future__ import annotations

from collections.abc import Sequence

from attribute.notation import case
from onrecord.attribute import Parser, find_attributions
from onrecord.attribute.finders import ReadsAnew
from onrecord.model import Attribution, Document, Parse, Span
from onrecord.segment import layout_of


class CountingParser:
    """Parses nothing, and knows what it was asked to parse."""

    version = "counting@1"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def parse(self, text: str, spans: Sequence[Span]) -> tuple[Parse, ...]:
        self.asked += [span.of(text) for span in spans]
        return tuple(Parse(span, ()) for span in spans)


class Finds(ReadsAnew):
    """A network that finds what stands in a list wherever the words lie in a searched block."""

    def __init__(self, *found: tuple[str, str, str]) -> None:
        self.found = found
        self.seen: list[str] = []

    def find(self, documents: Sequence[Document]) -> list[tuple[Attribution, ...]]:
        self.seen += [document.text for document in documents]
        return [tuple(self._in(document)) for document in documents]

    def _in(self, document: Document) -> list[Attribution]:
        result = []
        for block in document.searched_blocks():
            words = block.span.of(document.text)
            for source, cue, content in self.found:
                if all(part in words for part in (source, cue, content)):
                    parts = (source, cue, content)
                    who, how, what = (self._span(block.span.start, words, p) for p in parts)
                    result.append(Attribution((who,), (how,), (what,), 0.9, "net@1"))
                    break
        return result

    @staticmethod
    def _span(offset: int, words: str, part: str) -> Span:
        start = offset + words.index(part)
        return Span(start, start + len(part))


def find(
    text: str, network: Finds, parser: Parser | None = None
) -> tuple[Document, tuple[Attribution, ...]]:
    document = case("", text).document
    parser = parser or CountingParser()
    return document, find_attributions([document], [layout_of(document)], parser, network)[0]


def test_beside_a_network_nothing_is_parsed() -> None:
    parser = CountingParser()
    find("It rained. “We stay on the coast,” said Ana Ruiz.", Finds(), parser)
    assert parser.asked == []


def test_a_quotation_that_the_network_leaves_out_is_asked_of_the_rules() -> None:
    _, found = find("It rained. “We stay on the coast,” said Ana Ruiz.", Finds())
    assert [each.origin for each in found] == ["rule/tag-beside@1"]


def test_a_network_is_read_again_inside_contents() -> None:
    network = Finds(
        ("Ana Ruiz", "said", "that Vasko denied the charge"),
        ("Vasko", "denied", "the charge"),
    )
    document, found = find("Ana Ruiz said that Vasko denied the charge.", network)
    contents = [each.content[0].of(document.text) for each in found]
    assert contents == ["that Vasko denied the charge", "the charge"]
    assert [each.parent for each in found] == [None, 0]


def test_a_network_sees_usual_marks() -> None:
    network = Finds()
    find("‘We stay,’ said Ana Ruiz.", network)
    assert network.seen == ["“We stay,” said Ana Ruiz."]


def test_forms_stand_beside_a_network() -> None:
    _, found = find("= Kestria denies having a favourite", Finds())
    assert [each.origin for each in found] == ["rule/headline-verb@1"]


def test_documents_keep_their_order() -> None:
    texts = ["= Kestria denies having a favourite", "It rained.", "= Vasko vows to stay"]
    documents = [case("", text).document for text in texts]
    layouts = [layout_of(document) for document in documents]
    together = find_attributions(documents, layouts, CountingParser(), Finds())
    alone = [
        find_attributions([document], [layout], CountingParser(), Finds())[0]
        for document, layout in zip(documents, layouts, strict=True)
    ]
    assert together == alone
