"""The reading room in a real browser: a newsroom's day, with keys, and without a barrier.

Chromium is driven by Playwright. Where either is missing these tests are skipped, and say so;
`apt-get install chromium` brings the one on Debian, the development lock the other.
"""

from __future__ import annotations

import csv
import shutil
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
import uvicorn

from onrecord.model import Form, Reading
from onrecord.record import Record
from onrecord.review import review_record
from onrecord.web import make_app
from record_builders import ANA, BO, Said, reading

pytest.importorskip("playwright.sync_api", reason="no Playwright here: renew .venv")
from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(__file__).parent / "vendored" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
UNHEARD = "Of marmalade and tin whistles we shall never tire"
PATIENCE = 30_000  # ms; machines are busy

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium here: apt-get install chromium"
)


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The reading room over a record, at the address that is given."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(make_app(path), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def reviewed(example_readings: Sequence[Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the demo affair of its own, set side by side."""
    path = tmp_path_factory.mktemp("browser") / "affair.db"
    with Record.open(path) as record:
        with record.writing() as writer:
            for reading in example_readings:
                writer.add(reading)
        review_record(record)
    return path


@pytest.fixture(scope="module")
def room(reviewed: Path) -> Iterator[str]:
    """Its address."""
    with served(reviewed) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def tab(browser: Browser, room: str) -> Iterator[Page]:
    """A new tab; whatever goes wrong in its scripts, or breaks the policy, fails the test."""
    page = browser.new_page(base_url=room, viewport={"width": 1366, "height": 768})
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.extend([said.text] if said.type == "error" else []))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield page
    page.close()
    assert not wrong
    assert all(url.startswith((room, "data:")) for url in asked)


def test_search_then_the_document_then_the_speaker(tab: Page) -> None:
    tab.goto("/")
    tab.keyboard.press("/")
    tab.keyboard.type("dam")
    tab.keyboard.press("Enter")
    expect(tab.locator("mark").first).to_have_text("dam")
    first = tab.locator(".statement").first
    words = first.locator(".words").inner_text()
    name = first.locator(".speaker").first.inner_text()
    first.locator(".words").click()
    expect(tab.locator(".text")).to_contain_text(words.split(" … ")[0])
    assert tab.url.rpartition("#")[2].startswith("stm-")
    tab.locator(".note .speaker", has_text=name).first.click()
    expect(tab.locator("h1")).to_have_text(name)
    expect(tab.locator(".statement").first).to_be_visible()
    expect(tab.locator("#company")).not_to_contain_text("speaks about, and to")  # it has come


def test_a_dispute_is_opened_and_rejected_and_taken_back(tab: Page) -> None:
    tab.goto("/disputes")
    own = tab.locator(".queued").first.get_attribute("data-dispute")
    queued = tab.locator(f'.queued[data-dispute="{own}"]')
    queued.locator(".matter").click()
    expect(tab.locator(".spine")).to_be_visible()
    tab.get_by_label("Note").fill("one is of the month after")
    tab.get_by_role("button", name="Reject").click()
    expect(tab.locator(".head")).to_contain_text("rejected")
    expect(tab.locator(".head")).to_contain_text("one is of the month after")
    tab.set_viewport_size({"width": 700, "height": 800})
    tab.goto("/judgements")
    lines = tab.locator("tbody time").first.evaluate("day => day.getClientRects().length")
    assert lines == 1  # a day is not broken
    tab.goto("/disputes")
    expect(queued).to_have_count(0)
    tab.keyboard.press("u")
    expect(queued).to_have_count(1)


