import pytest

from marked_pages import marked
from onrecord.label.acts.act import act_of
from onrecord.model import Act


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("said", "it rained on Tuesday", Act.STATE),
        ("said", "the bridge would probably hold", Act.PREDICT),
        ("said", "“It is time for the council to act”", Act.REQUEST),
        ("said", "the plan was “meritless”", Act.CRITICIZE),
        ("said", "the letter was a witch hunt", Act.ACCUSE),
        ("said", "she regretted the delay", Act.CONCEDE),
        ("said", "the union could not support the deal", Act.REJECT),
        ("said", "Vale was a good candidate", Act.PRAISE),
        ("were wary of", "the deal", Act.BELIEVE),
        ("dismissed", "Tom Vale as a weak leader", Act.CRITICIZE),
        ("dismissed", "the report", Act.DENY),
        ("had harsh words for", "the council", Act.CRITICIZE),
        ("would not say", "whether it rained", Act.REJECT),
        ("tried to persuade", "the council to act", Act.REQUEST),
        ("denied", "that it had rained", Act.DENY),
        ("accused", "the bank of theft", Act.ACCUSE),
        ("praised", "her courage", Act.PRAISE),
        ("estimating", "that the repairs would cost a million", Act.PREDICT),
        ("welcoming", "the verdict", Act.PRAISE),
        ("seemed to suggest", "that it had rained", Act.STATE),
        ("seemed to accuse", "the bank of theft", Act.ACCUSE),
        ("assured", "them that it had rained", Act.STATE),
        ("assured", "that he would rebuild the bridge", Act.PROMISE),
        ("expressed outrage over", "the delay", Act.CRITICIZE),
        ("regretted", "the delay", Act.CONCEDE),
        ("criticized", "the plan", Act.CRITICIZE),
        ("warned", "that the dam would break", Act.WARN),
        ("vowed", "to cancel the dam", Act.PROMISE),
        ("urged", "both sides to talk", Act.REQUEST),
        ("asked about", "the dam", Act.ASK),
        ("declined to", "comment", Act.REJECT),
        ("acknowledged", "that mistakes were made", Act.CONCEDE),
        ("announced", "a new bridge", Act.ANNOUNCE),
        ("predicted", "a dry summer", Act.PREDICT),
        ("believes", "that it will rain", Act.BELIEVE),
        ("wants", "to build a bridge", Act.INTEND),
        ("threatened", "to close the border", Act.THREATEN),
        ("called for", "a ceasefire", Act.REQUEST),
        ("calls", "for a ceasefire", Act.REQUEST),
        ("calls", "the report “fictional”", Act.DENY),
        ("calls", "the mayor’s words a joke", Act.STATE),
        ("call", "for a ceasefire", Act.REQUEST),
        ("told", "them to leave the valley", Act.REQUEST),
        ("warned against", "a war", Act.WARN),
        ("isn’t too impressed by", "the bridge", Act.CRITICIZE),
        ("had no praise for", "the mayor", Act.CRITICIZE),
        ("did not endorse", "the mayor", Act.REJECT),
        ("released the following statement:", "“It rained”", Act.STATE),
        ("declared", "“It rained”", Act.STATE),
        ("declared", "a state of emergency", Act.ANNOUNCE),
        ("deemed", "the report false", Act.DENY),
        ("the call", "to resign", Act.REQUEST),
        ("issued", "a deep and sincere apology", Act.CONCEDE),
        ("issued a statement apologizing for", "the delay", Act.CONCEDE),
        ("sent a plea to her supporters, asking", "them to stay at home", Act.REQUEST),
        ("asked about", "that dam", Act.ASK),
        ("pushed", "both sides to talk", Act.REQUEST),
        ("skewered", "the mayor over the dam", Act.CRITICIZE),
        ("her denunciation of", "the dam", Act.CRITICIZE),
        ("requires", "the council to act", Act.REQUEST),
        ("would vote for", "Vale", Act.INTEND),
        ("went after", "the mayor", Act.CRITICIZE),
        ("looked", "to build a bridge", Act.INTEND),
        ("pushed", "on what she would build", Act.ASK),
        ("asked", "not to march", Act.REQUEST),
        ("spoke out against", "the dam", Act.CRITICIZE),
        ("speculated", "that it would rain", Act.BELIEVE),
        ("was pressed on", "the dam", Act.ASK),
        ("is not on board with", "the plan", Act.REJECT),
        ("announced plans", "to build a bridge", Act.ANNOUNCE),
        ("cautioned against", "a war", Act.WARN),
        ("said at a rally with supporters", "that it rained", Act.STATE),
        ("said in a letter criticizing", "the mayor", Act.CRITICIZE),
        ("found", "that he would win the north", Act.STATE),
        ("call", "the dam “something we must build”", Act.STATE),
        ("call", "it a show for the rich", Act.STATE),
        ("did not respond to", "questions about the dam", Act.REJECT),
        ("won’t endorse", "the mayor", Act.REJECT),
        ("was not expected", "to rain", Act.PREDICT),
        ("did not intend", "to leave", Act.REJECT),
        ("are not mincing words in their opposition to", "the dam", Act.CRITICIZE),
        ("issued", "a threat to both sides", Act.THREATEN),
        ("also stated", "his intention to leave", Act.INTEND),
        ("reaffirmed", "their opposition", Act.CRITICIZE),
        ("has expressed", "frustration over the delay", Act.BELIEVE),
        ("has appeared", "to acknowledge the delay", Act.CONCEDE),
        ("publishing a letter hammering", "the mayor", Act.CRITICIZE),
        ("declared", "the mayor was a danger to the valley", Act.CRITICIZE),
        ("declared", "that it rained", Act.STATE),
        ("hoped", "that the drought was a dream", Act.BELIEVE),
        ("said on “Ask the Mayor”", "that it rained", Act.STATE),
        ("shows", "that the judge talked about crime", Act.STATE),
    ],
)
def test_a_telling_cue_says_the_act(cue: str, content: str, act: Act) -> None:
    assert act_of(cue, content).act is act


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("“Who was on duty that night?”", Act.ASK),
        ("that the charges are baseless", Act.DENY),
        ("“We will rebuild the bridge”", Act.PROMISE),
        ("they’ll rebuild the bridge", Act.PROMISE),
        ("“I will say that it rained”", Act.STATE),
        ("“Yes, I will”", Act.PROMISE),
        ("she would consider a new bridge", Act.INTEND),
        ("“We are going to enter the next drought”", Act.PREDICT),
        ("that she was “very worried”", Act.BELIEVE),
        ("that she is a “proud northerner”", Act.STATE),
        ("that it will take a year", Act.PREDICT),
        ("that it would be the river, not the sea", Act.STATE),
        ("“Today they celebrate a victory of northern propaganda”", Act.CRITICIZE),
        ("“The north’s going to win that one”", Act.PREDICT),
        ("“I apologize to nobody for that”", Act.STATE),
        ("“Let’s go back six months”", Act.STATE),
        ("“No, it’s no mistake”", Act.DENY),
        ("“We’re going to tax you when the boats come”", Act.THREATEN),
        ("the clerk be fired", Act.REQUEST),
        ("that she has no plans to come", Act.REJECT),
        ("“I’m just not ready to do that”", Act.REJECT),
        ("“I don’t think you are qualified”", Act.CRITICIZE),
        ("he holds the mayor, who built it, responsible for the flood", Act.ACCUSE),
        ("“Who do they think they are? They are late”", Act.ASK),
        ("They all say what the river wants to hear", Act.STATE),
        ("that the council must close the dam", Act.REQUEST),
        ("the plan was a disgrace", Act.CRITICIZE),
        ("“She is a champion of this town”", Act.PRAISE),
        ("the dam will break in spring", Act.PREDICT),
        ("he wants to build a bridge", Act.INTEND),
        ("the mayor is not fit to lead", Act.CRITICIZE),
        ("“The bank hid the losses”", Act.ACCUSE),
        ("“She is brave, and anybody who calls her reckless is wrong”", Act.PRAISE),
        ("“He is reckless, however brave”", Act.CRITICIZE),
        ("“That is not how you mend a bridge”", Act.CRITICIZE),
        ("the mayor turned her back on the valley", Act.CRITICIZE),
        ("“It is bad for the north”", Act.CRITICIZE),
        ("Ana Ruiz is honest", Act.PRAISE),
        ("the race is tough", Act.STATE),
        ("“That is a strong current”", Act.STATE),
        ("she’ll withdraw the offer unless they answer", Act.THREATEN),
        ("“If we do not raise the dam, the valley will drown”", Act.WARN),
    ],
)
def test_the_content_says_the_act_where_the_cue_is_neutral(content: str, act: Act) -> None:
    assert act_of("said", content).act is act


