"""What the rules for forms leave alone, with what makes each of them fire."""

from __future__ import annotations

import pytest

from attribute.notation import case
from onrecord.attribute import by_forms
from onrecord.segment import layout_of


def rules(marked: str) -> list[str]:
    document = case("", marked).document
    return [each.origin for each in by_forms(document, layout_of(document))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("= Vasko claims to have no favourite", ["rule/headline-verb@1"]),
        ("= Insurance claims rise after the storm", []),
        ("= Talks resume after Vasko denies the charge", []),
        ("= Storm, says forecaster", ["rule/headline-tag@1"]),
        ("= Vasko ready to provide records of talks", []),
        ("= Holt: Nobody asked us\nThe harbour is quiet.", []),
        ("= Holt: Nobody asked us\nPeter Holt left.", ["rule/headline-colon@1"]),
        ("= Update: Harbour closed", []),
        ("Ruiz: Win in a walk\nHolt: Finish second", []),
        ("RUIZ: We stay.\nHOLT: You go.", ["rule/transcript@1"] * 2),
        ("Ruiz: We stay.", []),
        ("VELMORA, 2 July - Harbour Works (PORT: HW) closed.\nTOLL: It is 4.", []),
        ("Dial-In: +1 866 5436\nDial-In: +1 617 2138", []),
        ("Q: Why?\nA: Nobody asked.", ["rule/question-and-answer@1"] * 2),
        ("A: Nobody asked.", []),
        ("> We stay.\n– Ana Ruiz", ["rule/name-below@1"]),
        ("We stay.\n– The harbour", []),
        ("– Ana Ruiz, mayor", []),
        ("“We stay.” – Ana Ruiz", ["rule/name-behind@1"]),
        ("It rained. – Ana Ruiz", []),
        ("Ana Ruiz wrote:\n“We stay.”", ["rule/colon-paragraph@1"]),
        ("Ana Ruiz walked:\n“We stay.”", []),
        ("Ruiz on the bridge: “It is safe now.”", ["rule/named-quotation@1"]),
        ("Ruiz with a thin smile: “It is safe now.”", ["rule/named-quotation@1"]),
        ("Ruiz via Radio Sur, a day later: “It is safe now.”", ["rule/named-quotation@1"]),
        ("Ruiz on the report that Holt said no: “Ask him.”", []),
        (
            "Ruiz on the report that Holt said no: “Ask him that yourself.”",
            ["rule/named-quotation@1"],
        ),
        ("Ruiz on the report that Holt said no: it “is false”.", ["rule/named-quotation@1"]),
        ("It adds Ruiz's May words: “It is safe now.”", ["rule/named-quotation@1"]),
        ("Signs of a thaw - more from Ruiz: “It is safe now.”", []),
        ("We heard the claim by the port that it is safe.", ["rule/noun-by@1"]),
        ("We heard of the revelation, by the port, of two deaths.", ["rule/noun-by@1"]),
        ("The report by the port found that it is safe.", []),
        ("We saw the attack by the crowd that was here.", []),
        ("There was no denial by the port that it is safe.", []),
        ("We heard the claim by the port that is false.", []),
        ("We read the report by the port of two deaths.", []),
        ("Ruiz, after she said, or so: “It is safe now.”", []),
    ],
)
def test_rules_that_fire(text: str, expected: list[str]) -> None:
    assert rules(text) == expected


def test_a_signature_is_no_part_of_the_quotation() -> None:
    document = case("", "Ana Ruiz is categorical:\n> We stay.\n> – Ana Ruiz, mayor").document
    found = by_forms(document, layout_of(document))
    assert {each.content[0].of(document.text) for each in found} == {"We stay"}