def test_a_speaker_is_corrected_with_keys_and_stays_after_reading_again(
    tab: Page, reviewed: Path, example_readings: Sequence[Reading]
) -> None:
    tab.goto("/search?words=dam")
    tab.keyboard.press("j")
    own = tab.locator(".statement:focus").get_attribute("data-statement")
    corrected = tab.locator(f'[data-statement="{own}"]')
    tab.keyboard.press("s")
    field = corrected.locator('input[name="speaker"]')
    expect(field).to_be_focused()
    field.fill("Zoltan Vey")
    tab.keyboard.press("Enter")
    tab.get_by_role("button", name="a person", exact=True).click()
    expect(corrected).to_contain_text("Zoltan Vey")
    with Record.open(reviewed) as record:
        with record.writing() as writer:
            for reading in example_readings:
                writer.add(replace(reading, version="another version"))
        review_record(record)
    tab.goto("/search?words=dam")
    expect(corrected).to_contain_text("Zoltan Vey")


def test_x_and_u_take_a_statement_away_and_bring_it_back(tab: Page) -> None:
    tab.goto("/search?words=dam")
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    own = tab.locator(".statement:focus").get_attribute("data-statement")
    gone = tab.locator(f'[data-statement="{own}"]')
    tab.keyboard.press("x")
    expect(gone).to_have_count(0)
    expect(tab.locator(".statement:focus")).to_have_count(1)
    tab.keyboard.press("u")
    expect(gone).to_have_count(1)


def test_selected_words_become_the_content(tab: Page, reviewed: Path) -> None:
    with Record.open(reviewed, read_only=True) as record:
        row = next(
            each for each in record.statements() if not each.parent and len(each.content_text) > 40
        )
        text = record.document(row.document)
    assert text
    tab.goto(f"/documents/{row.document}")
    note = tab.locator(f'.note[data-statement="{row.id}"]')
    note.focus()
    words = tab.evaluate(
        """(id) => {
            const number = document.querySelector(`.note[data-statement="${id}"]`).dataset.number;
            const pieces = [...document.querySelectorAll("[data-of]")];
            const own = pieces.find((each) => each.classList.contains("content")
                && each.textContent.length > 24
                && each.dataset.of.split(" ").includes(number));
            const range = document.createRange();
            range.setStart(own.firstChild, 2);
            range.setEnd(own.firstChild, 20);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return range.toString();
        }""",
        row.id,
    )
    tab.keyboard.press("3")
    expect(tab.locator("#undo")).to_contain_text("other words")
    with Record.open(reviewed, read_only=True) as record:
        found = record.statement(row.id)
    assert found
    assert found.content_text == " ".join(words.split())
    tab.keyboard.press("u")
    expect(tab.locator("#undo")).to_have_count(0)


def test_words_chosen_with_the_pointer_are_said_to_be_the_content(
    tab: Page, reviewed: Path
) -> None:
    with Record.open(reviewed, read_only=True) as record:
        row = next(
            each
            for each in record.statements()
            if not each.parent and " … " not in each.content_text and len(each.content_text) > 40
        )
    tab.goto(f"/documents/{row.document}#{row.id}")
    number = tab.locator(f'.note[data-statement="{row.id}"]').get_attribute("data-number")
    words = tab.locator(f'.content[data-of="{number}"]').first
    words.scroll_into_view_if_needed()
    box = words.evaluate("node => node.getClientRects()[0].toJSON()")  # of its first line
    line = box["y"] + 8
    tab.mouse.move(box["x"] + 20, line)
    tab.mouse.down()
    tab.mouse.move(box["x"] + min(120, box["width"] - 5), line, steps=4)
    tab.mouse.up()
    tab.locator(".picker button", has_text="content").click()
    expect(tab.locator("#undo")).to_contain_text("other words")
    with Record.open(reviewed, read_only=True) as record:
        found = record.statement(row.id)
    assert found
    assert found.content_text in row.content_text
    assert len(found.content_text) < len(row.content_text)
    tab.keyboard.press("u")
    expect(tab.locator("#undo")).to_have_count(0)


def test_the_focus_goes_on_and_a_decision_is_told_to_who_hears_the_page(tab: Page) -> None:
    tab.goto("/disputes")
    tab.locator(".matter").first.focus()
    tab.keyboard.press("Enter")
    tab.get_by_role("button", name="Cannot be told").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("#told")).to_contain_text("Kept: ")
    assert tab.evaluate("document.activeElement.id") == "main"
    tab.keyboard.press("u")
    expect(tab.get_by_role("button", name="Cannot be told")).to_be_visible()


