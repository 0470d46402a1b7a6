from dataclasses import replace

import pytest

from marked_pages import MarkedPage, marked
from onrecord.knowledge import load_people
from onrecord.model import UNSURE, Layout, Speaker, SpeakerKind, hull
from onrecord.nets import load_parser
from onrecord.resolve import resolve_page, sentences_to_parse


def test_a_surname_stands_for_the_full_name() -> None:
    page = marked("[Mara Quist|s] [said|c] [it rained|t]. [Quist|s2] [added|c2] [it snowed|t2].")
    assert page.names() == ["Mara Quist", "Mara Quist"]


def test_a_title_and_surname_stand_for_the_full_name() -> None:
    page = marked("Jon Quist came. [Mr. Quist|s] [said|c] [it rained|t].")
    assert page.names() == ["Jon Quist"]


def test_two_full_names_with_one_surname_stay_two() -> None:
    page = marked("[Mary Quist|s] [said|c] [yes|t]. [John Quist|s2] [said|c2] [no|t2].")
    assert page.names() == ["Mary Quist", "John Quist"]


def test_a_shared_surname_goes_to_who_spoke_last() -> None:
    page = marked(
        "Mary Quist is the wife of John Quist. [John Quist|s] [said|c] [it rained|t].\n"
        "[Quist|s2] [added|c2] [it snowed|t2]."
    )
    second = page.resolved()[1]
    assert isinstance(second.speaker, Speaker)
    assert second.speaker.name == "John Quist"
    assert [candidate.name for candidate in second.candidates] == ["Mary Quist"]


def test_she_is_the_woman_and_he_the_man() -> None:
    page = marked(
        "Mary Quist met John Torvald. [She|s] [said|c] [it rained|t]. [He|s2] [said|c2] [no|t2]."
    )
    assert page.names() == ["Mary Quist", "John Torvald"]


def test_who_is_quoted_goes_on_being_quoted() -> None:
    page = marked(
        "[John Torvald|s] [said|c] [“it rained.”|t] He had met Peter Hale.\n"
        "[“It snowed too,”|t2] [he|s2] [said|c2]."
    )
    assert page.names()[1] == "John Torvald"


def test_a_pronoun_that_fits_several_alike_is_unsure() -> None:
    page = marked("Peter Hale, John Torvald and Paul Brandt were there. [He|s] [said|c] [no|t].")
    (resolution,) = page.resolved()
    assert resolution.speaker is UNSURE
    assert len(resolution.candidates) == 3


def test_nobody_that_agrees_is_unsure() -> None:
    assert marked("John Torvald left. [She|s] [said|c] [no|t].").resolved()[0].speaker is UNSURE


def test_a_relative_pronoun_is_the_name_before_it() -> None:
    page = marked("Mary Quist, [who|s] [said|c] [it rained|t], left.")
    assert page.names() == ["Mary Quist"]


def test_a_relative_pronoun_reaches_past_an_apposition() -> None:
    page = marked("Mary Quist, a surgeon, [who|s] [said|c] [it rained|t], left.")
    assert page.names() == ["Mary Quist"]


def test_i_is_the_speaker_of_the_words_around() -> None:
    page = marked("[Mary Quist|s] [said|c]: [“|t][I|s2] [believe|c2] [it rained|t2][.”|t]")
    attributions = page.attributions
    assert attributions[1].source
    outer = type(attributions[0])(
        attributions[0].source,
        attributions[0].cue,
        (type(attributions[0].hull)(attributions[0].content[0].start, attributions[0].hull.end),),
        1.0,
        "by hand",
    )
    found, _ = resolve_page(page.document, page.layout, (outer, attributions[1]), (), load_people())
    assert [r.speaker.name for r in found if isinstance(r.speaker, Speaker)] == ["Mary Quist"] * 2


def test_he_in_somebodys_own_quotation_is_another() -> None:
    page = marked(
        "Peter Hale met John Torvald. "
        "[Peter Hale|s] [said|c]: [“That was it, and |t][he|s2] [told|c2] us [it rained|t2][.”|t]"
    )
    outer, inner = page.attributions
    whole = replace(outer, content=(hull(outer.content),))
    alone = resolve_page(page.document, page.layout, (whole, inner), (), load_people())[0][1]
    within = (whole, replace(inner, parent=0))
    found = resolve_page(page.document, page.layout, within, (), load_people())[0][1]
    assert isinstance(alone.speaker, Speaker)
    assert isinstance(found.speaker, Speaker)
    assert (alone.speaker.name, found.speaker.name) == ("Peter Hale", "John Torvald")


