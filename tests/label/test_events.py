"""Which political event a saying is, and to whom it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from marked_pages import MarkedPage, marked
from onrecord.label import Labelled, with_events
from onrecord.label.acts.events import LEAST
from onrecord.model import Event, Labels, Marked


class Sure:
    """Tells one event of every sentence, and remembers what it was asked."""

    def __init__(self, event: Event, score: float = 0.9) -> None:
        self.event, self.score = event, score
        self.asked: list[Marked] = []

    def events(self, sentences: Sequence[Marked]) -> list[Mapping[Event, float]]:
        self.asked += sentences
        rest = dict.fromkeys(Event, 0.0)
        return [rest | {self.event: self.score} for _ in sentences]


class Surer(Sure):
    """Is surer of each sentence that it is asked about at once than of the one before."""

    def events(self, sentences: Sequence[Marked]) -> list[Mapping[Event, float]]:
        told = super().events(sentences)
        return [{**own, self.event: self.score + n / 100} for n, own in enumerate(told)]


def page_of(own: MarkedPage) -> Labelled:
    return Labelled(own.document.text, own.layout, own.attributions, own.labelled())


def labelled(markup: str, teller: Sure) -> tuple[Labels, str]:
    page = marked(markup)
    [[labels]] = with_events([page_of(page)], teller)
    return labels, page.words(labels.target)


@pytest.mark.parametrize(
    ("markup", "event", "target"),
    [
        ("[Quist|s] [accused|c] Tom Vale of [theft|t].", Event.ACCUSE, "Tom Vale"),
        ("[Quist|s] [criticized|c] [Tom Vale for his speech|t].", Event.ACCUSE, "Tom Vale"),
        ("[Quist|s] [praised|c] [the Larkhaven Post|t].", Event.SUPPORT, "the Larkhaven Post"),
        ("[Quist|s] [urged|c] [the council to act|t].", Event.REQUEST, "the council"),
        ("[Quist|s] [rejected|c] [an offer from Norvia|t].", Event.REJECT, "Norvia"),
    ],
)
def test_an_act_done_to_somebody_is_an_event(markup: str, event: Event, target: str) -> None:
    labels, words = labelled(markup, Sure(event))
    assert (labels.event, words) == (event, target)
    assert labels.event_score == 0.9


@pytest.mark.parametrize(
    "markup",
    [
        "[Quist|s] [said|c] [Tom Vale left|t].",
        "[Quist|s] [told|c] Tom Vale [that it rained|t].",
        "[Quist|s] [criticized|c] [that Tom Vale left|t].",
        "[Quist|s] [praised|c] [“Tom Vale, a friend”|t].",
        "[The speech|t] [was praised|c].",
        "[Quist|s] [criticized|c] [the delay|t].",
    ],
)
def test_what_is_no_event_or_names_no_target_is_not_asked_about(markup: str) -> None:
    teller = Sure(Event.SUPPORT)
    labels, _ = labelled(markup, teller)
    assert labels.event is None
    assert not teller.asked


def test_an_event_that_the_act_cannot_be_is_not_told() -> None:
    markup = "[Quist|s] [praised|c] [Tom Vale|t]."
    labels, target = labelled(markup, Sure(Event.ASSAULT))
    assert (labels.event, labels.event_score, target) == (None, 0.0, "")


def test_an_event_that_is_not_sure_is_not_told() -> None:
    labels, _ = labelled("[Quist|s] [praised|c] [Tom Vale|t].", Sure(Event.SUPPORT, LEAST - 0.01))
    assert labels.event is None


def test_the_sentence_is_shown_with_its_actors_marked() -> None:
    teller = Sure(Event.SUPPORT)
    labelled("It rained. [Mary Quist|s] [praised|c] [Tom Vale|t]. It snowed.", teller)
    [sentence] = teller.asked
    assert sentence.text == "Mary Quist praised Tom Vale."
    assert [span.of(sentence.text) for span in sentence.source] == ["Mary Quist"]
    assert [span.of(sentence.text) for span in sentence.target] == ["Tom Vale"]


def test_the_events_of_all_pages_are_asked_for_at_once() -> None:
    told = ("praised|c] [Tom Vale|t].", "said|c] [it rained|t].", "praised|c] [Jo Hill|t].")
    pages = [page_of(marked(f"[Quist|s] [{rest}")) for rest in told]
    scores = [own.event_score for (own,) in with_events(pages, Surer(Event.SUPPORT))]
    assert scores == [0.9, 0.0, 0.91]


def test_a_net_that_leaves_a_sentence_out_is_no_net(monkeypatch: pytest.MonkeyPatch) -> None:
    teller = Sure(Event.SUPPORT)
    monkeypatch.setattr(teller, "events", lambda _: [])
    with pytest.raises(ValueError, match="shorter"):
        labelled("[Quist|s] [praised|c] [Tom Vale|t].", teller)