def test_what_comes_later_takes_no_focus(tab: Page) -> None:
    tab.goto("/speakers")
    tab.locator("th .speaker").first.click()
    expect(tab.locator("#company")).not_to_contain_text("speaks about, and to")  # it has come
    assert tab.evaluate("document.activeElement === document.body")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"


def test_words_are_mended_with_keys_alone(tab: Page, reviewed: Path) -> None:
    with Record.open(reviewed) as record:
        row = next(each for each in record.statements() if len(each.content_text.split()) > 6)
    tab.goto(f"/documents/{row.document}")
    tab.locator(f'[data-statement="{row.id}"]').focus()
    tab.keyboard.press("w")
    field = tab.locator('textarea[name="words"]:focus')
    expect(field).to_have_value(row.content_text)
    words = row.content_text.rpartition(" ")[0]
    tab.keyboard.insert_text(words)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.locator("#undo")).to_be_visible()
    focused = "document.activeElement.dataset.statement"
    assert tab.evaluate(focused) == row.id
    with Record.open(reviewed) as record:
        mended = record.statement(row.id)
    assert mended
    assert mended.content_text == words
    tab.keyboard.press("u")
    expect(tab.locator("#undo")).to_have_count(0)


def test_the_first_stop_skips_to_the_words_and_no_stop_is_without_a_ring(tab: Page) -> None:
    ring = "getComputedStyle(document.activeElement).outlineStyle"
    for address in ("/", "/search?words=dam", "/matters?words=dam", "/disputes"):
        tab.goto(address)
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.className") == "skip"
        tab.keyboard.press("Enter")
        assert tab.evaluate("document.activeElement.id") == "main"
        rings = set()
        for _ in range(20):
            tab.keyboard.press("Tab")
            rings.add(tab.evaluate(ring))
        assert rings == {"solid"}, address


def test_a_citation_is_copied(browser: Browser, room: str, reviewed: Path) -> None:
    with Record.open(reviewed) as record:
        row = next(record.statements())
    context = browser.new_context(base_url=room, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"/statements/{row.id}")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(row.id)
    context.close()


def test_two_speakers_are_made_one_and_two_again(tab: Page) -> None:
    tab.goto("/speakers")
    tab.locator("th .speaker").first.click()
    name = tab.locator("h1").inner_text()
    tab.goto("/speakers")
    tab.locator("th .speaker").nth(1).click()
    other = tab.locator("h1").inner_text()
    tab.locator("summary").first.click()
    tab.get_by_label("Is also").fill(name)
    tab.get_by_role("button", name="Make them one").click()
    expect(tab.locator("#undo")).to_contain_text("one with")
    expect(tab.locator(".head")).to_contain_text(f"Also called {name}")
    tab.keyboard.press("u")
    expect(tab.locator("#undo")).to_have_count(0)
    expect(tab.locator("h1")).to_have_text(other)
    expect(tab.locator(".head")).not_to_contain_text(f"Also called {name}")


def test_a_draft_is_checked(tab: Page, reviewed: Path) -> None:
    with Record.open(reviewed, read_only=True) as record:
        quoted = next(
            each.content_text.strip('“”,."')
            for each in record.statements()
            if each.form is Form.DIRECT and " … " not in each.content_text
            if 6 < len(each.content_text.split()) < 20
        )
    tab.goto("/check")
    tab.get_by_label("The draft").fill(f"It was said: “{quoted}.” And: “{UNHEARD}”")
    tab.get_by_role("button", name="Check").click()
    expect(tab.locator(".verdict")).to_have_count(2)
    found = [each.get_attribute("data-answer") for each in tab.locator(".verdict").all()]
    assert found == ["verbatim", "not in the record"]


