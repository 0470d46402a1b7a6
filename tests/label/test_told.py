"""Which words a net for acts is given, and where it has no say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from marked_pages import MarkedPage, marked
from onrecord.attribute.network.words import Paragraph, parts
from onrecord.label import Spoken, acts_told
from onrecord.label.acts.runs import CONTENT, Part, runs_of
from onrecord.label.acts.told import Asked
from onrecord.model import Act, hull


class Numbers:
    """What a network kept of a paragraph, one piece a word."""

    def __init__(self, words: Paragraph) -> None:
        self.rows = [[0]] * (len(words) + 2)
        self.first = list(range(1, len(words) + 1))


class Always:
    """Tells one act of whatever it is asked about, and how likely it is; else it states."""

    def __init__(self, act: Act, share: float = 0.9) -> None:
        self.act, self.share = act, share
        self.asked: list[Asked] = []

    def acts(self, asked: Sequence[Asked]) -> Sequence[Mapping[Act, float]]:
        self.asked += asked
        shares = dict.fromkeys(Act, 0.0) | {Act.STATE: 1 - self.share, self.act: self.share}
        return [shares for _ in asked]


def spoken(page: MarkedPage, *, read: bool = True) -> Spoken:
    text = page.document.text
    cut = [own for b in page.document.blocks for own in parts(text, b.span.start, b.span.end)]
    kept = [(words, Numbers(words)) for words in cut] if read else []
    return Spoken(text, page.attributions, page.resolved(), kept)


def words_by_part(page: MarkedPage, number: int = 0) -> dict[Part, str]:
    found: dict[Part, str] = {}
    for run in runs_of(spoken(page).kept, page.attributions[number], ()):
        start = run.words.offset + run.words.starts[run.begin]
        end = run.words.offset + run.words.ends[run.end - 1]
        told = f"{found.get(run.part, '')} {page.document.text[start:end]}"
        found[run.part] = told.strip()
    return found


PAGE = "On Monday [Ana Ruiz|s] [said|c] [that the dam was a disgrace|t] and left."


def test_words_are_told_apart_by_what_they_are_to_the_attribution() -> None:
    assert words_by_part(marked(PAGE)) == {
        Part.AROUND: "On Monday and left.",
        Part.SOURCE: "Ana Ruiz",
        Part.CUE: "said",
        Part.CONTENT: "that the dam was a disgrace",
    }


def test_a_cue_within_the_content_is_a_cue() -> None:
    page = marked("[“It rained|t],” [Ana Ruiz|s] [said|c], [“and then it snowed.”|t]")
    assert words_by_part(page)[Part.CUE] == "said"


def test_a_long_content_is_read_to_its_first_words_alone() -> None:
    page = marked(f"[Ana Ruiz|s] [said|c] [{'rain ' * 90}fell|t].")
    assert len(words_by_part(page)[Part.CONTENT].split()) == CONTENT


def test_a_content_in_two_paragraphs_is_read_in_both() -> None:
    page = marked("[Ana Ruiz|s] [said|c]: [“It rained.|t]\n[“It snowed.”|t]")
    assert words_by_part(page)[Part.CONTENT] == "“It rained. “It snowed.”"


def test_the_net_is_believed_and_its_share_is_the_score() -> None:
    ((done,),) = acts_told([spoken(marked(PAGE))], Always(Act.CRITICIZE))
    assert (done.act, done.denied, done.score) == (Act.CRITICIZE, False, 0.9)


def test_what_is_hardly_likelier_does_not_replace_what_rules_tell() -> None:
    page = spoken(marked("[Ana Ruiz|s] [said|c] [that the dam is high|t]."))
    ((done,),) = acts_told([page], Always(Act.PRAISE, 0.55))
    assert done.act is Act.STATE
    assert done.score == pytest.approx(0.45)


def test_where_no_network_read_rules_tell() -> None:
    page = spoken(marked("[Ana Ruiz|s] [warned|c] [of rain|t]."), read=False)
    teller = Always(Act.PRAISE)
    assert acts_told([page], teller) == acts_told([page], None)
    assert not teller.asked


def test_what_a_cue_denies_stays_denied() -> None:
    page = spoken(marked("[Ana Ruiz|s] [denied|c] [that the dam had burst|t]."))
    ((done,),) = acts_told([page], Always(Act.PRAISE))
    assert (done.act, done.denied) == (Act.DENY, True)


@pytest.mark.parametrize("pages", [1, 3])
def test_pages_are_asked_about_together_and_told_apart(pages: int) -> None:
    teller = Always(Act.WARN)
    told = acts_told([spoken(marked(PAGE))] * pages, teller)
    assert [done.act for own in told for done in own] == [Act.WARN] * pages
    assert len(teller.asked) == pages


def test_what_a_content_gives_to_others_is_around_it() -> None:
    page = marked("[Ana Ruiz|s] [said|c] [that|t] [Ben Okoro|s2] [denied|c2] [the theft|t2].")
    outer, inner = page.attributions
    whole = replace(outer, content=(hull((*outer.content, *inner.content)),))
    parts_of = {
        page.document.text[run.words.starts[run.begin] : run.words.ends[run.end - 1]]: run.part
        for run in runs_of(spoken(page).kept, whole, inner.content)
    }
    assert parts_of["that Ben Okoro denied"] is Part.CONTENT
    assert parts_of["the theft."] is Part.AROUND


def test_what_a_cue_says_was_not_denied_is_no_denial() -> None:
    page = marked("[Ana Ruiz|s] [has not denied|c] [that the dam leaks|t].")
    assert [done.act for done in acts_told([spoken(page)], Always(Act.DENY))[0]] == [Act.CONCEDE]
    assert [done.act for done in acts_told([spoken(page)], Always(Act.WARN))[0]] == [Act.WARN]