def test_what_comes_late_in_a_long_content_does_not_count() -> None:
    long = "it had rained in the valley for eleven days and nights without any pause, " * 2
    assert act_of("said", long + "and this was a disgrace").act is Act.STATE


def test_a_denial_rejects_its_content() -> None:
    assert act_of("denied", "that it had rained").denied


def test_a_content_that_holds_the_negation_is_not_rejected() -> None:
    done = act_of("said", "the claims are unfounded")
    assert (done.act, done.denied) == (Act.DENY, False)


def test_a_negated_denial_concedes() -> None:
    done = act_of("did not deny", "that it had rained")
    assert (done.act, done.denied) == (Act.CONCEDE, False)


def test_a_cue_outweighs_the_content() -> None:
    assert act_of("promised", "that the plan was a disgrace").act is Act.PROMISE


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("asked", "them to leave"),
        ("asked", "a Larkhaven judge to block it"),
        ("told", "Norvia “to stay out”"),
        ("have told", "Larkhaven residents not to drink it"),
        ("said", "the U.N. should raise the dam"),
        ("said", "Mr. Vale should resign"),
        ("tells", "Norvia To Stay Out"),
        ("Tells", "To Stay Out"),
    ],
)
def test_asking_for_a_deed_is_a_request(cue: str, content: str) -> None:
    assert act_of(cue, content).act is Act.REQUEST


