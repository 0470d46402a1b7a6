"""What writes to a record, for `crash.py` to disturb: one task a row.

Each begins at a record as `start` leaves it; `run` again after it was broken off leaves what one
run leaves that was not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.model import Act, Page, Reading
from onrecord.place import Place
from onrecord.record import Record, copy_record
from onrecord.record.judging.deciding import is_act
from onrecord.record.keeping.migrate import POSTGRESQL, migrations
from onrecord.record.postgresql.migrate import bring_up_to_date as bring_server_up_to_date
from onrecord.record.sqlite.migrate import bring_up_to_date
from onrecord.review import review_record
from onrecord.shards import Parcel, ShardFolder, loaded

OLD_SCHEMA = 2
COMMIT = 10  # readings
BY = "bench"

Work = Callable[[Place], object]


@dataclass(frozen=True)
class Task:
    """Something that writes."""

    name: str
    start: Work
    run: Work


def example_readings(count: int) -> list[Reading]:
    """`count` readings, all different, of the example pages: each under an address of its own."""
    from onrecord.pipeline import Settings, load_models, read_pages

    examples = sorted((Path(__file__).parent.parent / "examples").glob("*.html"))
    pages = [
        Page(each.read_bytes(), each.name, url=f"https://made.example/{number}/{each.name}")
        for number in range(-(-count // len(examples)))
        for each in examples
    ]
    read = read_pages(pages[:count], load_models(Settings(rules_only=True)))
    return [each for each in read if isinstance(each, Reading)]


def tasks(readings: Sequence[Reading], folder: Path) -> list[Task]:
    """All of them; `folder` is for shards, and for the record that is copied."""
    read = partial(add, readings)
    decided = [each.statements[0].id for each in readings if each.statements]
    source, shards = Place(str(folder / "source.db")), ShardFolder(folder / "shards")
    read(source)
    review(source)
    shards.keep(Parcel("made", 0, tuple(each.page for each in readings)), readings, "bench@1")
    return [
        Task("read", nothing, read),
        Task("load", nothing, partial(load, shards)),
        Task("review", read, review),
        Task("correct", read, partial(correct, decided)),
        Task("serve", read, partial(correct_by_web, decided)),
        Task("reread", partial(corrected, readings, decided), partial(reread, readings)),
        Task("forget", partial(reviewed, readings), partial(forget, readings[:5])),
        Task("copy", nothing, partial(copy, source)),
        Task("migrate", old, up_to_date),
    ]


def nothing(_place: Place) -> None:
    """There is no record yet."""


def add(readings: Sequence[Reading], place: Place, *, anew: bool = False) -> None:
    """`onrecord read`, of pages that are read already."""
    with Record.open(place) as record, record.writing(anew=anew) as writer:
        for number, reading in enumerate(readings):
            writer.add(reading)
            if number % COMMIT == 0:
                writer.commit()


def load(shards: ShardFolder, place: Place) -> None:
    """`onrecord load`."""
    with Record.open(place) as record, record.writing() as writer:
        for receipt in shards.receipts():
            for number, each in enumerate(loaded(shards, receipt)):
                assert isinstance(each, Reading), each
                writer.add(each)
                if number % COMMIT == 0:
                    writer.commit()


def review(place: Place) -> None:
    """`onrecord review`."""
    with Record.open(place) as record:
        review_record(record)


def reviewed(readings: Sequence[Reading], place: Place) -> None:
    """A record whose pages were set beside each other."""
    add(readings, place)
    review(place)


def correct(decided: Sequence[str], place: Place) -> None:
    """`onrecord correct`, of each statement that is not corrected yet."""
    with Record.open(place) as record:
        for own in decided:
            if not list(record.judgements(own)):
                record.judge(is_act(own, Act.CONCEDE, BY))


def correct_by_web(decided: Sequence[str], place: Place) -> None:
    """The same by the forms of the reading room."""
    from starlette.testclient import TestClient

    from onrecord.web import make_app

    with TestClient(make_app(place), base_url="http://127.0.0.1") as client:
        for own in decided:
            with Record.open(place, read_only=True) as record:
                known = list(record.judgements(own))
            if not known:
                answer = client.post(f"/statements/{own}/act", data={"act": "concede"})
                if answer.status_code >= 400:
                    raise RecordError(f"the reading room answered {answer.status_code}")


def corrected(readings: Sequence[Reading], decided: Sequence[str], place: Place) -> None:
    """A record with corrections."""
    add(readings, place)
    correct(decided, place)


def reread(readings: Sequence[Reading], place: Place) -> None:
    """`onrecord reread`, by a version that finds no statement within another."""
    outer = [tuple(one for one in each.statements if one.parent is None) for each in readings]
    newer = [
        replace(each, version="bench@2", statements=own)
        for each, own in zip(readings, outer, strict=True)
    ]
    with Record.open(place) as record:
        behind = set(record.read_otherwise("bench@2"))
    add([each for each in newer if each.document.id in behind], place, anew=True)


def forget(gone: Sequence[Reading], place: Place) -> None:
    """`onrecord forget`, of some pages."""
    with Record.open(place) as record:
        here = {row.document.id for row in record.documents()}
        if ids := {each.document.id for each in gone} & here:
            record.forget_documents(ids, BY)


def copy(source: Place, place: Place) -> None:
    """`onrecord copy`, where nothing was copied yet."""
    with Record.open(place) as record:
        empty = not record.counts().pages
    if empty:
        copy_record(source, place)


def old(place: Place) -> None:
    """A record of an old schema."""
    if place.is_server:
        bring_server_up_to_date(place, migrations(POSTGRESQL)[:OLD_SCHEMA])
    else:
        bring_up_to_date(place.path, migrations()[:OLD_SCHEMA])


def up_to_date(place: Place) -> None:
    """What every command does that may write."""
    Record.open(place).close()