def test_an_export_is_downloaded(tab: Page) -> None:
    tab.goto("/search?act=deny")
    shown = tab.locator(".statement").count()
    with tab.expect_download() as download:
        tab.get_by_role("link", name="CSV").click()
    lines = list(csv.DictReader(download.value.path().open(encoding="utf-8-sig")))
    assert len(lines) >= shown > 0
    assert {line["act"] for line in lines} == {"deny"}


def test_a_period_is_chosen_by_dragging_over_the_lanes(tab: Page) -> None:
    tab.goto("/matters?words=dam")
    box = tab.locator("svg.lanes").bounding_box()
    assert box
    across = box["width"] / 1000
    down = box["y"] + 28 * across  # between the years and the first marks
    tab.mouse.move(box["x"] + 300 * across, down)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 700 * across, down, steps=4)
    tab.mouse.up()
    tab.wait_for_url("**/matters?*since=*")
    expect(tab.locator(".statement").first).to_be_visible()


PAGES = (
    "/",
    "/search?words=dam",
    "/search?words=nothing+of+the+kind",
    "/speakers",
    "/disputes",
    "/utterances",
    "/matters?words=dam",
    "/check",
    "/documents",
    "/judgements",
    "/rejections",
    "/nowhere",
)


def test_a_telephone_shows_the_width_of_each_page_and_columns_under_their_heads(tab: Page) -> None:
    tab.set_viewport_size({"width": 375, "height": 812})
    for address in ("/", "/search", "/disputes", "/matters?words=dam", "/judgements", "/speakers"):
        tab.goto(address)
        assert tab.evaluate("document.documentElement.scrollWidth") == 375, address
    heads = tab.locator("thead th:visible")
    assert heads.count() == tab.locator("tbody tr").first.locator("th:visible, td:visible").count()


def test_a_word_without_end_widens_no_page(browser: Browser, tmp_path: Path) -> None:
    endless = "a" * 400
    one = Said(f"the dam is {endless}", "Ana Ruiz", "said", ANA, form=Form.INDIRECT)
    other = Said(f"the dam is not {endless}", "Bo Lund", "said", BO, form=Form.INDIRECT)
    text = f"Ana Ruiz said the dam is {endless}. Bo Lund said the dam is not {endless}."
    with Record.open(tmp_path / "wide.db") as record:
        with record.writing() as writer:
            writer.add(reading(text, [one, other], title=endless, outlet=endless))
        review_record(record)
        assert list(record.disputes())
    with served(tmp_path / "wide.db") as address:
        page = browser.new_page(base_url=address, viewport={"width": 900, "height": 800})
        for path in ("/", "/disputes", "/matters?words=dam", "/search", f"/speakers/{ANA.id}"):
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") == 900, path
        page.close()


@pytest.mark.parametrize("width", [760, 1280])
def test_words_are_never_a_column_of_letters(tab: Page, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto("/")
    for line in tab.locator(".document .where, .statement a.words").all():
        box = line.bounding_box()
        assert box
        assert box["width"] > 230


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_is_found(browser: Browser, room: str, scheme: Literal["light", "dark"]) -> None:
    context = browser.new_context(
        base_url=room,
        color_scheme=scheme,
        bypass_csp=True,  # to run axe in the page
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto("/disputes")
    firsts = [page.locator(".matter").first.get_attribute("href")]
    page.goto("/utterances")
    firsts.append(page.locator(".statement a.words").first.get_attribute("href"))
    page.goto("/search?words=dam")
    first = page.locator(".statement").first
    firsts += [
        first.locator(link).first.get_attribute("href")
        for link in ("a.words", "a.speaker", 'a[href^="/statements/"]')
    ]
    found = {}
    for address in (*PAGES, *filter(None, firsts)):
        page.goto(address)
        page.evaluate(AXE.read_text())
        result = page.evaluate("(only) => axe.run(document, { runOnly: only })", RULES)
        wrong = {each["id"]: each["nodes"][0]["html"] for each in result["violations"]}
        if wrong:
            found[address] = wrong
    context.close()
    assert not found
