"""What a portion of new documents brings to a record.

In: the documents, the index, what stands beside them. Out: `Found`: the links to and among the new
documents and sentences, and the groups that came out different for them. A group is closed under
its links, so the groups of all that a link touches, taken together, are all that can change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from onrecord.compare import Candidates, Disputes
from onrecord.group.dispatches import KIND as COPY
from onrecord.group.dispatches import copies_of, dispatch_from
from onrecord.group.keys import KIND as SAYING
from onrecord.group.sets import Sets
from onrecord.group.utterances import links_of, utterances_from
from onrecord.model import (
    Dispatch,
    DocumentId,
    Judgement,
    Link,
    Opposed,
    StatementRow,
    Utterance,
    Verdict,
)
from onrecord.record import Beside, Found, StoredIndex
from onrecord.review.recalled import Recalled


def found_in(
    documents: Sequence[DocumentId],
    index: StoredIndex,
    linked: Collection[str],
    beside: Beside,
    recalled: Recalled,
) -> Found:
    """What `documents` bring; `linked` are those that were linked to what they said before."""
    rows = recalled.rows(documents)
    new = recalled.learn(rows)
    read = recalled.documents(documents)
    copies = list(copies_of([read[own] for own in documents], index, recalled.documents))
    carrying, dispatches = _dispatches(copies, linked, beside, recalled)
    sayings = list(links_of(new, index, recalled.wordings))
    left = any(name.startswith("doc-") for name in linked)
    moved = carrying if left else _moved(carrying, dispatches, beside)
    touched = {wording.key for wording in new} | beside.sentences_of(moved)
    touched |= {name for name in linked if name.startswith("stm-")}
    sentences, utterances = _utterances(sayings, touched, dispatches, beside, recalled)
    return Found(
        documents=documents,
        links=[*((COPY, link) for link in copies), *((SAYING, link) for link in sayings)],
        opposed=_opposed(rows, index, recalled),
        copies=carrying,
        dispatches=dispatches,
        sentences=sentences,
        utterances=utterances,
    )


def _dispatches(
    links: Sequence[Link], linked: Iterable[str], beside: Beside, recalled: Recalled
) -> tuple[set[str], list[Dispatch]]:
    """The documents whose dispatches are made anew, and these."""
    touched = _ends(links) | {name for name in linked if name.startswith("doc-")}
    members = touched | beside.beside_copies(touched)
    read = recalled.documents(members)
    carried: Sets[DocumentId] = Sets()
    for own in members:
        carried.add(DocumentId(own))
    for link in (*beside.links_among(COPY, members), *links):
        carried.join(DocumentId(link.one), DocumentId(link.other))
    groups = (group for group in carried.groups() if len(group) > 1)
    return members, [dispatch_from([read[own] for own in group]) for group in groups]


def _moved(
    documents: Collection[str], dispatches: Sequence[Dispatch], beside: Beside
) -> Collection[str]:
    """Those of `documents` that count as another account now, as none left a dispatch.

    What they say has other origins. The other copies of a text keep their oldest, however many.
    """
    before = beside.accounts(documents)
    now = {own: each.documents[0] for each in dispatches for own in each.documents}
    read = map(DocumentId, documents)
    return {own for own in read if now.get(own, own) != before.get(own, own)}


def _utterances(
    links: Sequence[Link],
    touched: set[str],
    dispatches: Sequence[Dispatch],
    beside: Beside,
    recalled: Recalled,
) -> tuple[set[str], tuple[Utterance, ...]]:
    """The sentences whose utterances are made anew, and these."""
    judged = beside.judged()
    touched = touched | _ends(links) | _ends(_judged_same(judged))
    members = touched | beside.beside_sentences(touched)
    wordings = recalled.wordings(members)
    known = {name: wordings[name] for name in sorted(members) if name in wordings}
    every = [*beside.links_among(SAYING, members), *links]
    accounts = dict(beside.accounts({each.document for each in known.values()}))
    for dispatch in dispatches:
        accounts |= dict.fromkeys(dispatch.documents, dispatch.documents[0])
    standing = _as_judged(every, judged, known)
    return members, utterances_from(known.values(), standing, lambda own: accounts.get(own, own))


def _opposed(rows: Sequence[StatementRow], index: StoredIndex, recalled: Recalled) -> list[Opposed]:
    """The pairs of new claims with each other and with known ones that may be contrary."""
    return Disputes(known=Candidates(index, recalled.claims)).brought_by(rows)


def _as_judged(
    links: Iterable[Link], judged: Sequence[Judgement], known: Mapping[str, object]
) -> list[Link]:
    """The links as people decided: a sentence that was told from another has no links of its own.

    It is taken out of its utterance whole, since what it is linked to is linked with the other.
    """
    apart = {each.subject for each in judged if each.verdict is Verdict.DIFFERENT}
    left = [link for link in links if not apart & {link.one, link.other}]
    every = [*left, *_judged_same(judged)]
    return [link for link in every if link.one in known and link.other in known]


def _judged_same(judged: Iterable[Judgement]) -> list[Link]:
    return [
        Link(each.subject, each.other, f"{each.by} says so.")
        for each in judged
        if each.verdict is Verdict.SAME and each.other
    ]


def _ends(links: Iterable[Link]) -> set[str]:
    return {name for link in links for name in (link.one, link.other)}
