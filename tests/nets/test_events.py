"""The shipped head that tells political events."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.evaluate.events import unmarked
from onrecord.model import Event, Marked
from onrecord.nets.embedding import SentenceEmbedder, States, load_embedder
from onrecord.nets.events import EventReader, features, load_events

SENTENCES = {
    "<s>The mayor of Larkhaven</s> accused <t>the harbour board</t> of lying.": "ACCUSE",
    "<s>Ruritania</s> shelled <t>two villages in Norvia</t> overnight.": "ASSAULT",
    "<s>Norvia</s> rejected the offer of <t>Ruritania</t>.": "REJECT",
    "<s>The envoy</s> met <t>Prime Minister Ada Holt</t> for talks in Larkhaven.": "CONSULT",
    "<s>Judges</s> freed <t>three reporters</t> after a week in custody.": "YIELD",
}


@pytest.fixture(scope="module")
def reader() -> EventReader:
    return load_events()


def told(reader: EventReader, *sentences: Marked) -> list[Event]:
    return [max(each, key=each.__getitem__) for each in reader.events(sentences)]


def test_plain_events_are_told(reader: EventReader) -> None:
    assert told(reader, *map(unmarked, SENTENCES)) == list(SENTENCES.values())


def test_probabilities_are_of_all_events_and_sum_to_one(reader: EventReader) -> None:
    [shares] = reader.events([unmarked("<s>A</s> met <t>B</t>")])
    assert set(shares) == set(Event)
    assert sum(shares.values()) == pytest.approx(1, abs=0.01)


def test_an_event_does_not_depend_on_the_sentences_beside(reader: EventReader) -> None:
    sentences = [unmarked(each) for each in SENTENCES]
    assert reader.events(sentences) == [reader.events([each])[0] for each in sentences]


def test_states_of_few_sentences_are_held_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    embedder, sentences = load_embedder(), [unmarked(each) for each in SENTENCES]
    at_once, asked = features(sentences, embedder), []

    def states(texts: Sequence[str]) -> list[States]:
        asked.append(len(texts))
        return SentenceEmbedder.states(embedder, texts)

    monkeypatch.setattr("onrecord.nets.events.TOGETHER", 2)
    monkeypatch.setattr(embedder, "states", states)
    np.testing.assert_array_equal(features(sentences, embedder), at_once)
    assert asked == [2, 2, 1]


@pytest.mark.parametrize(
    "marked",
    ["<s>A</s><t>B</t>", "<s>Strikers</s> rallied", "<t>B</t> was freed", "nobody", "<s>A</s>"],
)
def test_an_actor_may_be_missing_or_stand_next_to_the_other(
    reader: EventReader, marked: str
) -> None:
    [shares] = reader.events([unmarked(marked)])
    assert sum(shares.values()) == pytest.approx(1, abs=0.01)


def test_no_sentences_have_no_events(reader: EventReader) -> None:
    assert reader.events([]) == []


def test_a_changed_head_is_refused(tmp_path: Path) -> None:
    card = {"format": 1, "files": {"head.npz": "0" * 64}, "name": "events", "version": "1"}
    (tmp_path / "model.json").write_text(json.dumps(card), encoding="utf8")
    (tmp_path / "head.npz").write_bytes(b"")
    with pytest.raises(ModelError, match="changed"):
        load_events(folder=tmp_path)
