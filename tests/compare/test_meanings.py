from __future__ import annotations

from across_rows import said
from onrecord.compare import find_disputes, positions_of
from onrecord.compare.claims.claiming import claims_of
from onrecord.compare.claims.claims import Claim
from onrecord.compare.pairs.meanings import Meanings
from onrecord.compare.pairs.pairs import pair_of
from topics import Topics


def claim(words: str, title: str | None = None, page: str = "one") -> Claim:
    (made,) = claims_of(said("Ana Ruiz", words, title=title, page=page))
    return made


def test_a_sentence_is_embedded_once() -> None:
    topics = Topics()
    meanings = Meanings(topics)
    meanings.alike(claim("the ferry sailed"), [claim("bread was baked")])
    meanings.alike(claim("the ferry sailed"), [claim("bread was baked")])
    assert len(topics.asked) == 2


def test_short_answers_are_alike_under_one_headline() -> None:
    meanings = Meanings(Topics())
    answer, other = claim("a joke", "On the ferry"), claim("pure invention", "On bread")
    same = claim("what nonsense", "The ferry again")
    near, far = meanings.alike(answer, [same, other])
    assert near > far


def test_pairs_are_told_how_near_they_are() -> None:
    pair = pair_of(claim("the ferry sailed"), claim("the ferry sank", page="two"), lambda _: 1.0)
    (compared,) = Meanings(Topics()).compared([pair])
    assert compared.meaning is not None
    assert round(compared.meaning, 3) == 1.0


def test_what_means_the_matter_in_other_words_is_a_position() -> None:
    row = said("Ana Ruiz", "The ferry has become too dear for anybody here")
    assert row.known_speaker
    speaker = row.known_speaker.id
    assert not positions_of(
        speaker, "price of a passage to the islands: tickets for the ferry", [row]
    )
    assert positions_of(
        speaker, "price of a passage to the islands: tickets for the ferry", [row], Topics()
    )


def test_disputes_of_one_matter_in_other_words_are_one() -> None:
    rows = [
        said("Ana Ruiz", "the ferry in Lunde sank in spring", page="one"),
        said("Bo Lind", "the ferry in Lunde never sank in spring", page="two"),
        said("Cy Moss", "that the ferry went down off Lunde in spring", page="three"),
    ]
    (dispute,) = find_disputes(rows, embedder=Topics())
    assert [side.party for side in dispute.sides] == ["Ana Ruiz", "Cy Moss", "Bo Lind"]
