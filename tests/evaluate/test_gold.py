"""What is wrong with a gold line is told with its place in the line."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.evaluate.gold import (
    ActLine,
    DateLine,
    FoundLine,
    Line,
    SpeakerLine,
    TextLine,
    fault_of,
)
from onrecord.evaluate.gold_across import (
    MatterLine,
    PageLine,
    PositionLine,
    SyndicationLine,
    VariantsLine,
)
from onrecord.evaluate.gold_sentences import EventLine, PairLine

KNOWN = {"counts": {"a": 1}, "lengths": {"a": 14}, "pages": {"p1", "p2"}}
ROLES = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 14]]}
QUOTE = {"page": "p1", "quote": "it rained"}
SIDE = {"stance": "denies", "evidence": [QUOTE]}

GOOD: dict[type[Line], dict[str, Any]] = {
    TextLine: {"id": "a", "text": "Ana said: rain", "attributions": [ROLES]},
    FoundLine: {"id": "a", "attributions": [ROLES]},
    SpeakerLine: {
        "id": "a",
        "attribution": 0,
        "speaker": None,
        "speaker_kind": "none",
        "source_type": "name",
    },
    ActLine: {"id": "a", "attribution": 0, "act": "deny", "act_also": None},
    DateLine: {"id": "a", "attribution": 0, "said_on": "2031-05"},
    EventLine: {"event": "DEMAND", "text": "Ana Ruiz asks Bo.", "target": [{"text": "Bo"}]},
    PairLine: {"premise": "It rained", "hypothesis": "It was dry", "label": "contradict"},
    PositionLine: {**QUOTE, "speaker": "Ana Ruiz", "matter": "the rain", "stance": "other"},
    MatterLine: {"sides": [SIDE]},
    VariantsLine: {"renderings": [QUOTE]},
    SyndicationLine: {"relation": "copies", "pages": ["p1", "p2"]},
    PageLine: {"id": "p1"},
}


@pytest.mark.parametrize("shape", GOOD, ids=lambda shape: shape.__name__)
def test_a_line_that_holds_more_than_is_read_has_no_fault(shape: type[Line]) -> None:
    assert fault_of({**GOOD[shape], "note": 1}, shape, KNOWN) is None


@pytest.mark.parametrize(
    ("shape", "name"), [(shape, name) for shape, row in GOOD.items() for name in row]
)
def test_a_field_of_another_type_is_named(shape: type[Line], name: str) -> None:
    told = fault_of({**GOOD[shape], name: [{"what": 1.5}]}, shape, KNOWN)
    assert told
    assert told.startswith(name)


@pytest.mark.parametrize(
    ("shape", "change", "told"),
    [
        (TextLine, {"attributions": [{**ROLES, "cue": [[9, 99]]}]}, "attributions.0: a span ends"),
        (TextLine, {"attributions": [{**ROLES, "cue": [[8, 4]]}]}, "attributions.0.cue.0: "),
        (TextLine, {"attributions": [{**ROLES, "cue": [[-1, 4]]}]}, "attributions.0.cue.0: "),
        (TextLine, {"attributions": [{**ROLES, "cue": [[4, 8, 9]]}]}, "attributions.0.cue.0: "),
        (TextLine, {"date": "May 2031"}, "date: "),
        (FoundLine, {"attributions": [{**ROLES, "cue": [[9, 99]]}]}, "attributions.0: a span ends"),
        (FoundLine, {"attributions": [{**ROLES, "score": 1.01}]}, "attributions.0.score: "),
        (FoundLine, {"attributions": [{**ROLES, "score": float("nan")}]}, "attributions.0.score: "),
        (ActLine, {"attribution": 1}, "attribution: there is no number 1"),
        (ActLine, {"attribution": -1}, "attribution: "),
        (ActLine, {"attribution": True}, "attribution: "),
        (ActLine, {"id": "b"}, "id: there is no text 'b'"),
        (ActLine, {"act": "shout"}, "act: "),
        (ActLine, {"act_also": "shout"}, "act_also: "),
        (SpeakerLine, {"speaker_kind": "ship"}, "speaker_kind"),
        (DateLine, {"said_on": "2031-13"}, "said_on: '2031-13' is not a date"),
        (EventLine, {"event": "WHISPER"}, "event: "),
        (EventLine, {"marked": None}, "marked: "),
        (PairLine, {"label": "-"}, "label: "),
        (PositionLine, {"page": "p9"}, "page: there is no page 'p9'"),
        (MatterLine, {"sides": [SIDE, {**SIDE, "stance": "neither"}]}, "sides.1.stance: "),
        (VariantsLine, {"renderings": [{**QUOTE, "page": "p9"}]}, "renderings.0.page: "),
        (SyndicationLine, {"pages": ["p1", "p9"]}, "pages.1: "),
    ],
)
def test_a_value_out_of_range_is_told_with_its_place(
    shape: type[Line], change: dict[str, Any], told: str
) -> None:
    assert (fault_of({**GOOD[shape], **change}, shape, KNOWN) or "").startswith(told)


def test_an_event_without_a_sentence_is_told() -> None:
    assert fault_of({"event": "AID"}, EventLine) == "marked: it is missing, and so is text"


def test_what_stands_beside_a_marked_sentence_is_not_read() -> None:
    marked = {"event": "AID", "marked": "<s>Ana</s> helps <t>Bo</t>", "source": "Ana"}
    assert fault_of(marked, EventLine) is None


def test_an_unknown_prediction_has_no_text_to_end_in() -> None:
    assert fault_of({"id": "b", "attributions": [ROLES]}, FoundLine, KNOWN) is None
