"""Settings are tried on what users get: the network's finds with the rules beside them."""

from __future__ import annotations

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("onnx")

from attribute.test_network import ToldTagger
from onrecord.train.trials import Trials
from onrecord.train.tune import UNTUNED, settings_of

SAID = "Ana said it rained."
TURNS = "RUIZ: We stay here.\nMORA: We leave at noon."
ROWS = [
    {
        "id": "a",
        "text": f"{SAID}\n{TURNS}",
        "attributions": [{"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 18]]}],
    }
]
MARKS = ("s1 q1 c1 c1 .", ". . . . . .", ". . . . . . .")


@pytest.fixture
def trials() -> Trials:
    return Trials(ToldTagger(*MARKS), ROWS)


def test_rules_stand_beside_the_network(trials: Trials) -> None:
    [found] = trials.found({}, UNTUNED.calibration).attributions
    assert {each.origin for each in found} == {"told@1", "rule/transcript@1"}


def test_evidence_is_known_by_cue(trials: Trials) -> None:
    found = trials.found({}, UNTUNED.calibration)
    [own] = [each for each in found.attributions[0] if each.origin == "told@1"]
    assert list(found.evidence[0]) == [own.cue]


def test_the_network_scores_a_paragraph_once() -> None:
    asked: list[str] = []

    class Counting(ToldTagger):
        def score(self, paragraphs):  # type: ignore[no-untyped-def]
            asked.extend(each.text for each in paragraphs)
            return super().score(paragraphs) if paragraphs else []

    trials = Trials(Counting(*MARKS), ROWS)
    for _ in range(2):
        trials.found({}, UNTUNED.calibration)
    assert len(asked) == len(MARKS)


def test_what_is_set_keeps_what_is_right(trials: Trials) -> None:
    tuned = settings_of(trials, lambda _: None)
    [found] = trials.found(tuned.decoding, tuned.calibration).attributions
    assert any(each.origin == "told@1" for each in found)
