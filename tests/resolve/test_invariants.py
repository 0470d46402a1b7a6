from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge import load_people
from onrecord.label import label_attributions
from onrecord.model import (
    UNSURE,
    Attribution,
    Block,
    BlockKind,
    Document,
    Span,
    Speaker,
    content_hash,
    document_id,
)
from onrecord.resolve import resolve_page
from onrecord.segment import layout_of

WORDS = st.sampled_from(
    ["Mary", "Quist", "Mr.", "he", "who", "said", "the", "of", "minister", "Norrland’s", "“", "”",
     ",", ".", "it", "O’", "’s", "A.", "-", "Monday", "in", "May", "2017", "é", "\u00a0", "and",
     "Both", "the two"]
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=25), st.data())
def test_any_spans_of_any_words_get_an_answer(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words).strip() or "x"
    spans = st.integers(0, len(text) - 1).flatmap(
        lambda start: st.integers(start + 1, len(text)).map(lambda end: Span(start, end))
    )
    attribution = Attribution(
        tuple(data.draw(st.lists(spans, max_size=1))),
        tuple(data.draw(st.lists(spans, max_size=1))),
        (data.draw(spans),),
        0.5,
        "any",
    )
    block = Block(Span(0, len(text)), BlockKind.PARAGRAPH)
    document = Document(document_id(None, text), content_hash(b"x"), text, (block,))
    layout = layout_of(document)
    resolutions, _ = resolve_page(document, layout, [attribution], (), load_people())
    (labels,) = label_attributions(document, layout, [attribution], resolutions)
    (resolution,) = resolutions
    assert 0.0 <= resolution.score <= 1.0
    assert resolution.evidence
    assert resolution.speaker in (None, UNSURE) or isinstance(resolution.speaker, Speaker)
    assert all(span.end <= len(text) for span in (*labels.addressee, *labels.occasion))
