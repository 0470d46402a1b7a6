import pytest

from marked_pages import marked


@pytest.mark.parametrize(
    ("markup", "hearer"),
    [
        ("[Quist|s] [told|c] reporters in Larkhaven [that it rained|t].", "reporters"),
        ("[Quist|s] [told|c] a news conference on Monday [it rained|t].", "a news conference"),
        (
            "[Quist|s] [warned|c] her Norrland counterpart [that it rained|t].",
            "her Norrland counterpart",
        ),
        ("[Quist|s] [accused|c] the bank of [theft|t].", "the bank"),
        ("[Quist|s] [said|c] to John Hale: [“it rained”|t].", "John Hale"),
        ("In an interview with Tom Vale, [Quist|s] [said|c] [it rained|t].", "Tom Vale"),
        ("[Quist|s] [urged|c] [the council to act|t].", "the council"),
        ("[Quist|s] [accused|c] [the bank of theft|t].", "the bank"),
        ("[Quist|s] [said|c] [in an interview with Tom Vale it rained|t].", ""),
        ("[Asked about|c] [the rain|t], [Quist|s2] [said|c2] [rain|t2].", "Quist"),
        ("[Quist|s] [said|c] [that it rained|t].", ""),
        ("[“It rained,”|t] [told|c] [Quist|s].", ""),
        ("[Quist|s] [told|c] Tom Vale bluntly [that it rained|t].", "Tom Vale"),
        ("[Quist|s] [told|c] the Vale family [that it rained|t].", "the Vale family"),
        ("[Quist|s] [told|c] the Norrish daily [that it rained|t].", "the Norrish daily"),
        ("[Quist|s] [told|c] the elderly [that it rained|t].", "the elderly"),
        ("[Quist|s] [told|c] you our favorite [was Vale|t].", ""),
        ("[Quist|s] [ordered|c] [the Norrland effort to go on|t].", ""),
        ("[Quist|s] [urged|c] [Radio 7 to go on|t].", "Radio 7"),
        ("[Quist|s] [warned of|c] [the dangers of the bridge|t].", ""),
        ("[Quist|s] [raised|c] [the theft|t] with Tom Vale.", "Tom Vale"),
        ("[Quist|s] [raised|c] [the theft with Tom Vale|t].", "Tom Vale"),
        ("[Quist|s] [raised|c] [doubts of living with Tom Vale|t].", ""),
        ("In talks with NRL News’ Tom Vale, [Quist|s] [said|c] [rain|t].", "NRL News’ Tom Vale"),
    ],
)
def test_the_hearer_is_who_is_told(markup: str, hearer: str) -> None:
    page = marked(markup)
    assert page.words(page.labelled()[0].addressee) == hearer


@pytest.mark.parametrize(
    ("markup", "occasion"),
    [
        (
            "[“It rained,”|t] [he|s] [said|c] at a press conference at the Embassy in Larkhaven.",
            "at a press conference at the Embassy in Larkhaven",
        ),
        ("[“It rained,”|t] [commented|c] on Twitter [Mary Quist|s].", "on Twitter"),
        ("[Quist|s] [said|c] on ABC News [it rained|t].", "on ABC News"),
        ("[Quist|s] spent much on television ads [saying|c] [it rained|t].", ""),
        ("[Quist|s] [said|c] during a conference call [it rained|t].", "during a conference call"),
        (
            "In an interview with Norrland media, [he|s] [said|c] [rain|t].",
            "In an interview with Norrland media",
        ),
        ("[He|s] [said|c] at Monday’s rally [that it rained|t].", "at Monday’s rally"),
        ("[He|s] [said|c] at a rally in Živa [that it rained|t].", "at a rally in Živa"),
        ("[He|s] [said|c] on CNN [that it rained|t].", "on CNN"),
        ("[He|s] [said|c] on NPR’s “Dawn” [that it rained|t].", "on NPR’s “Dawn”"),
        ("[He|s] [disclosed|c] in court [that it rained|t].", "in court"),
        ("After a meeting, [he|s] [said|c] [that it rained|t].", ""),
        ("At the time the memos were sent, [he|s] [said|c] [that it rained|t].", ""),
        ("[He|s] stayed on the sidelines of the fight, [saying|c] [that it rained|t].", ""),
        (
            "On the sidelines of the spring summit in Norvia, [he|s] [said|c] [it rained|t].",
            "On the sidelines of the spring summit in Norvia",
        ),
        ("In the event of rain, [he|s] [said|c], [he would go|t].", ""),
        ("In an effort to calm the debate, [he|s] [said|c] [it rained|t].", ""),
        ("[He|s] [said|c] on Thursday [that it rained|t].", ""),
        ("[He|s] [said|c] [that it rained at a rally|t].", ""),
    ],
)
def test_the_occasion_is_in_the_pages_words(markup: str, occasion: str) -> None:
    page = marked(markup)
    assert page.words(page.labelled()[0].occasion) == occasion


