from __future__ import annotations

from onrecord.attribute.continued import continued
from onrecord.model import Attribution, Span
from onrecord.segment import layout_of
from tests.attribute.notation import case


def contents(text: str, content: str) -> list[str]:
    """The content of an attribution of `content`, after what goes on was added."""
    document = case("", text).document
    start = text.index(content)
    only = Attribution((), (), (Span(start, start + len(content)),), 0.5, "rule/test@1")
    after = continued(text, layout_of(document), [only])[0]
    return [span.of(text) for span in after.content]


def test_a_sentence_behind_the_tag_goes_on() -> None:
    text = "“We stay,” Ana said. “We do.”"
    assert contents(text, "“We stay,”") == ["“We stay,”", "“We do.”"]


def test_a_tag_of_its_own_ends_it() -> None:
    assert contents("“We stay,” Ana said. “You go,” Ivo said.", "“We stay,”") == ["“We stay,”"]


def test_the_next_paragraph_goes_on_where_marks_were_left_open() -> None:
    text = "Ana said: “We stay.\n“We do.”"
    assert contents(text, "“We stay.") == ["“We stay.", "“We do.”"]


def test_the_next_paragraph_is_another_saying_where_marks_were_closed() -> None:
    assert contents("“We stay.”\n“You go.”", "“We stay.”") == ["“We stay.”"]


def test_paragraphs_before_the_tag_belong_to_it() -> None:
    text = "“We stay.\n“We do,” Ana said."
    assert contents(text, "“We do,”") == ["“We stay.", "“We do,”"]
