"""Who is told, in sentences as news writes them; "" where nobody is named, or it is not sure."""

from dataclasses import replace

import pytest

from marked_pages import marked
from onrecord.label import label_attributions

TOLD = [
    ("[Quist|s] [told|c] Sen. Ada Brandt [that it rained|t].", "Sen. Ada Brandt"),
    ("[Quist|s] [told|c] the Union of Bargemen [it rained|t].", "the Union of Bargemen"),
    ("[Quist|s] [told|c] members of the council [it rained|t].", "members of the council"),
    ("[Quist|s] [told|c] Larkhaven’s mayor, Tom Vale, [it rained|t].", "Larkhaven’s mayor"),
    ("[Quist|s] [wrote to|c] Larkhaven’s mayor [that it rained|t].", "Larkhaven’s mayor"),
    ("[Quist|s] [told|c] The Larkhaven Post on Monday [it rained|t].", "The Larkhaven Post"),
    ("[Quist|s] [told|c] her supporters in Larkhaven [it rained|t].", "her supporters"),
    ("[Quist|s] [told|c] a crowd of 300 [that it rained|t].", "a crowd of 300"),
    ("[Quist|s] [reminded|c] the council [of its promise|t].", "the council"),
    ("[Quist|s] [warned|c] Norvia [against a war|t].", "Norvia"),
    ("[Quist|s] [assured|c] the families [that it was safe|t].", "the families"),
    ("[Quist|s] [asked|c] the minister [whether it rained|t].", "the minister"),
    ("[Quist|s] [told|c] him [that it rained|t].", ""),
    ("[Quist|s] [told|c] [that it rained|t].", ""),
    ("[“It rained,”|t] [Quist|s] [told|c] Radio Norrland.", "Radio Norrland"),
    ("[“It rained,”|t] [Quist|s] [said|c] to applause.", ""),
    ("[Quist|s] [explained|c] to reporters [that it rained|t].", "reporters"),
    ("[Quist|s] [said|c] with a smile [that it rained|t].", ""),
    ("[Quist|s] [explained|c] to Živa Đurić [that it rained|t].", "Živa Đurić"),
    ("[Quist|s] [agreed|c] with Tom Vale [that it rained|t].", "Tom Vale"),
]

WITH_WHOM = [
    ("Speaking to reporters, [Quist|s] [said|c] [it rained|t].", "reporters"),
    ("In a meeting with the bargemen, [Quist|s] [said|c] [rain|t].", "the bargemen"),
    ("After a meeting with the bargemen, [Quist|s] [said|c] [rain|t].", ""),
    ("In an interview on Radio Norrland, [Quist|s] [said|c] [rain|t].", "Radio Norrland"),
    ("In the Norrland Post interview, [Quist|s] [said|c] [rain|t].", "Norrland Post"),
    ("Speaking on the economy, [Quist|s] [said|c] [rain|t].", ""),
    ("Appearing on Norrland Today, [Quist|s] [said|c] [rain|t].", "Norrland Today"),
    ("In a letter to the council, [Quist|s] [said|c] [rain|t].", "the council"),
    ("In a statement, [Quist|s] [said|c] [rain|t].", ""),
    ("At a rally on Monday, [Quist|s] [said|c] [rain|t].", ""),
    ("[Quist|s] [said|c] on Monday in an interview [that it rained|t].", ""),
    ("Addressing about 300 supporters at the quay, [Quist|s] [said|c] [rain|t].", "300 supporters"),
    ("[Quist|s] [criticized|c] [Hale|t] in an email Saturday to his panel.", "his panel"),
    (
        "In a letter to Norrland’s mayor, Tom Vale, [Quist|s] [said|c] [rain|t].",
        "Norrland’s mayor, Tom Vale",
    ),
    ("Pressed by Tom Vale, [Quist|s] [said|c] [rain|t].", "Tom Vale"),
    ("In a note to the village leader, [Quist|s] [said|c] [rain|t].", "the village leader"),
    ("Speaking to reporters, [many|s] [deeply skeptical about|c] [the rain|t].", ""),
    ("In an interview\u00a0with\u00a0Tom Vale, [Quist|s] [said|c] [rain|t].", "Tom Vale"),
    ("Testifying before the senate, [Quist|s] [said|c] [rain|t].", "the senate"),
    ("In talks on Monday with Tom Vale, [Quist|s] [said|c] [rain|t].", "Tom Vale"),
    ("In an interview on Šport Ostra, [Quist|s] [said|c] [rain|t].", "Šport Ostra"),
    ("After an interview with Tom Vale, [Quist|s] [said|c] [rain|t].", ""),
    ("[“Rain,”|t] [said|c] [Quist|s], whose book has interviews with mayors.", ""),
    ("In a meeting with mayors and “heads”, [Quist|s] [said|c] [rain|t].", "mayors"),
    ("Over dinner with Tom Vale, [Quist|s] [said|c] [rain|t].", "Tom Vale"),
    ("At a joint press conference, [Quist|s] [said|c] [rain|t].", ""),
    ("[“Rain,”|t] [Quist|s] [wrote|c] in a statement to the Norrland Post.", "the Norrland Post"),
]