@pytest.mark.parametrize(
    ("markup", "hearers"),
    [
        (
            "[Ada Quist|s] [told|c] John Hale [it rained|t]. [Quist|s2] [added|c2] [rain|t2].",
            ["John Hale", "John Hale"],
        ),
        (
            "[Mary Quist|s] [told|c] John Hale [rain|t]. [Tom Vale|s2] [added|c2] [rain|t2].",
            ["John Hale", ""],
        ),
        (
            "[Mary Quist|s] [told|c] John Hale [rain|t]. [Quist|s2] [has said|c2] [rain|t2].",
            ["John Hale", ""],
        ),
        (
            "[A. Quist|s] [told|c] John Hale [rain|t]. [Quist|s2] [said|c2] on Twitter: [rain|t2].",
            ["John Hale", ""],
        ),
        (
            "[Mary Quist|s] [says|c] [rain|t].\n[Mary Quist|s2] [told|c2] John Hale [rain|t2].",
            ["John Hale", "John Hale"],
        ),
    ],
)
def test_a_hearer_stays_while_one_speaker_goes_on(markup: str, hearers: list[str]) -> None:
    page = marked(markup)
    assert [page.words(labels.addressee) for labels in page.labelled()] == hearers


@pytest.mark.parametrize(
    ("cue", "hearer"), [("replied", "Tom Vale"), ("shot back", "Tom Vale"), ("said", "")]
)
def test_who_replies_at_once_replies_to_who_spoke_before(cue: str, hearer: str) -> None:
    page = marked(f"“[It rained,|t]” [Tom Vale|s] [said|c]. “[No,|t2]” [Ada Quist|s2] [{cue}|c2].")
    assert page.words(page.labelled()[1].addressee) == hearer


def test_what_is_said_on_a_passive_question_is_told_to_who_asked() -> None:
    page = marked(
        "[Pressed|c] by [Tom Vale|s] [on the dam|t], Quist sighed.\n"
        "“[It stays,|t2]” [Ada Quist|s2] [said|c2]. “[It must,|t3]” [Quist|s3] [added|c3]."
    )
    assert [page.words(labels.addressee) for labels in page.labelled()[1:]] == ["Tom Vale"] * 2


def test_an_apology_is_told_to_whom_it_is_given() -> None:
    given = "[a deep and sincere apology to Tom Vale|t]"
    page = marked(f"[The board|s] [issued|c] {given}.")
    assert page.words(page.labelled()[0].addressee) == "Tom Vale"
    assert not marked(f"[The board|s] [pondered|c] {given}.").labelled()[0].addressee


def test_a_turn_ends_where_the_speaker_is_far() -> None:
    filling = "Nobody counted the boats in the harbour that autumn. " * 40
    page = marked(
        f"[Mary Quist|s] [told|c] John Hale [rain|t]. {filling}[Quist|s2] [said|c2] [rain|t2]."
    )
    assert not page.labelled()[1].addressee


@pytest.mark.parametrize(
    ("markup", "hearer"),
    [
        ("In an interview on CNN, [Quist|s] [said|c] [it rained|t].", "CNN"),
        ("Speaking on the cable channel CNBC, [Quist|s] [said|c] [it rained|t].", "CNBC"),
        ("In an interview Tuesday with Tom Vale, [Quist|s] [said|c] [it rained|t].", "Tom Vale"),
        ("[Quist|s] [ordered|c] [some of them to Norvia|t].", ""),
        ("[Quist|s] [called for|c] [a ban on travel by boat to the island|t].", ""),
        ("[Quist|s] [alleged|c] - falsely - [that it rained|t].", ""),
    ],
)
def test_outlets_are_talked_with_and_places_are_not(markup: str, hearer: str) -> None:
    page = marked(markup)
    assert page.words(page.labelled()[0].addressee) == hearer


@pytest.mark.parametrize(
    ("between", "hearer"),
    [("", "the Norrland Post"), ("Afterward, she left the council. ", "")],
)
def test_no_hearer_stays_once_time_has_passed(between: str, hearer: str) -> None:
    first = "[Mary Quist|s] [told|c] the Norrland Post [that it rained|t]. "
    page = marked(f"{first}{between}[She|s2] [said|c2] [it would go on|t2].")
    assert page.words(page.labelled()[1].addressee) == hearer