def test_a_role_taught_by_a_title_answers_a_description() -> None:
    page = marked("Mayor Mary Quist came. [The mayor|s] [said|c] [it rained|t].")
    assert page.names() == ["Mary Quist"]


def test_a_role_taught_by_an_apposition_answers_a_description() -> None:
    page = marked("Mary Quist, a surgeon from Larkhaven, came. [The surgeon|s] [said|c] [no|t].")
    assert page.names() == ["Mary Quist"]


def test_an_invented_states_minister_is_told_from_anothers() -> None:
    page = marked(
        "Norrland’s foreign minister, Mary Quist, met Veldia’s foreign minister, John Torvald. "
        "[Norrland’s foreign minister|s] [said|c] [no|t]. "
        "[The Veldian foreign minister|s2] [said|c2] [yes|t2]."
    )
    assert page.names() == ["Mary Quist", "John Torvald"]


def test_a_description_in_apposition_is_the_name_after_it() -> None:
    page = marked("[A leader of the Reform Party in the Assembly, Mary Quist|s] [said|c] [no|t].")
    assert page.names() == ["Mary Quist"]


def test_a_role_that_nobody_has_is_unsure() -> None:
    page = marked("Mary Quist met John Torvald. [The ambassador|s] [said|c] [no|t].")
    assert page.resolved()[0].speaker is UNSURE


def test_an_anonymous_source_stays_unnamed_with_its_description() -> None:
    speaker = marked("[A senior official|s] [said|c] [no|t].").resolved()[0].speaker
    assert isinstance(speaker, Speaker)
    assert (speaker.kind, speaker.name) == (SpeakerKind.UNNAMED, "senior official")


def test_unnamed_speakers_of_two_pages_are_two() -> None:
    one = marked("[A senior official|s] [said|c] [no|t].").resolved()[0].speaker
    two = marked("[A senior official|s] [said|c] [yes, surely|t].").resolved()[0].speaker
    assert isinstance(one, Speaker)
    assert isinstance(two, Speaker)
    assert one.id != two.id


def test_people_one_can_point_to_are_a_group() -> None:
    speaker = marked("[Many voters|s] [said|c] [no|t].").resolved()[0].speaker
    assert isinstance(speaker, Speaker)
    assert speaker.kind is SpeakerKind.GROUP


def test_a_spokeswoman_speaks_on_behalf_of_a_body() -> None:
    page = marked("[Mary Quist, a spokeswoman for the Larkhaven Bank,|s] [said|c] [no|t].")
    behalf = page.resolved()[0].on_behalf_of
    assert behalf is not None
    assert behalf.name == "Larkhaven Bank"


def test_two_persons_joined_by_and_are_a_group() -> None:
    speaker = marked("[Mary Quist and John Torvald|s] [said|c] [no|t].").resolved()[0].speaker
    assert isinstance(speaker, Speaker)
    assert (speaker.kind, speaker.name) == (SpeakerKind.GROUP, "Mary Quist and John Torvald")


def test_a_campaign_is_named_after_its_owner() -> None:
    page = marked("Mary Quist ran. [Her campaign|s] [said|c] [no|t].")
    assert page.names() == ["Quist campaign"]


def test_a_poll_without_a_pollster_has_no_speaker() -> None:
    assert marked("[A new poll|s] [shows|c] [a tie|t].").resolved()[0].speaker is None


def test_no_source_has_no_speaker() -> None:
    assert marked("It was [said|c] [that it rained|t].").resolved()[0].speaker is None


def test_an_acronym_stands_for_the_body() -> None:
    page = marked("The Larkhaven Water Board met. [The LWB|s] [said|c] [no|t].")
    assert page.names() == ["Larkhaven Water Board"]


def test_a_headline_does_not_make_persons_of_its_words() -> None:
    page = marked("[Quist|s] [Denies|c] [Taking Larkhaven Money|t]\nMary Quist spoke.", title=True)
    assert page.names() == ["Mary Quist"]