MET = [
    ("[Ada Quist|s], who received the envoy, [warned against|c] [delay|t].", "the envoy"),
    ("Quist met Tom Vale on Monday. [Ada Quist|s] [urged|c] [patience|t].", "Tom Vale"),
    ("After talks with Tom Vale, [Ada Quist|s] [urged|c] [patience|t].", "Tom Vale"),
    ("After talks with Tom Vale, [Ada Quist|s] [said|c] [rain|t].", ""),
    ("Hale met Tom Vale. [Ada Quist|s] [warned against|c] [delay|t].", ""),
    ("Quist met Tom Vale.\n[Ada Quist|s] [warned against|c] [delay|t].", ""),
    ("Tom Vale received Quist. [Ada Quist|s] [warned against|c] [delay|t].", ""),
]
"""Who is met hears what is done to somebody, and nothing else."""

ACCUSED_OR_ASKED = [
    ("[Quist|s] [accused|c] [one of the clerks of theft|t].", "one of the clerks"),
    ("[Quist|s] [accused|c] [the head of the bank of theft|t].", "the head of the bank"),
    ("[Quist|s] [accused|c] [him of theft|t].", ""),
    ("[Quist|s] [called for|c] [a judge to look at it|t].", ""),
    ("[Quist|s] [called for|c] [Tom Vale to go|t].", "Tom Vale"),
    ("[Quist|s] [ordered|c] [three of them to Norvia to help|t].", ""),
    ("[Quist|s] [charged|c] [Norvia with theft|t].", "Norvia"),
    ("[Quist|s] [said|c] [they stole it and Norvia has a history of theft|t].", ""),
    ("[Quist|s] [told|c] [Norvia “to stay out” of it|t].", "Norvia"),
    ("[Quist|s] [called for|c] [a redoubling of efforts to rebuild|t].", ""),
    ("[Quist|s] [called for|c] [an end to the war|t].", ""),
    ("[Quist|s] [called on|c] [Norvia to end the war|t].", "Norvia"),
    ("[Quist|s] [called on|c] [all sides to talk|t].", "all sides"),
    ("[Quist|s] [called on|c] the Norrland senator [to resign|t].", "the Norrland senator"),
    ("[Quist|s] [urged|c] [that the dam be raised|t].", ""),
    ("[Quist|s] [urged|c] [people not to panic|t].", "people"),
    ("[Quist|s] [demanded|c] [time to think|t].", ""),
    ("[Quist|s] [threatened|c] [Norvia with sanctions|t].", "Norvia"),
    ("[Quist|s] [warned|c] [of a flood|t].", ""),
    ("[Quist|s] [warned|c] [that it would rain|t].", ""),
    ("[Quist|s] [praised|c] [the mayor for her courage|t].", ""),
    ("[Quist|s] [criticized|c] [Norvia|t].", ""),
]

QUESTIONS = [
    ("Ada Quist [was asked|c] [about the rain|t].", "Ada Quist"),
    ("The mayor [was asked|c] [whether it rained|t].", "The mayor"),
    ("[“Rain,”|t2] [Quist|s2] [said|c2] when [asked|c] [about the dam|t].", "Quist"),
    ("[Asked|c] [about the dam|t], [Quist|s2] [said|c2] [rain|t2].", "Quist"),
    ("Ada Quist was [once asked|c] [whether it rained|t].", "Ada Quist"),
    ("[Asked to|c] [describe the dam|t], [Quist|s2] [said|c2] [rain|t2].", "Quist"),
    ("It [was asked|c] [whether it rained|t].", ""),
]


LETTERS = [
    ("Quist sent a letter to the council.\n[The letter|s] [reads|c]: [“Rain.”|t]", "the council"),
    ("Quist sent a bill to the council.\n[The letter|s] [reads|c]: [“Rain.”|t]", ""),
]
"""A letter is told to whom the page says it went."""


@pytest.mark.parametrize(
    ("markup", "hearer"), [*TOLD, *WITH_WHOM, *ACCUSED_OR_ASKED, *QUESTIONS, *LETTERS]
)
def test_whom_the_sentence_names(markup: str, hearer: str) -> None:
    page = marked(markup)
    assert page.words(page.labelled()[0].addressee) == hearer


@pytest.mark.parametrize(("markup", "hearer"), MET)
def test_whom_a_speaker_met(markup: str, hearer: str) -> None:
    page = marked(markup)
    assert page.words(page.labelled()[0].addressee) == hearer


