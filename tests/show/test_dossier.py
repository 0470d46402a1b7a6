"""One page on an affair that stands alone, the timeline, a saying, positions drawn."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner, Result

from onrecord.model import PartialDate, Stance
from onrecord.record import Record
from onrecord.record.judging.deciding import never_the_same
from onrecord.review.affairs import affair_of
from onrecord.show.command import app
from onrecord.show.commands.dossier import page_of
from onrecord.show.failing import Exit
from onrecord.show.points import Point, line_of, svg_of
from record_builders import ANA, Said, person, reading

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
HEADLESS = ("--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app(), [str(each) for each in arguments], env={"COLUMNS": "120"})


def lines(*arguments: str | Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(*arguments, "--json").stdout.splitlines()]


class Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def page(affair: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("dossier") / "water.html"
    result = run("dossier", "water", "--output", path, "--record", affair)
    assert result.exit_code == Exit.DONE, result.output
    return path.read_text(encoding="utf8")


def test_a_dossier_has_no_script_and_loads_nothing(page: str) -> None:
    loading = {"script", "img", "link", "iframe", "object", "embed", "form", "base"}
    assert not [tag for tag, _ in Tags(page).found if tag in loading]
    assert not [name for _, given in Tags(page).found for name in given if name.startswith("on")]


def test_the_policy_of_a_dossier_allows_its_own_style_alone(page: str) -> None:
    style = re.search("<style>(.*?)</style>", page, re.DOTALL)
    assert style
    own = b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{own}'" in page
    assert page.count("<style") == 1
    assert not [given for _, given in Tags(page).found if "style" in given]


def test_sentences_link_to_their_words_in_the_live_page(page: str) -> None:
    links = [given["href"] for tag, given in Tags(page).found if tag == "a" and "href" in given]
    to_words = [link for link in links if link and "#:~:text=" in link]
    assert len(to_words) > 5
    assert all(link and link.startswith("https://") for link in links)


def test_a_dossier_has_every_part(page: str) -> None:
    for part in ("People", "Who said what when", "Disputes", "Positions", "Sources"):
        assert f"<h2>{part}</h2>" in page


def test_two_speakers_of_one_name_have_each_stand_drawn_once(tmp_path: Path) -> None:
    other = person(ANA.name, "Q5")
    text = "Ana Ruiz said that it rained. Ana Ruiz said that it snowed."
    said = [Said(each, "", "", who) for each, who in (("it rained", ANA), ("it snowed", other))]
    with Record.open(tmp_path / "two.db") as record:
        record.add(reading(text, said))
        record.judge(never_the_same(ANA.id, other.id, "Eve"))
        affair = affair_of(record, "it")
        assert [speaker.name for speaker, _ in affair.people] == [ANA.name, ANA.name]
        drawing = page_of(affair, record)
    assert drawing.count("<circle") == len(affair.said)


def test_a_dossier_on_nothing_is_not_written(affair: Path, tmp_path: Path) -> None:
    path = tmp_path / "nothing.html"
    assert run("dossier", "zyzzyva", "--output", path, "--record", affair).exit_code == 1
    assert not path.exists()


@pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium to open the page with")
def test_a_browser_finds_nothing_to_refuse_in_a_dossier(page: str, tmp_path: Path) -> None:
    path = tmp_path / "water.html"
    path.write_text(page, encoding="utf8")
    opened = subprocess.run(
        [str(CHROMIUM), *HEADLESS, "--dump-dom", path.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert "<h1>water</h1>" in opened.stdout
    assert "Refused" not in opened.stderr
    assert "Content Security Policy" not in opened.stderr


def test_a_timeline_is_in_order_with_the_width_of_each_saying(affair: Path) -> None:
    found = lines("timeline", "water", "--record", affair)
    days = [each["said_on"] or each["published"] or "9999" for each in found]
    assert days == sorted(days)
    assert all(each["origins"] <= each["pages"] for each in found)
    assert any(each["pages"] > 1 for each in found)
    printed = run("timeline", "water", "--record", affair).stdout
    assert "water" in printed
    untold = [each["published"] for each in found if not each["said_on"]]
    assert all(f"({day})" in printed for day in untold if day)
    assert any(untold)


def test_an_utterance_is_shown_by_any_of_its_names(affair: Path) -> None:
    (shared, *_) = lines("utterances", "--record", affair)
    (whole,) = lines("utterance", shared["id"], "--record", affair)
    (same,) = lines("utterance", shared["sentences"][-1], "--record", affair)
    assert same == whole
    assert len(whole["renderings"]) == len(shared["statements"])
    assert run("utterance", "utt-none", "--record", affair).exit_code == Exit.USAGE


def test_positions_are_drawn_as_a_line(affair: Path, tmp_path: Path) -> None:
    path = tmp_path / "line.svg"
    printed = run("positions", "Orszan", "the dam", "--record", affair, "--svg", path).stdout
    assert "denies  " in printed
    assert ElementTree.parse(path).getroot().tag.endswith("svg")


def points(*days: str) -> list[Point]:
    stances = (Stance.AFFIRMS, Stance.DENIES)
    return [
        Point(PartialDate(day), "Ana <Ruiz>", stances[n % 2], "</svg><script>", turning=n > 0)
        for n, day in enumerate(days)
    ]


def test_words_of_pages_are_text_in_a_drawing() -> None:
    drawn = svg_of(points("2019", "2021-03-07"), "Ana & the dam")
    assert "<script" not in drawn
    assert "".join(ElementTree.fromstring(drawn).itertext()).count("</svg><script>") == 2


def test_a_drawing_is_xml_whatever_a_page_holds() -> None:
    steering = Point(PartialDate("2019"), "Ana\x1b[2J", Stance.AFFIRMS, "the\x00dam\uffff")
    words = "".join(ElementTree.fromstring(svg_of([steering], "Ana\x07")).itertext())
    assert "the\ufffddam\ufffd" in words


def test_points_of_a_line_stand_in_the_order_of_time() -> None:
    affirms, denies, _, years = (
        line.plain for line in line_of(points("2019-02", "2021-03-07"), 80)
    )
    assert affirms.index("●") < denies.index("↻")
    assert years.split() == ["2019", "2020", "2021"]