def test_the_head_of_a_states_diplomacy_is_its_foreign_minister() -> None:
    page = marked("Sergei Lavrov came. [The head of Russian diplomacy|s] [said|c] [no|t].")
    assert page.names() == ["Sergey Lavrov"]


def test_the_seat_of_a_government_is_a_speaker_of_its_own() -> None:
    page = marked("[The Kremlin|s] [said|c] [no|t]. [The US executive|s2] [said|c2] [no|t2].")
    assert page.names() == ["Kremlin", "White House"]


def test_a_capital_is_its_state() -> None:
    assert marked("[Moscow|s] [said|c] [no|t].").names() == ["Russia"]


def test_an_office_is_its_holder_on_the_pages_day_only() -> None:
    words = "[The US Secretary of State|s] [said|c] [no|t]."
    assert marked(words, "2019-12-10").names() == ["Mike Pompeo"]
    assert marked(words, "2024-11-01").names() == ["Antony Blinken"]
    assert marked(words, None).names() == [None]


def test_an_undated_office_is_the_only_ones_named_who_ever_held_it() -> None:
    words = "[The US Secretary of State|s] [said|c] [no|t]."
    assert marked(f"Mike Pompeo met Sergey Lavrov. {words}", None).names() == ["Mike Pompeo"]
    two = f"Mike Pompeo met Antony Blinken. {words}"
    assert marked(two, None).names() == [None]


def test_spellings_of_one_person_are_one_speaker() -> None:
    one = marked("[Sergei Lavrov|s] [said|c] [no|t].").resolved()[0].speaker
    two = marked("[Sergey Lavrov|s] [said|c] [yes|t].").resolved()[0].speaker
    assert one == two


def test_a_namesake_of_a_legislator_is_not_the_legislator() -> None:
    speaker = marked("[Adam Smith, a baker,|s] [said|c] [no|t].").resolved()[0].speaker
    assert isinstance(speaker, Speaker)
    assert speaker.wikidata is None


def test_a_parse_tells_the_noun_of_a_relative_clause() -> None:
    page = marked("Mary Quist met two old friends [who|s] [said|c] [no|t].")
    spans = sentences_to_parse(page.document, page.layout, page.attributions)
    parses = load_parser().parse(page.document.text, spans)
    assert page.names(parses) == ["two old friends"]


def test_only_sentences_around_pronouns_are_parsed() -> None:
    page = marked(
        "One. Two. [Mary Quist|s] [said|c] [this|t]. Jo Hill left. [She|s2] [said|c2] [Al came|t2]."
    )
    spans = sentences_to_parse(page.document, page.layout, page.attributions)
    assert [span.of(page.document.text) for span in spans] == [
        "Jo Hill left.",
        "She said Al came.",
    ]


def test_near_a_persons_pronoun_only_sentences_with_a_name_are_parsed() -> None:
    page = marked("Jo Hill left. It rained. [She|s] [said|c] [yes|t].")
    assert sentences_to_parse(page.document, page.layout, page.attributions) == ()


def test_near_a_pronoun_for_many_sentences_without_a_name_are_parsed_too() -> None:
    page = marked("Advisers left. [They|s] [said|c] [yes|t].")
    spans = sentences_to_parse(page.document, page.layout, page.attributions)
    assert [span.of(page.document.text) for span in spans] == ["Advisers left.", "They said yes."]


def test_a_page_teaches_who_holds_an_office() -> None:
    page = marked("Norrland Foreign Minister Ilan Torvald came. John Hale, a baker, left.")
    (role,) = page.roles()
    assert (role.speaker.name, role.title, role.body) == (
        "Ilan Torvald",
        "foreign minister",
        "Norrland",
    )
    assert role.seen_on == page.document.published


def test_no_attributions_need_no_parse_and_get_no_answers() -> None:
    page = marked("Nobody said anything.")
    assert page.resolved() == ()
    assert sentences_to_parse(page.document, Layout((), (), ()), ()) == ()


def test_a_field_that_nobody_was_given_is_not_the_last_speakers() -> None:
    page = marked(
        "[Mara Quist|s] [said|c] [it rained|t]. [The minister of roads|s2] [denied|c2] [it|t2]."
    )
    second = page.resolved()[1]
    assert second.speaker is UNSURE
    assert [candidate.name for candidate in second.candidates] == ["Mara Quist"]


