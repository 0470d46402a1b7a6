"""Room 3: documents and their layouts → attributions.

With a network: the network, the rules by surface for what its training did not show it, and the
network once more inside the contents, for attributions in attributions; nothing is parsed. Without
one: the rules over parses in its place, which find nested attributions at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.combine import combined
from onrecord.attribute.finders import Network, Parser, Read
from onrecord.attribute.forms.form import form_attributions
from onrecord.attribute.nested import telling, telling_contents
from onrecord.attribute.network.reach import within_reach
from onrecord.attribute.scores import scored
from onrecord.attribute.syntax.rules import may_tell, syntax_attributions
from onrecord.attribute.tags.asked import with_answers
from onrecord.attribute.tags.beside import beside
from onrecord.attribute.tags.continued import continued
from onrecord.attribute.tags.headlined import headlined
from onrecord.attribute.tags.leading import with_leading_subjects
from onrecord.attribute.tags.second_tags import behind_second_tags
from onrecord.attribute.tags.second_verbs import apart, with_second_verbs
from onrecord.attribute.tags.undenied import with_deniers
from onrecord.language.usual_marks import with_usual_marks
from onrecord.model import Attribution, Document, Layout


def find_attributions(
    documents: Sequence[Document],
    layouts: Sequence[Layout],
    parser: Parser,
    network: Network | None = None,
    within: bool = True,
) -> list[tuple[Attribution, ...]]:
    """The attributions of each document, as `read_attributions` gives them."""
    read = read_attributions(documents, layouts, parser, network, within)
    return [each.found for each in read]


def read_attributions(
    documents: Sequence[Document],
    layouts: Sequence[Layout],
    parser: Parser,
    network: Network | None = None,
    within: bool = True,
) -> list[Read]:
    """Each document with its attributions and with what the network keeps of its paragraphs.

    Attributions are in reading order; `parent` is an index into their tuple. `layouts` are those
    of `documents`, in the same order. The same documents give the same attributions, alone or
    together. `parser` is asked only where there is no `network`. Without `within` the network does
    not read contents again for what is nested in them, which saves a third of the time.
    """
    if network is not None:
        return _with_network(documents, layouts, network, within)
    found = (by_syntax(*each, parser) for each in zip(documents, layouts, strict=True))
    return [
        Read(document, _told(document, _whole(document, layout, own)))
        for document, layout, own in zip(documents, layouts, found, strict=True)
    ]


def _with_network(
    documents: Sequence[Document],
    layouts: Sequence[Layout],
    network: Network,
    within: bool,
) -> list[Read]:
    """Forms and network, then the network once more inside the contents."""
    read = as_read(documents, layouts, network)
    outermost = [
        _whole(document, layout, _with_rules(document, layout, _joined(own, layout)))
        for document, layout, own in zip(documents, layouts, read, strict=True)
    ]
    inner = _inner(read, layouts, outermost, network) if within else [() for _ in documents]
    return [
        replace(own, document=document, found=_told(document, combined(*found)))
        for document, own, *found in zip(documents, read, outermost, inner, strict=True)
    ]


def as_read(
    documents: Sequence[Document], layouts: Sequence[Layout], network: Network
) -> Sequence[Read]:
    """How the network reads each document by itself, without rules."""
    return network.read(
        [
            replace(document, text=with_usual_marks(document.text, layout.zones))
            for document, layout in zip(documents, layouts, strict=True)
        ]
    )


def _joined(read: Read, layout: Layout) -> tuple[Attribution, ...]:
    """What the network found in a document, less what no sentence joins."""
    return tuple(within_reach(read.document.text, layout, read.found))


def _inner(
    read: Sequence[Read],
    layouts: Sequence[Layout],
    outermost: Sequence[tuple[Attribution, ...]],
    network: Network,
) -> list[tuple[Attribution, ...]]:
    """What the network finds inside the contents of what is outermost, for each document."""
    contents = [
        [*telling_contents(own.document.text, layout, found)]
        for own, layout, found in zip(read, layouts, outermost, strict=True)
    ]
    return network.within(read, contents)


def _with_rules(
    document: Document, layout: Layout, found: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """What the network found, and by rules what it left out.

    That is what is said of other quotations, and second verbs and tags that it took for one.
    """
    tags = (scored(each) for each in beside(document.text, layout, found))
    named = [*with_leading_subjects(document.text, found)]
    told = behind_second_tags(document.text, apart(document.text, named))
    return combined(told, tags)


def _whole(
    document: Document, layout: Layout, found: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """The forms and what else was found, with quotations that go on or follow a headline."""
    together = combined(by_forms(document, layout), found)
    whole = combined(continued(document.text, layout, together))
    led = (scored(each) for each in headlined(document.text, layout, whole))
    return combined(whole, led)


def _told(document: Document, found: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """`found` less idle ones, second verbs apart; parents are found anew.

    Denials are with who denies, and of who was asked there is the answer alone.
    """
    whose = [*with_answers(document.text, with_deniers(document.text, found))]
    told = combined(telling(document.text, whose))
    return combined(with_second_verbs(document.text, told))


def by_forms(document: Document, layout: Layout) -> tuple[Attribution, ...]:
    """What the rules for surface forms find in one document."""
    return tuple(scored(found) for found in form_attributions(document.text, layout))


def by_syntax(document: Document, layout: Layout, parser: Parser) -> tuple[Attribution, ...]:
    """What the rules over parses find in one document."""
    usual = with_usual_marks(document.text, layout.zones)
    telling = [sentence for sentence in layout.sentences if may_tell(sentence.of(usual))]
    parses = parser.parse(usual, telling)
    return tuple(scored(found) for found in syntax_attributions(document.text, layout, parses))
