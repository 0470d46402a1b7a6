"""Good files of each kind that something takes in, for `fuzz_files` to damage.

    for kind in kinds(Path(folder), Path("fuzz.db"), readings): kind.take()

People, judgements, a proof, shards, a manifest, rows, a table, web archives, a feed, a sitemap.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from typer.testing import CliRunner

from onrecord.errors import OnrecordError
from onrecord.model import Act, Reading
from onrecord.read import pages
from onrecord.read.web.feeds import entries
from onrecord.read.web.sitemaps import sitemap_of
from onrecord.record import Record
from onrecord.record.judging.deciding import is_act
from onrecord.shards import Parcel, ShardFolder
from onrecord.show.command import app

LINKS = 100

PEOPLE = b"""name,aliases,wikidata,gender,role,body,since,until
Ana Ruiz,Anna Ruiz;A. Ruiz,Q101,female,minister,Quilhar,2019,2021-03
Bo Lund,,Q102,male,mayor,Fjord,2020-01-02,
"""
ENTITIES = b"""\
{"id":"a","schema":"Person","properties":{"name":["Ana Ruiz"],"wikidataId":["Q101"]}}
{"id":"b","schema":"Position","properties":{"name":["minister"],"country":["no"]}}
{"id":"c","schema":"Occupancy","properties":{"holder":["a"],"post":["b"],"startDate":["2019"]}}
"""
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>A</title>
<item><title>The dam</title><link>https://a.example/1</link>
<pubDate>Tue, 04 May 2021 12:00:00 GMT</pubDate></item></channel></rss>"""
SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://a.example/1</loc><lastmod>2021-05-04</lastmod></url></urlset>"""


@dataclass(frozen=True)
class Kind:
    """A kind of file: a good one, which of its folder is damaged, and what takes it in."""

    name: str
    file: Path
    take: Callable[[], str]


def kinds(folder: Path, record: Path, readings: list[Reading]) -> list[Kind]:
    """Every kind with a good file."""
    said = [one for each in readings for one in each.statements]
    with Record.open(record) as opened:
        for each in readings:
            opened.add(each)
        opened.judge(is_act(said[0].id, Act.CONCEDE, "Ida", "she grants it"))
    proof, judgements = folder / "proof.zip", folder / "judgements.jsonl"
    command(record, "proof", said[0].id, "--output", proof)()
    command(record, "judgements", "export", judgements)()
    shards = ShardFolder(folder / "shards")
    shards.keep(Parcel("made", 0, tuple(each.page for each in readings)), readings, "bench@1")
    receipt = next((folder / "shards" / "_receipts").iterdir())
    parquet = next((folder / "shards").glob("day=*/*.parquet"))
    load = command(record, "load", folder / "shards", "--no-review")
    people, entities = put(folder / "people.csv", PEOPLE), put(folder / "people.json", ENTITIES)
    feed, sitemap = put(folder / "feed.xml", FEED), put(folder / "map.xml", SITEMAP)
    return [
        Kind("people", people, command(record, "people", "import", people)),
        Kind("entities", entities, command(record, "people", "import", entities)),
        Kind("judgements", judgements, command(record, "judgements", "import", judgements)),
        Kind("proof", proof, command(record, "verify", proof)),
        Kind("receipt", receipt, load),
        Kind("shard", parquet, load),
        *(Kind(name, path, brought(where)) for name, path, where in inputs(folder, readings)),
        Kind("feed", feed, lambda: told(entries(feed.read_bytes(), None, LINKS))),
        Kind("sitemap", sitemap, lambda: told(sitemap_of(sitemap.read_bytes(), LINKS))),
    ]


def inputs(folder: Path, readings: list[Reading]) -> list[tuple[str, Path, Path]]:
    """Files that hold pages: what is damaged, and what is named to be read."""
    html = [each.page.content for each in readings]
    own = folder / "manifest"
    own.mkdir()
    (own / "a.html").write_bytes(html[0])
    row = {"path": "a.html", "url": "https://a.example/", "outlet": "A", "published": "2021-05-04"}
    manifest = put(own / "pages.jsonl", json.dumps(row).encode())
    rows = [{"url": f"https://a.example/{n}", "html": h.decode()} for n, h in enumerate(html)]
    lines = put(folder / "rows.jsonl", "\n".join(map(json.dumps, rows)).encode())
    table = folder / "table.parquet"
    pq.write_table(pa.Table.from_pylist(rows), table)
    archive = put(folder / "a.warc", b"".join(map(response, html)))
    packed = put(folder / "b.warc.gz", b"".join(gzip.compress(response(each)) for each in html))
    return [
        ("manifest", manifest, own),
        ("rows", lines, lines),
        ("table", table, table),
        ("WARC", archive, archive),
        ("packed WARC", packed, packed),
    ]


def response(html: bytes) -> bytes:
    """A record of a web archive."""
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
        "WARC-Date: 2021-05-04T12:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def put(path: Path, content: bytes) -> Path:
    """A file with this content."""
    path.write_bytes(content)
    return path


def command(record: Path, *arguments: object) -> Callable[[], str]:
    """`onrecord …`, with the record where it takes one."""
    own = [] if arguments[0] == "verify" else ["--record", str(record)]

    def run() -> str:
        sys.argv = ["onrecord", str(arguments[0])]
        done = CliRunner().invoke(app(), [*map(str, arguments), *own])
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return "taken" if done.exit_code == 0 else "refused"

    return run


def brought(where: Path) -> Callable[[], str]:
    """The pages at a place, as `onrecord read` takes them."""

    def run() -> str:
        try:
            found = list(pages(str(where)))
        except OnrecordError:
            return "refused"
        return told(found)

    return run


def told(_found: object) -> str:
    """What came of files that give what can be read of them."""
    return "taken"
