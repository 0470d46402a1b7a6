"""On a cluster the same shards come out, whoever is killed on the way.

The tests with a cluster of two nodes need Ray (`pip install 'onrecord[ray]'`); they take a minute.
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from onrecord.errors import BadInput
from onrecord.model import Page, Reading, Rejected
from onrecord.pipeline import Settings
from onrecord.read import ReadSettings
from onrecord.shards import Parcel, ShardFolder, clustered, loaded, parcels_of, read_here
from onrecord.shards.receipts import from_json
from test_spread import read_or_die, start

RULES = Settings(rules_only=True)
INPUTS, PAGES = 6, 5
SAID = "The harbour master {} said on Tuesday that pier {} was closed for the whole winter."


def test_a_page_that_kills_its_reader_is_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clustered, "read_batch", read_or_die)
    monkeypatch.setattr(clustered, "start_worker", start_nothing)
    pages = tuple(Page(each, each.decode()) for each in (b"a", b"die", b"c"))
    reader = clustered.Reader(tmp_path, RULES)
    rows = reader({"parcel": [Parcel("pages", 0, pages)]})
    rejected = from_json(rows["receipt"][0]).rejected
    assert [each.where for each in rejected] == ["a", "die", "c"]
    assert ["died" in each.detail for each in rejected] == [False, True, False]


def start_nothing(_settings: Settings) -> None:
    """Nothing to load: it is pickled by its name."""
    start()


def test_inputs_are_named_as_all_machines_find_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_text("a")
    monkeypatch.chdir(tmp_path)
    named = clustered.for_all_machines("a.html", ReadSettings())
    assert named == str(tmp_path / "a.html")


@pytest.mark.parametrize("where", ["-", "nowhere.html"])
def test_what_no_machine_finds_is_told_before_anything_is_read(where: str) -> None:
    with pytest.raises(BadInput):
        clustered.for_all_machines(where, ReadSettings())


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("given")
    for number in range(INPUTS):
        rows = ({"text": SAID.format(name, number)} for name in ("Ana Ruiz", "Bo", "Cy", "Di", ""))
        lines = (json.dumps(row | {"url": f"https://a.example/{number}"}) for row in rows)
        (folder / f"{number}.jsonl").write_text("\n".join(lines))
    return sorted(map(str, folder.iterdir()))


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    """Two raylets of one core each on this machine."""
    pytest.importorskip("ray")
    os.environ["RAY_worker_niceness"] = "0"  # noqa: SIM112 - else busy machines starve them
    import ray
    from ray.cluster_utils import Cluster

    node = {"num_cpus": 1, "object_store_memory": 100_000_000}
    made = Cluster(initialize_head=True, head_node_args={**node, "include_dashboard": False})
    made.add_node(**node)
    ray.init(address=made.address, log_to_driver=False, logging_level="ERROR")
    yield
    ray.shutdown()
    made.shutdown()


def everything(folder: Path) -> dict[str, Reading | Rejected]:
    shards = ShardFolder(folder)
    receipts = (each for each in shards.receipts() if not isinstance(each, Rejected))
    readings = [each for receipt in receipts for each in loaded(shards, receipt)]
    return {each.page.where if isinstance(each, Reading) else each.where: each for each in readings}


@pytest.mark.usefixtures("cluster")
def test_killed_workers_lose_nothing_and_change_nothing(given: list[str], tmp_path: Path) -> None:
    done = clustered.read_clustered(given, ShardFolder(tmp_path / "there"), None, RULES, 2)
    next(done)
    assert kill("ray::MapWorker")  # the actors, in the middle of their parcels
    next(done)
    kill("spawn_main")  # those that read for them
    assert len(list(done)) == INPUTS - 2
    parcels = (parcel for where in given for parcel in parcels_of(where))
    list(read_here(parcels, ShardFolder(tmp_path / "here"), RULES))
    here, there = everything(tmp_path / "here"), everything(tmp_path / "there")
    assert [(r.document, r.statements, r.roles) for r in here.values() if isinstance(r, Reading)]
    assert without_times(there) == without_times(here)


@pytest.mark.usefixtures("cluster")
def test_what_is_done_is_not_read_again(given: list[str], tmp_path: Path) -> None:
    folder = ShardFolder(tmp_path)
    parcels = (parcel for where in given[:1] for parcel in parcels_of(where))
    list(read_here(parcels, folder, RULES))
    done = clustered.read_clustered(given[:2], folder, None, RULES, 1)
    assert sorted((each.receipt.where, each.known) for each in done) == [
        (given[0], True),
        (given[1], False),
    ]


def without_times(found: dict[str, Reading | Rejected]) -> dict[str, object]:
    """What there is to each page, but for the moment at which its file was opened."""
    return {
        where: (each.document, each.statements, each.roles, each.version)
        if isinstance(each, Reading)
        else (each.why, each.detail)
        for where, each in found.items()
    }


def kill(name: str) -> int:
    """Kill the processes so named that descend from this one; how many."""
    parents = {int(each.name): parent_of(each) for each in Path("/proc").glob("[0-9]*")}
    killed = 0
    for pid in parents:
        with suppress(OSError):
            if name in Path(f"/proc/{pid}/cmdline").read_text() and descends(pid, parents):
                os.kill(pid, signal.SIGKILL)
                killed += 1
    return killed


def descends(pid: int, parents: dict[int, int]) -> bool:
    while pid in parents:
        if parents[pid] == os.getpid():
            return True
        pid = parents[pid]
    return False


def parent_of(process: Path) -> int:
    with suppress(OSError):
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    return 0