def test_the_president_is_not_whoever_was_named_before() -> None:
    page = marked(
        "Mara Quist wrote a book. [The president|s] [said|c] [it rained|t].", published=None
    )
    assert page.resolved()[0].speaker is UNSURE


def test_a_minister_of_another_state_is_not_meant() -> None:
    page = marked(
        "[Norrland Foreign Minister Mara Quist|s] [said|c] [it rained|t]. "
        "[The Sudmark foreign minister|s2] [denied|c2] [it|t2]."
    )
    assert page.names() == ["Mara Quist", None]


def test_who_was_asked_answers() -> None:
    page = marked(
        "[John Torvald|s] [asked|c] Peter Hale [whether he would resign|t].\n"
        "[“No,”|t2] [he|s2] [said|c2]."
    )
    assert page.names()[1] == "Peter Hale"


def test_he_after_a_speaker_who_cannot_be_told_is_not_the_one_before() -> None:
    page = marked(
        "[John Torvald|s] [said|c] [it rained|t]. Peter Hale was there. "
        "[The former envoy|s2] [denied|c2] [it|t2]. [“No,”|t3] [he|s3] [said|c3]."
    )
    assert page.names()[2] is None or page.names()[1] == page.names()[2]


def test_an_official_described_before_is_the_official() -> None:
    page = marked(
        "[A senior official at the port|s] [said|c] [it rained|t]. "
        "[The official|s2] [added|c2] [it snowed|t2]."
    )
    first, second = page.resolved()
    assert first.speaker == second.speaker


def test_a_group_told_more_of_is_not_the_group_named() -> None:
    page = marked(
        "[Harbour Group|s] [said|c] [no|t]. "
        "[The trade group for the fishing fleets|s2] [said|c2] [yes|t2]."
    )
    assert page.names()[1] != "Harbour Group"


def test_both_and_each_name_nobody_by_themselves() -> None:
    page = marked("Mara Quist met Jon Torvald. [Both|s] [said|c] [it rained|t].")
    assert page.resolved()[0].speaker is UNSURE


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Moscow waits. [Lavrov|s] [says|c] [no|t].", "Sergey Lavrov"),
        ("[Russian FM Lavrov|s] [says|c] [no|t].", "Sergey Lavrov"),
        ("[Lavrov|s] [says|c] [no|t].", "Lavrov"),
        ("Moscow waits. Ana Lavrov sings. [Lavrov|s] [says|c] [no|t].", "Ana Lavrov"),
    ],
)
def test_a_surname_alone_is_the_known_persons_only_with_support(words: str, name: str) -> None:
    assert marked(words, published="2019-12-11").names() == [name]


def test_a_surname_alone_is_nobody_known_where_the_office_was_not_held() -> None:
    assert marked("Moscow waits. [Lavrov|s] [says|c] [no|t].", published="1995-01-01").names() == [
        "Lavrov"
    ]


def test_a_title_does_not_reach_over_a_preposition() -> None:
    page = marked("[A spokesman for President Jon Quist, Ana Hale|s], [said|c] [no|t].")
    assert page.names() == ["Ana Hale"]


def test_a_former_secretary_of_state_is_whom_the_tables_know() -> None:
    page = marked(
        "Hillary Clinton spoke in Ohio. [The former secretary of state|s] [said|c] [no|t].",
        published="2016-06-01",
    )
    assert page.names() == ["Hillary Clinton"]


def test_a_state_before_a_name_is_no_part_of_it() -> None:
    page = marked(
        "Norrland waits. [The foreign minister of Norrland Ana Hale|s] [said|c] [it rained|t]."
    )
    assert page.names() == ["Ana Hale"]


def test_a_source_that_begins_within_a_name_is_the_whole_names() -> None:
    page = marked("Ana [Hale, the envoy of Norrland,|s] [said|c] [that it rained|t].")
    assert page.names() == ["Ana Hale"]


def test_a_source_that_ends_within_an_office_is_the_offices() -> None:
    page = marked("Sergei Lavrov met the press. [The head|s] of Russian diplomacy [said|c] [no|t].")
    assert page.names() == ["Sergey Lavrov"]


