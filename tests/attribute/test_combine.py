from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.combine import combined
from onrecord.model import Attribution, Span


def attribution(
    content: tuple[int, int],
    cue: tuple[int, int] | None = None,
    source: tuple[int, int] | None = None,
    score: float = 0.5,
    origin: str = "rule/test@1",
) -> Attribution:
    return Attribution(
        source=(Span(*source),) if source else (),
        cue=(Span(*cue),) if cue else (),
        content=(Span(*content),),
        score=score,
        origin=origin,
    )


def test_of_two_with_one_cue_the_earlier_group_wins() -> None:
    first, second = attribution((10, 20), cue=(5, 9)), attribution((10, 30), cue=(5, 9), score=0.9)
    assert combined([first], [second]) == (first,)


def test_of_two_with_one_cue_in_a_group_the_higher_score_wins() -> None:
    low, high = attribution((10, 20), cue=(5, 9)), attribution((10, 30), cue=(5, 9), score=0.9)
    assert combined([low, high]) == (high,)


def test_of_two_with_one_content_one_stays() -> None:
    one = attribution((10, 20), cue=(5, 9))
    other = attribution((10, 21), cue=(22, 26))
    assert combined([one], [other]) == (one,)


def test_one_inside_the_content_of_another_is_its_child() -> None:
    outer = attribution((10, 50), cue=(5, 9))
    inner = attribution((25, 50), cue=(20, 24))
    assert [each.parent for each in combined([inner], [outer])] == [None, 0]


def test_a_grandchild_belongs_to_the_nearest() -> None:
    everyone = [
        attribution((10, 90), cue=(5, 9)),
        attribution((25, 90), cue=(20, 24)),
        attribution((45, 90), cue=(40, 44)),
    ]
    assert [each.parent for each in combined(everyone)] == [None, 0, 1]


def test_neighbours_stay_apart() -> None:
    one, other = attribution((10, 20), cue=(5, 9)), attribution((40, 50), cue=(35, 39))
    assert combined([other, one]) == (one, other)


@st.composite
def attributions(draw: st.DrawFn) -> Attribution:
    spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda p: (p[0], p[0] + p[1]))
    return attribution(draw(spans), draw(st.none() | spans), draw(st.none() | spans))


@given(st.lists(attributions(), max_size=8))
def test_parents_come_first_and_hold_their_children(found: list[Attribution]) -> None:
    kept = combined(found)
    for each in kept:
        if each.parent is not None:
            outer = kept[each.parent]
            assert all(any(o.holds(c) for o in outer.content) for c in each.content)
            assert outer is not each


@given(st.lists(attributions(), max_size=8))
def test_combining_again_changes_nothing(found: list[Attribution]) -> None:
    once = combined(found)
    assert combined(once) == once
