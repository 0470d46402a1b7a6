from onrecord.language.cues import cues
from onrecord.model import Act


def test_an_inflected_form_leads_to_its_lemma() -> None:
    assert [cue.lemma for cue in cues().verbs_of("denied")] == ["deny"]


def test_the_longest_phrase_wins() -> None:
    on, alone = cues().verb("called", ["on", "them"]), cues().verb("called", ["them"])
    assert on is not None
    assert on.lemma == "call on"
    assert alone is not None
    assert alone.lemma == "call"


def test_a_word_that_is_no_cue_is_none() -> None:
    assert cues().verb("walked") is None


def test_plural_nouns_are_found() -> None:
    noun = cues().noun("Denials")
    assert noun is not None
    assert noun.act is Act.DENY
    assert noun.denies


def test_what_a_verb_takes_is_of_the_closed_list() -> None:
    known = {"quote", "clause", "question", "infinitive", "gerund", "noun", "as", "complement"}
    assert all(cue.takes <= known for cue in cues().verbs.values())


def test_every_act_has_a_verb() -> None:
    assert {cue.act for cue in cues().verbs.values()} == set(Act)


def test_a_word_may_be_a_verb_alone_or_begin_a_phrase() -> None:
    assert [cue.lemma for cue in cues().verbs_with("Called", ["On"])] == ["call on", "call"]
    assert [*cues().verbs_with("went", ["home"])] == []