def test_the_secretary_of_state_is_no_foreign_minister_of_another_state() -> None:
    page = marked(
        "Sergey Lavrov met Mike Pompeo. Lavrov left. [The secretary of state|s] [said|c] [no|t].",
        published="2019-12-11",
    )
    assert page.names() == ["Mike Pompeo"]


def test_unnamed_groups_of_two_pages_are_not_one_speaker() -> None:
    pages = [marked(f"[Several critics|s] [said|c] [it {how}|t].") for how in ("rained", "snowed")]
    ids = {page.resolved()[0].speaker.id for page in pages}  # type: ignore[union-attr]
    assert len(ids) == 2


def test_a_plural_description_is_not_she() -> None:
    page = marked("[Two aides|s] [said|c] [it rained|t]. [She|s2] [added|c2] [it snowed|t2].")
    assert page.resolved()[1].speaker is UNSURE


def test_a_headline_names_each_of_its_people() -> None:
    page = marked(
        "[Ana Ruiz|s] [Says|c] [Jo Hill Is Wrong|t]\n\nAna Ruiz met Jo Hill. The two talked."
    )
    assert page.names() == ["Ana Ruiz"]


def test_a_surname_is_not_the_tower_named_after_it() -> None:
    page = marked("Crowds came to Quist Tower. [Quist|s] [said|c] [it rained|t].")
    assert page.names() == ["Quist"]


def test_a_word_is_the_body_that_it_begins() -> None:
    page = marked("He watched Larkhaven News. [Larkhaven|s] [said|c] [it rained|t].")
    assert page.names() == ["Larkhaven News"]


def test_a_chamber_is_not_a_longer_name_that_holds_its_word() -> None:
    page = marked("The Blue House was shut. [The House|s] [said|c] [it rained|t].")
    assert page.names() == ["House"]


def test_the_subject_of_the_main_clause_is_the_pronoun_before_it() -> None:
    page = marked(
        "Jo Hill wrote to Ana Ruiz.\nWhile [she|s] [welcomed|c] [the plan|t], Ana Ruiz left early."
    )
    assert page.names() == ["Ana Ruiz"]


def test_of_whom_something_is_said_does_not_say_it() -> None:
    page = marked(
        "Peter Hale met John Torvald. [“He left,”|t] [he|s] [said|c] of Torvald, who smiled."
    )
    assert page.names() == ["Peter Hale"]


def test_they_are_the_two_named_together() -> None:
    page = marked("Mary Quist and Peter Hale were there. [They|s] [said|c] [it rained|t].")
    assert page.names() == ["Mary Quist and Peter Hale"]


def test_it_is_not_a_place_that_does_nothing() -> None:
    page = marked("A rally began near Larkhaven. [It|s] [said|c] [all was well|t].")
    assert page.resolved()[0].speaker is UNSURE


def test_it_goes_on_after_a_long_quotation() -> None:
    page = marked(
        "[The Larkhaven Times|s] [wrote|c] [“She knows it. She learned. She planned. She won."
        " She led. She stayed. She left.”|t]\nMeanwhile, [it|s2] [attacked|c2] [him|t2]."
    )
    assert page.names()[1] == "Larkhaven Times"


def test_a_share_of_people_is_a_group_of_the_page() -> None:
    page = marked("[About three in 10 voters|s] [said|c] [it rained|t].")
    speaker = page.resolved()[0].speaker
    assert isinstance(speaker, Speaker)
    assert (speaker.name, speaker.kind) == ("About three in 10 voters", SpeakerKind.GROUP)


def test_an_official_is_not_whoever_was_named_before() -> None:
    page = marked("Mary Quist left. [The official|s] [said|c] [it rained|t].")
    speaker = page.resolved()[0].speaker
    assert isinstance(speaker, Speaker)
    assert (speaker.name, speaker.kind) == ("official", SpeakerKind.UNNAMED)


def test_somebody_with_people_of_theirs_is_a_group() -> None:
    page = marked("Mary Quist left. [Quist and her lawyers|s] [said|c] [it rained|t].")
    assert page.names() == ["Mary Quist and her lawyers"]


def test_the_union_is_the_body_whose_name_stands_before_the_noun() -> None:
    page = marked("They called the United Weavers union. [The union|s] [said|c] [it rained|t].")
    assert page.names() == ["United Weavers"]


