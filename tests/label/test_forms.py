import pytest

from marked_pages import marked
from onrecord.label import form_of
from onrecord.model import Form


@pytest.mark.parametrize(
    ("markup", "form"),
    [
        ("Quist [said|c]: [“It rained all day.”|t]", Form.DIRECT),
        ("Quist [said|c] [that it rained|t].", Form.INDIRECT),
        ("Quist [said|c] [that it “rained all day” in the valley|t].", Form.MIXED),
    ],
)
def test_the_form_tells_whose_wording_it_is(markup: str, form: Form) -> None:
    page = marked(markup)
    assert form_of(page.document.text, page.attributions[0].content, page.layout) is form
