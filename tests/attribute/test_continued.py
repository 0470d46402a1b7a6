from __future__ import annotations

import pytest

from attribute.notation import case
from onrecord.attribute.tags.continued import continued
from onrecord.model import Attribution, Span
from onrecord.segment import layout_of


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


def test_a_sentence_whose_stop_stands_behind_its_marks_goes_on() -> None:
    text = "‘We stay,’ Ana said. ‘We have always stayed here’."
    assert contents(text, "‘We stay,’") == ["‘We stay,’", "‘We have always stayed here’"]


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


def test_a_paragraph_that_is_one_quotation_goes_on_behind_a_tagged_one() -> None:
    text = "“We stay here all winter,” Ana said on Monday.\n“We do that every single year.”"
    said = "“We stay here all winter,”"
    assert contents(text, said) == [said, "“We do that every single year.”"]


def test_a_paragraph_in_other_marks_or_with_words_of_its_own_does_not_go_on() -> None:
    said = "“We stay here all winter,”"
    for behind in ("‘Never a word of all that.’", "“We do that every year,” Ivo said."):
        assert contents(f"{said} Ana said.\n{behind}", said) == [said]


def test_a_quotation_behind_a_colon_is_another_saying() -> None:
    text = "“We stay,” Ana said. Ivo asked: “For how long?”"
    assert contents(text, "“We stay,”") == ["“We stay,”"]


@pytest.mark.parametrize(
    ("between", "goes_on"),
    [
        (" ", True),
        (" and again ", True),
        (" And: ", True),
        (" To Holt: ", True),
        (" Of Holt and the harbour: ", True),
        (" Asked once more: ", True),
        (" Asked once more, Holt said: ", False),
        (" Holt: ", False),
        ("\nAnd: ", False),
    ],
)
def test_what_names_no_other_speaker_leads_on(between: str, goes_on: bool) -> None:
    text = f"Ana said: “We stay here.”{between}“We always do”."
    assert contents(text, "“We stay here.”") == ["“We stay here.”", *["“We always do”"] * goes_on]