def test_the_paper_is_a_paper_and_not_a_party() -> None:
    page = marked(
        "The Larkhaven Times met the Norrland Party. [The paper|s] [said|c] [it rained|t]."
    )
    assert page.names() == ["Larkhaven Times"]


def test_a_participle_is_not_the_head_of_a_description() -> None:
    page = marked("[The crowd gathered outside|s] [said|c] [it rained|t].")
    assert page.names() == ["crowd gathered outside"]


def test_a_surname_on_a_page_without_a_date_is_its_one_prominent_bearers() -> None:
    text = "Talks in Moscow failed. [Lavrov|s] [said|c] [Russia was ready|t]."
    page = marked(text, published=None)
    assert page.names() == ["Sergey Lavrov"]


@pytest.mark.parametrize(("senator", "named"), [("Florida", None), ("Texas", "Ted Cruz")])
def test_a_senator_of_another_region_is_not_meant(senator: str, named: str | None) -> None:
    page = marked(
        f"Sen. Ted Cruz, R-Texas, left early. [The {senator} senator|s] [said|c] [it rained|t].",
        "2016-03-01",
    )
    assert page.names() == [named]


def test_a_judge_is_none_whom_the_tables_know_as_a_politician() -> None:
    page = marked(
        "Mary Quist met Sen. Ted Cruz, R-Texas. [The judge|s] [said|c] [it rained|t].",
        "2016-03-01",
    )
    assert page.names() == ["Mary Quist"]


def test_one_of_congress_whose_surname_nobody_shares_needs_no_word_of_it() -> None:
    told = marked("[Adam Schiff|s] [said|c] [it rained|t].", "2019-12-11").resolved()[0].speaker
    assert isinstance(told, Speaker)
    assert told.wikidata is not None


def test_one_whom_the_page_calls_something_else_is_no_member_of_congress() -> None:
    page = marked("[Adam Schiff, a surgeon,|s] [said|c] [it rained|t].", "2019-12-11")
    told = page.resolved()[0].speaker
    assert isinstance(told, Speaker)
    assert told.wikidata is None


def test_a_diplomat_of_a_state_may_be_any_of_them() -> None:
    page = marked("[A British diplomat|s] [said|c] [it rained|t].", "2015-12-26")
    assert page.names() != ["Philip Hammond"]


def test_whom_somebody_speaks_for_is_not_the_one_in_apposition() -> None:
    page = marked("[A spokesman for candidate Ana Ruiz|s] [said|c] [it rained|t].")
    assert page.names() != ["Ana Ruiz"]


def test_a_name_may_begin_with_any_capital_letter() -> None:
    page = marked(
        "John Torvald came. Ždenka’s lawyer, Mary Quist, left. [The lawyer|s] [said|c] [no|t]."
    )
    assert page.names() == ["Mary Quist"]


def within_the_first(page: MarkedPage) -> str | None:
    """The name of who speaks the second attribution, which stands in the first one's quotation."""
    outer, inner = page.attributions
    nested = (replace(outer, content=(hull(outer.content),)), replace(inner, parent=0))
    found, _ = resolve_page(page.document, page.layout, nested, (), load_people())
    meant = found[1].speaker
    return meant.name if isinstance(meant, Speaker) else None


def test_he_in_a_quotation_is_not_who_is_named_behind_it_as_its_speaker() -> None:
    page = marked(
        "John Torvald met Peter Hale, who built the port. "
        "[“|t][He|s2] [said|c2] [it rained|t2][,”|t] [Peter Hale|s] [said|c]."
    )
    assert within_the_first(page) == "John Torvald"


@pytest.mark.parametrize(
    ("behind", "meant"),
    [
        ("said of John Torvald", "John Torvald"),
        ("told the Courier about Mr. Torvald", "John Torvald"),
        ("said of Mara Quist", None),
        ("said", None),
    ],
)
def test_he_in_words_said_of_somebody_is_that_one(behind: str, meant: str | None) -> None:
    cue, _, rest = behind.partition(" ")
    page = marked(
        "John Torvald came late. Ed Vane and Jo Lunde came too. Mara Quist left. Peter Hale spoke. "
        f"[“|t][He|s2] [said|c2] [it rained|t2][,”|t] [Peter Hale|s] [{cue}|c] {rest}."
    )
    assert within_the_first(page) == meant