def test_asking_what_to_do_is_a_question() -> None:
    assert act_of("asked", "what the council meant to do").act is Act.ASK


@pytest.mark.parametrize(
    "content",
    [
        "“The report does not contain any proof at all that Norvia interfered”",
        "there is no evidence that the bank colluded",
        "“such stories are absolutely fake”",
        "“this is a fictional narrative spread by the bank”",
        "“at no point did I mislead the council”",
    ],
)
def test_who_finds_no_proof_of_a_wrong_denies_it(content: str) -> None:
    assert act_of("said", content).act is Act.DENY


def test_a_name_for_a_thing_is_no_call_for_it() -> None:
    assert act_of("went on to call", "Tom Vale “the worst mayor”").act is Act.CRITICIZE


def test_no_cue_is_a_statement() -> None:
    assert act_of("", "it rained").act is Act.STATE


@pytest.mark.parametrize("cue", ["according to", "found", "in"])
def test_findings_praise_nobody(cue: str) -> None:
    assert act_of(cue, "the mayor has the best chance").act is Act.STATE
    assert act_of("said", "the mayor has the best chance").act is Act.PRAISE


def test_what_another_told_is_not_what_the_speaker_does() -> None:
    said = "“In 2019 she told this town that the mill must close,”"
    assert act_of("said", said).act is Act.STATE


def test_who_is_asked_does_not_ask() -> None:
    asked = marked("[Ada Quist|s], [asked|c] [if it rained: “It never happened”|t].")
    assert asked.labelled()[0].act is Act.DENY
    assert marked("[Ada Quist|s] [asked|c] [if it rained|t].").labelled()[0].act is Act.ASK
