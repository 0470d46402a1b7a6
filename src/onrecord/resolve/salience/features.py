"""What is weighed of those who are mentioned before a place.

`FEATURES` are functions of a `Standing` with a value from 0 to about 3. What each is worth stands
in `salience.toml` (made by scripts/fit_salience.py). They are those that the literature on pronouns
finds to matter (Lappin and Leass 1994): nearness, subjecthood, going on as a pronoun; and what news
adds: who is quoted goes on being quoted.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from onrecord.resolve.salience.mentions import Part
from onrecord.resolve.salience.standing import Standing

Feature = Callable[[Standing], float]


def same_sentence(one: Standing) -> float:
    """Named in the same sentence."""
    return one.gap == 0


def sentence_before(one: Standing) -> float:
    """Named last in the sentence before."""
    return one.gap == 1


def three_before(one: Standing) -> float:
    """Named last three sentences before."""
    return one.gap == 3


def further(one: Standing) -> float:
    """Named last four sentences before or more."""
    return one.gap > 3


def acts_same(one: Standing) -> float:
    """Subject in the same sentence."""
    return one.acted_ago == 0


def acts_before(one: Standing) -> float:
    """Subject in the sentence before."""
    return one.acted_ago == 1


def acts_two(one: Standing) -> float:
    """Subject two sentences before."""
    return one.acted_ago == 2


def acts_main(one: Standing) -> float:
    """Subject of a main clause."""
    acted = one.acted
    return acted is not None and any(m.main for m in one.mentions if m.sentence == acted.sentence)


def goes_on(one: Standing) -> float:
    """Subject as a pronoun: a chain goes on."""
    acted = one.acted
    return acted is not None and acted.pronoun


def pronoun_last(one: Standing) -> float:
    """Mentioned last by a pronoun."""
    return one.last.pronoun


def in_paragraph(one: Standing) -> float:
    """Mentioned in the same paragraph."""
    return one.last.start >= one.paragraph


def told_of(one: Standing) -> float:
    """Mentioned last in what somebody else is reported to say."""
    return one.last.reported


def only_quoted(one: Standing) -> float:
    """Mentioned in quotations only."""
    return all(m.quoted for m in one.mentions)


def asked(one: Standing) -> float:
    """Who was asked answers."""
    return any(m.part is Part.ASKED and one.here - m.sentence == one.gap for m in one.mentions)


def asked_last(one: Standing) -> float:
    """The question stands right before."""
    return asked(one) and one.gap <= 1


def object_last(one: Standing) -> float:
    """Mentioned last as an object."""
    return one.last.part is Part.OBJECT


def often_near(one: Standing) -> float:
    """Mentioned often right before."""
    return math.log1p(len(one.mentions))


def often(one: Standing) -> float:
    """Named often on the page."""
    return math.log(max(1, len(one.character.mentions)))


def headlined(one: Standing) -> float:
    """Named in the headline."""
    return one.character.headlined


def spoke_last(one: Standing) -> float:
    """Who is quoted goes on being quoted."""
    return one.spoke is not None


def spoke_last_far(one: Standing) -> float:
    """Sentences since the last speaker's words ended."""
    return one.spoke or 0.0


def spoke_last_quotes(one: Standing) -> float:
    """Spoke last, and “…”, he said, goes on with a quotation."""
    return one.spoke is not None and one.quotes_first


def spoke_overtaken(one: Standing) -> float:
    """Spoke last, but somebody else has acted since."""
    return one.overtaken and not one.quotes_first


def spoke_aside(one: Standing) -> float:
    """Spoke last, but beside a main clause whose subject is somebody else."""
    return one.aside


def spoke_before(one: Standing) -> float:
    """Spoke before who spoke last."""
    return one.spoke_before is not None


def spoke_before_far(one: Standing) -> float:
    """Sentences since the words before the last speaker's ended."""
    return one.spoke_before or 0.0


def spoke_often(one: Standing) -> float:
    """Quoted often before."""
    return math.log1p(one.spoken)


def doubted(one: Standing) -> float:
    """One of those whom the pronoun before, left unsure, may have meant."""
    return one.doubted


FEATURES: tuple[Feature, ...] = (
    same_sentence,
    sentence_before,
    three_before,
    further,
    acts_same,
    acts_before,
    acts_two,
    acts_main,
    goes_on,
    pronoun_last,
    in_paragraph,
    told_of,
    only_quoted,
    asked,
    asked_last,
    object_last,
    often_near,
    often,
    headlined,
    spoke_last,
    spoke_last_far,
    spoke_last_quotes,
    spoke_overtaken,
    spoke_aside,
    spoke_before,
    spoke_before_far,
    spoke_often,
    doubted,
)
