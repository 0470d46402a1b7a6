"""Merging, keeping apart and renaming speakers."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import BadInput
from onrecord.model import Judgement, Speaker, Verdict
from onrecord.record import Query, Record
from onrecord.record.asking import listing
from onrecord.record.judging import deciding
from record_builders import ANA, BO, DEFAULT_SAID, Said, person, reading

ANNA, LUND, CLEO = person("Anna Ruiz"), person("Lund"), person("Cleo Vane")


@pytest.fixture
def record(place: str | Path) -> Record:
    record = Record.open(place)
    record.add(reading())
    more = [Said("it had rained", speaker=ANNA), Said("We saw it too", speaker=LUND, behalf=ANNA)]
    record.add(reading(said=more, url="https://dune.example/1", outlet="Dune"))
    record.add(reading(said=[Said("wet", speaker=CLEO)], url="https://dune.example/2"))
    return record


def merge(record: Record, kept: Speaker, other: Speaker, why: str | None = None) -> Judgement:
    return record.judge(deciding.same(kept.id, other.id, "Ida", why))


def speakers(record: Record) -> list[str]:
    return [row.known_speaker.name for row in record.statements() if row.known_speaker]


def test_merged_speakers_are_one_under_the_kept_name(record: Record) -> None:
    merge(record, ANA, ANNA)
    assert speakers(record) == ["Ana Ruiz", "Bo Lund", "Ana Ruiz", "Lund", "Cleo Vane"]
    assert "Anna Ruiz" not in [each.name for each in record.speakers()]
    assert len(list(record.statements(Query(speakers=(ANA.id,))))) == 2


def test_a_merged_id_and_its_name_lead_to_the_one_who_stands(record: Record) -> None:
    merge(record, ANA, ANNA)
    for name in ("Anna Ruiz", ANNA.id, "Ana Ruiz"):
        (found,) = record.speakers_named(name)
        assert (found.speaker, found.statements) == (ANA, 3)
        assert found.names == ("Ana Ruiz", "Anna Ruiz")
    assert len(list(record.statements(Query(speakers=(ANNA.id,), on_behalf=True)))) == 3


def test_who_is_spoken_for_is_merged_too(record: Record) -> None:
    merge(record, ANA, ANNA)
    assert [row.on_behalf_of for row in record.statements(Query(speakers=(LUND.id,)))] == [ANA]


def test_whom_something_is_said_to_is_merged_too(place: str | Path) -> None:
    told = [Said("it was dry", "Bo Lund", "told", BO, addressee="Anna Ruiz", hearer=ANNA)]
    with Record.open(place) as record:
        record.add(reading("Bo Lund told Anna Ruiz it was dry.", told))
        record.add(reading())
        merge(record, ANA, ANNA)
        assert [row.hearer for row in record.statements(Query(hearers=(ANA.id,)))] == [ANA]
        assert record.addressees(Query(), 9) == (("Ana Ruiz", 1),)


def test_merged_speakers_are_counted_once(record: Record) -> None:
    merge(record, ANA, ANNA)
    assert record.counts().speakers == record.whole()["speakers"] == len([*record.speakers()]) == 4


def test_all_speakers_come_in_portions_as_each_is_asked_for(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "AT_ONCE", 2)
    merge(record, ANA, ANNA)
    found = list(record.speaker_rows())
    assert found == [record.speaker(each.id) for each in record.speakers()]
    assert len(found) == 4


def test_candidates_are_shown_as_those_who_stand(record: Record) -> None:
    unsure = [Said("it had rained", "Ana Ruiz", candidates=(ANNA, BO))]
    record.add(reading(said=unsure, url="https://dune.example/3"))
    merge(record, ANA, ANNA)
    *_, row = record.statements()
    assert row.candidates == (ANA, BO)


def test_a_merge_lasts_when_pages_are_read_again(record: Record) -> None:
    merge(record, BO, LUND)
    record.add(reading(said=[Said("We saw it too", speaker=LUND)], version="v2", url=None))
    assert "Lund" not in speakers(record)
    merge(record, ANA, BO)
    assert set(speakers(record)) == {"Ana Ruiz", "Anna Ruiz", "Cleo Vane"}


def test_a_merge_that_is_taken_back_leaves_nothing_behind(record: Record) -> None:
    before = [*record.statements()], [*record.speakers()]
    merge(record, ANA, ANNA)
    merge(record, BO, ANA)
    record.undo(None, "Ida")
    record.undo(None, "Ida")
    assert ([*record.statements()], [*record.speakers()]) == before


def test_a_merge_against_a_never_merge_is_refused_with_the_reason(record: Record) -> None:
    record.judge(deciding.never_the_same(ANA.id, ANNA.id, "Ida", "mother and daughter"))
    with pytest.raises(BadInput, match=r"Ida judged .* are never one: mother and daughter"):
        merge(record, ANA, ANNA)
    assert record.counts().judgements == 1


def test_a_merge_that_would_join_them_by_others_is_refused_too(record: Record) -> None:
    merge(record, ANA, BO)
    merge(record, LUND, ANNA)
    record.judge(deciding.never_the_same(ANA.id, ANNA.id, "Ida", "they met"))
    with pytest.raises(BadInput, match=r"Bo Lund and Lund cannot be merged.*they met"):
        merge(record, BO, LUND)


def test_those_who_are_one_by_a_chain_are_not_kept_apart_silently(record: Record) -> None:
    merge(record, ANA, BO)
    merge(record, BO, LUND, "same office")
    with pytest.raises(BadInput, match=r"by a chain of merges .*same office.*split them first"):
        record.judge(deciding.never_the_same(ANA.id, LUND.id, "Ida"))


def test_never_merge_takes_back_the_merge_of_the_two(record: Record) -> None:
    merge(record, ANA, ANNA)
    record.judge(deciding.never_the_same(ANNA.id, ANA.id, "Ida"))
    assert speakers(record)[:3] == ["Ana Ruiz", "Bo Lund", "Anna Ruiz"]


def test_once_the_never_merge_is_taken_back_they_may_be_merged(record: Record) -> None:
    record.judge(deciding.never_the_same(ANA.id, ANNA.id, "Ida"))
    record.undo(None, "Ida")
    merge(record, ANA, ANNA)
    assert "Anna Ruiz" not in speakers(record)


def test_merging_the_merged_is_refused(record: Record) -> None:
    merge(record, ANA, ANNA)
    with pytest.raises(BadInput, match="are one already"):
        merge(record, ANNA, ANA)


def test_a_new_name_is_shown_and_the_old_one_still_finds(record: Record) -> None:
    record.judge(deciding.renamed(LUND.id, "Bo Lund the Younger", "Ida"))
    assert "Bo Lund the Younger" in speakers(record)
    for name in ("lund", "Bo Lund the Younger"):
        assert LUND.id in [each.speaker.id for each in record.speakers_named(name)]
    record.undo(None, "Ida")
    assert "Lund" in speakers(record)
    assert not record.speakers_named("Younger")


def test_a_later_name_takes_the_place_of_the_first(record: Record) -> None:
    record.judge(deciding.renamed(LUND.id, "One", "Ida"))
    record.judge(deciding.renamed(LUND.id, "Two", "Ida"))
    assert "Two" in speakers(record)
    assert not record.speakers_named("One")
    record.undo(None, "Ida")
    assert "One" in speakers(record)


def test_a_name_needs_a_letter(record: Record) -> None:
    with pytest.raises(BadInput, match="letter"):
        record.judge(deciding.renamed(LUND.id, "  ", "Ida"))


def test_a_merge_with_someone_of_another_record_waits_for_them(place: str | Path) -> None:
    with Record.open(place) as record:
        record.add(reading(said=DEFAULT_SAID[:1]))
        merge(record, BO, ANA)
        assert speakers(record) == ["Ana Ruiz"]
        assert [each.gone for each in record.judged()] == [True]
        record.add(reading(url="https://dune.example/4"))
        assert set(speakers(record)) == {"Bo Lund"}


def test_pairs_never_to_be_joined_are_told_as_they_stand(record: Record) -> None:
    merge(record, ANA, ANNA)
    record.judge(deciding.never_the_same(ANNA.id, BO.id, "Ida"))
    assert record.never_the_same() == {frozenset((ANA.id, BO.id))}


def test_the_order_of_a_pair_does_not_matter(record: Record) -> None:
    record.judge(Judgement(LUND.id, Verdict.SAME, "speaker", "Ida", other=ANA.id, value=ANA.id))
    with pytest.raises(BadInput, match="one already"):
        record.judge(Judgement(ANA.id, Verdict.SAME, "speaker", "Ida", other=LUND.id))