@pytest.mark.parametrize(
    ("markup", "hearers"),
    [
        (
            "[Ada Quist|s] [said|c] [rain|t]. [“Rain,”|t2] [she|s2] [told|c2] Radio Ostra.",
            ["Radio Ostra", "Radio Ostra"],
        ),
        (
            "[Ada Quist|s] [told|c] the Post [rain|t]. [Quist|s2] [later said|c2] [snow|t2].",
            ["the Post", ""],
        ),
        (
            "[Ada Quist|s], [asked|c] [if it rained: “No”|t]. [Tom Vale|s2] [said|c2] [rain|t2].",
            ["", ""],
        ),
        (
            "[Ada Quist|s] [told|c] the Post [rain|t]. Afterward, [Quist|s2] [said|c2] [snow|t2].",
            ["the Post", ""],
        ),
        (
            "[Ada Quist|s] [asked|c] on Friday [about rain|t]. "
            "[“Rain,”|t2] [Tom Vale|s2] [said|c2] on Monday.",
            ["", ""],
        ),
        (
            "[Ada Quist|s] [asked|c] on Friday [about rain|t]. "
            "[“Rain,”|t2] [Tom Vale|s2] [said|c2].",
            ["", "Ada Quist"],
        ),
        (
            "[Ada Quist|s] [told|c] the Post [rain|t]. [Quist|s2] [hopes|c2] [for snow|t2].",
            ["the Post", ""],
        ),
        (
            "[Ada Quist|s] [tells|c] the Post [rain|t]. [Quist|s2] [adds|c2] [that it snows|t2].",
            ["the Post", "the Post"],
        ),
        (
            "[Ada Quist|s] [asked|c] Tom Vale [if it rained|t]. [Vale|s2] [said|c2] [rain|t2].",
            ["Tom Vale", "Ada Quist"],
        ),
        (
            "[Ada Quist|s] [asked|c] Tom Vale [if it rained|t]. [Hale|s2] [said|c2] [rain|t2].",
            ["Tom Vale", ""],
        ),
        (
            "[Ada Quist|s] [asked|c]: [“Why?”|t] [“Rain,”|t2] [Tom Vale|s2] [said|c2].",
            ["", "Ada Quist"],
        ),
        (
            "[Ada Quist|s] [said|c]: [“Why?”|t] [“Rain,”|t2] [Tom Vale|s2] [said|c2].",
            ["", ""],
        ),
        (
            "[Ada Quist|s] [left|c] [rain|t]. [She|s2] [asked|c2]: [“Why?”|t2] "
            "[“Rain,”|t3] [Tom Vale|s3] [said|c3].",
            ["", "", "Ada Quist"],
        ),
        (
            "[Anna Quist|s] [said|c] [rain|t]. [Peter Vale|s2] [told|c2] her [that it snowed|t2].",
            ["", "Anna Quist"],
        ),
        (
            "[Anna Quist|s] [said|c] [rain|t]. [Peter Vale|s2] [told|c2] him [that it snowed|t2].",
            ["", ""],
        ),
        (
            "[Anna Quist|s] [said|c] [rain|t]. [Peter Vale|s2] [endorsed|c2] her, [citing it|t2].",
            ["", ""],
        ),
        (
            "In an email to his panel, [Peter Vale|s] [said|c] [rain|t]. "
            "[Vale|s2] [wrote|c2] in the email [that it snowed|t2].",
            ["his panel", "his panel"],
        ),
        (
            "[Citing|c] [rain|t], [Ada Quist|s] [told|c2] Radio Norrland [it was late|t2].",
            ["", "Radio Norrland"],
        ),
        (
            "[Ada Quist|s] [told|c] the Post [rain|t]. [Quist’s|s2] [remarks about|c2] [rain|t2].",
            ["the Post", ""],
        ),
    ],
)
def test_who_hears_in_a_turn(markup: str, hearers: list[str]) -> None:
    page = marked(markup)
    assert [page.words(labels.addressee) for labels in page.labelled()] == hearers


def test_a_headline_is_not_told_to_whom_somebody_speaks_much_later() -> None:
    filling = "Nobody counted the boats in the harbour that autumn. " * 14
    page = marked(
        f"[Mary Quist|s] [warns|c] [of rain|t].\n{filling}\n[Quist|s2] [told|c2] a club [rain|t2]."
    )
    assert not page.labelled()[0].addressee


@pytest.mark.parametrize(("cue", "hearer"), [("said", "Radio Ostra"), ("says", "")])
def test_what_sums_up_is_told_to_who_is_told_the_words(cue: str, hearer: str) -> None:
    filling = "Nobody counted the boats in the harbour that autumn. " * 14
    page = marked(
        f"{filling}\n[Ada Quist|s] [{cue}|c] [rain|t]. [“Rain,”|t2] [she|s2] [told|c2] Radio Ostra."
    )
    assert page.words(page.labelled()[0].addressee) == hearer


def test_what_an_answer_tells_of_others_answers_nobody() -> None:
    page = marked(
        "[Ada Quist|s] [asked|c]: [“Why?”|t] "
        "[“Vale likes it,”|t2] [Tom Vale|s2] [said|c2] [Vale|s3] [likes|c3] [it|t3]."
    )
    question, answer, inner = page.attributions
    nested = question, answer, replace(inner, parent=1)
    told = label_attributions(page.document, page.layout, nested, page.resolved())
    assert [page.words(each.addressee) for each in told] == ["", "Ada Quist", ""]


def test_nobody_tells_themselves() -> None:
    page = marked("In a meeting with Tom Vale, [Ada Quist and Tom Vale|s] [said|c] [rain|t].")
    assert not page.labelled()[0].addressee
