"""The queue of a settled record: only the matters that new pairs touch are gathered again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from onrecord.compare import Disputes
from onrecord.model import Opposed, Reading
from onrecord.record import Record
from onrecord.review import Reviewers, review_record
from record_builders import Said, person, reading

ANA, BO, IDA = person("Ana Ruiz"), person("Bo Lund"), person("Ida Holm")
MATTERS = {
    "ferry": "The ferry company discussed its northern timetable with the mayor",
    "museum": "The museum trustees sold the bronze horse to a collector",
    "quarry": "The quarry owners poisoned the wells below the village",
    "orchard": "The orchard workers signed a contract before the harvest",
    "theatre": "The theatre director burned the costumes of the opera",
    "railway": "The railway inspectors closed a tunnel under the glacier",
}
VERBS = ("discussed", "sold", "poisoned", "signed", "burned", "closed")


def page(number: int, *said: Said) -> Reading:
    text = "\n".join([f"Page {number}.", *(f"{each.content}, it was said." for each in said)])
    outlet, day = f"Outlet {number}", f"2031-05-{number:02}"
    url = f"https://fjord.example/{number}"
    return reading(text, said, url=url, outlet=outlet, published=day, title=None)


def against(matter: str) -> str:
    words = MATTERS[matter]
    verb = next(each for each in VERBS if each in words)
    return words.replace(verb, f"never {verb}")


PAGES = {
    matter: page(place + 1, Said(MATTERS[matter], speaker=ANA), Said(against(matter), speaker=BO))
    for place, matter in enumerate(MATTERS)
}
ANSWER = page(9, Said(against("ferry"), speaker=IDA))


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two claims settle a record here: one of them is rare, both are not."""
    monkeypatch.setattr("onrecord.compare.pairs.candidates.SETTLED", 1)


@pytest.fixture
def taken_up(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """For each time that the queue was brought up to date the sentences that were compared."""
    told: list[set[str]] = []
    take_up = Disputes.take_up

    def telling(disputes: Disputes, pairs: Sequence[Opposed]) -> None:
        told.append({name for pair in pairs for name in (pair.one, pair.other)})
        take_up(disputes, pairs)

    monkeypatch.setattr(Disputes, "take_up", telling)
    return told


def grown(path: Path, *portions: Iterable[Reading], reviewers: Reviewers | None = None) -> Record:
    record = Record.open(path)
    for portion in portions:
        with record.writing() as writer:
            for each in portion:
                writer.add(each)
        review_record(record, reviewers or Reviewers())
    return record


def disputed(record: Record) -> dict[str, set[str]]:
    """The disputes with all that stands in them as evidence."""
    return {
        row.dispute.id: {
            evidence.statement for side in row.dispute.sides for evidence in side.evidence
        }
        for row in record.disputes()
    }


def statements(*readings: Reading) -> set[str]:
    return {each.id for one in readings for each in one.statements}


def test_each_of_these_matters_is_a_dispute(tmp_path: Path) -> None:
    record = grown(tmp_path / "a.db", PAGES.values())
    assert sorted(map(len, disputed(record).values())) == [2] * len(MATTERS)


def test_a_new_answer_is_gathered_with_its_matter_alone(
    tmp_path: Path, taken_up: list[set[str]]
) -> None:
    record = grown(tmp_path / "a.db", PAGES.values(), [ANSWER])
    compared = {name.rpartition(":")[0] for name in taken_up[-1]}
    assert compared == statements(PAGES["ferry"], ANSWER)
    assert disputed(record) == disputed(grown(tmp_path / "b.db", [*PAGES.values(), ANSWER]))


def test_a_new_matter_comes_to_those_that_stand(tmp_path: Path, taken_up: list[set[str]]) -> None:
    *first, last = PAGES.values()
    record = grown(tmp_path / "a.db", first, [last])
    assert {name.rpartition(":")[0] for name in taken_up[-1]} == statements(last)
    assert disputed(record) == disputed(grown(tmp_path / "b.db", PAGES.values()))


def test_two_matters_between_two_statements_stay_two_when_one_is_answered(tmp_path: Path) -> None:
    both = f"{MATTERS['ferry']}. {MATTERS['quarry']}."
    neither = f"{against('ferry')}. {against('quarry')}."
    first = page(1, Said(both, speaker=ANA), Said(neither, speaker=BO))
    others = [PAGES[matter] for matter in MATTERS if matter not in ("ferry", "quarry")]
    record = grown(tmp_path / "a.db", [first, *others], [ANSWER])
    at_once = grown(tmp_path / "b.db", [first, *others, ANSWER])
    assert disputed(record) == disputed(at_once)


def test_what_a_page_no_longer_says_leaves_the_queue_and_nothing_else_does(tmp_path: Path) -> None:
    record = grown(tmp_path / "a.db", PAGES.values())
    gone = statements(PAGES["quarry"])
    left = {own: evidence for own, evidence in disputed(record).items() if evidence != gone}
    read = PAGES["quarry"].document
    with record.writing() as writer:
        writer.add(reading(read.text, (), url=read.url, outlet=read.outlet, version="v2"))
    review_record(record)
    assert disputed(record) == left


class Counted:
    """An embedder and a reader that tell what they were asked."""

    origin = "counted@1"

    def __init__(self) -> None:
        self.asked: list[object] = []

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        return np.full((len(texts), 4), 0.5, np.float32)

    def contradict(self, pairs: Iterable[tuple[str, str]]) -> list[float]:
        pairs = [*pairs]
        self.asked += pairs
        return [0.75 for _ in pairs]


def test_networks_are_asked_once_of_the_same_words(tmp_path: Path) -> None:
    network = Counted()
    record = grown(tmp_path / "a.db", PAGES.values(), reviewers=Reviewers(network, network))
    first, found = [*network.asked], disputed(record)
    assert len(first) == len(set(first)) > 0
    review_record(record, Reviewers(network, network), anew=True)
    assert network.asked == first
    assert disputed(record) == found


def test_what_networks_said_of_a_page_is_forgotten_with_it(tmp_path: Path) -> None:
    network = Counted()
    record = grown(tmp_path / "a.db", PAGES.values(), reviewers=Reviewers(network, network))
    first = [*network.asked]
    record.forget_documents([PAGES["ferry"].document.id], by="Ida Holm")
    review_record(record, Reviewers(network, network), anew=True)
    assert set(network.asked[len(first) :]) < set(first)
    assert network.asked[len(first) :]
