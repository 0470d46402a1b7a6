"""Fetching, from a server of our own on this machine."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from onrecord.model import MediaType, Page, Reason, Rejected
from onrecord.read import ReadSettings, pages
from read.builders import ARTICLE

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Server:
    """A server whose answers a test writes down by path."""

    port: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    def address(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def says(self, path: str, body: bytes | str, kind: str = "text/html", **headers: str) -> str:
        content = body.encode() if isinstance(body, str) else body

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            handler.send_header("Content-Type", kind)
            handler.send_header("Content-Length", str(len(content)))
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(content)

        self.answers[path] = answer
        return self.address(path)

    def redirects(self, path: str, to: str, status: int = 302) -> str:
        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            handler.send_header("Location", to)
            handler.send_header("Content-Length", "0")
            handler.end_headers()

        self.answers[path] = answer
        return self.address(path)

    def does(self, path: str, answer: Answer) -> str:
        self.answers[path] = answer
        return self.address(path)


@pytest.fixture
def server() -> Iterator[Server]:
    known = Server()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            known.asked.append(self.path)
            known.agents.add(self.headers.get("User-Agent", ""))
            known.answers.get(self.path, _not_found)(self)

        def log_message(self, *_: Any) -> None:
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    httpd.handle_error = lambda *_: None  # type: ignore[method-assign]
    known.port = httpd.server_port
    thread = threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield known
    httpd.shutdown()
    httpd.server_close()


def _not_found(handler: BaseHTTPRequestHandler) -> None:
    handler.send_error(404)


def fetched(address: str, **settings: Any) -> list[Page | Rejected]:
    usual = {"allow_private": True, "seconds_between_fetches": 0.0, "fetch_seconds": 5.0}
    return list(pages(address, None, ReadSettings(**{**usual, **settings})))


def refusal(address: str, **settings: Any) -> Rejected:
    (only,) = fetched(address, **settings)
    assert isinstance(only, Rejected)
    return only


def page(address: str, **settings: Any) -> Page:
    (only,) = fetched(address, **settings)
    assert isinstance(only, Page), only
    return only


def test_a_page_is_fetched_with_its_address(server: Server) -> None:
    got = page(server.says("/a", ARTICLE, "text/html; charset=utf-8"))
    assert (got.content, got.url) == (ARTICLE.encode(), server.address("/a"))
    assert (got.media_type, got.encoding) == (MediaType.HTML, "utf-8")


def test_we_say_who_we_are(server: Server) -> None:
    page(server.says("/a", ARTICLE))
    assert [agent.split("/")[0] for agent in server.agents] == ["onrecord"]


def test_a_packed_answer_is_unpacked(server: Server) -> None:
    address = server.says("/a", gzip.compress(ARTICLE.encode()), Content_Encoding="gzip")
    assert page(address).content == ARTICLE.encode()


def test_redirects_are_followed_and_the_last_address_is_kept(server: Server) -> None:
    server.says("/c", ARTICLE)
    server.redirects("/b", "c", 301)
    assert page(server.redirects("/a", "/b")).url == server.address("/c")


def test_redirects_without_end_are_cut_off(server: Server) -> None:
    assert "redirects" in refusal(server.redirects("/a", "/a")).detail
    assert len(server.asked) == 6


def test_a_private_host_is_refused_though_the_user_typed_it(server: Server) -> None:
    assert refusal(server.says("/a", ARTICLE), allow_private=False).why is Reason.REFUSED
    assert server.asked == []


@pytest.mark.parametrize(
    "host",
    ["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "localhost", "[::ffff:127.0.0.1]", "[::1]"],
)
def test_a_private_host_is_refused_however_it_is_written(server: Server, host: str) -> None:
    why = refusal(server.address("/a", host), allow_private=False).why
    assert why in (Reason.REFUSED, Reason.NOT_FETCHED)  # no IPv6, no such name: not found at all
    assert server.asked == []


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/", "http://localhost/", "http://10.0.0.1/", "http://169.254.169.254/latest",
        "http://[::1]/", "http://2130706433/", "http://[::ffff:7f00:1]/", "//127.0.0.1/",
    ],
)  # fmt: skip
def test_a_redirect_to_a_private_host_is_refused(server: Server, target: str) -> None:
    assert refusal(server.redirects("/a", target)).why in (Reason.REFUSED, Reason.NOT_FETCHED)


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://a.example/", "gopher://x", "javascript://a/"]
)
def test_a_redirect_to_anything_but_the_web_is_refused(server: Server, target: str) -> None:
    assert refusal(server.redirects("/a", target)).why is Reason.REFUSED


def test_a_redirect_to_another_port_of_the_same_host_is_refused(server: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        target = f"http://127.0.0.1:{other.getsockname()[1]}/"
        assert refusal(server.redirects("/a", target)).why is Reason.REFUSED


def test_an_unusual_port_is_refused_when_a_redirect_names_it(server: Server) -> None:
    assert "port 8081" in refusal(server.redirects("/a", "http://1.1.1.1:8081/")).detail


def test_a_name_that_changes_its_address_is_connected_to_where_it_was_checked(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["93.184.216.34", "127.0.0.1", "127.0.0.1"])
    connected: list[str] = []

    def resolve(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), 80))]

    def connect(address: tuple[str, int], *_: Any, **__: Any) -> socket.socket:
        connected.append(address[0])
        raise OSError("no network in tests")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    refusal("http://rebinding.example/", allow_private=False)
    assert connected == ["93.184.216.34"]


def test_a_host_with_one_private_address_among_public_ones_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both = [(socket.AF_INET, 1, 6, "", (address, 80)) for address in ("1.1.1.1", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    assert refusal("http://mixed.example/", allow_private=False).why is Reason.REFUSED


def test_a_server_that_never_answers_is_cut_off() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        assert refusal(address, fetch_seconds=0.3).why is Reason.TOO_SLOW


@pytest.mark.parametrize("beginning", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_server_that_drips_is_cut_off(server: Server, beginning: bytes) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(beginning)
        for _ in range(100):
            handler.wfile.write(b"X" if beginning else b"H")
            handler.wfile.flush()
            time.sleep(0.05)

    assert refusal(server.does("/a", drip), fetch_seconds=0.4).why in (
        Reason.TOO_SLOW, Reason.NOT_FETCHED,
    )  # fmt: skip


def test_a_body_without_end_is_cut_off(server: Server) -> None:
    def pour(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        while True:
            handler.wfile.write(b"a" * 65_536)

    address = server.does("/a", pour)
    assert refusal(address, max_page_bytes=1_000_000).why is Reason.TOO_LARGE


def test_a_bomb_is_cut_off(server: Server) -> None:
    bomb = gzip.compress(bytes(30_000_000))
    address = server.says("/a", bomb, Content_Encoding="gzip")
    assert refusal(address, max_page_bytes=1_000_000).why is Reason.TOO_LARGE


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("image/png", Reason.NOT_TEXT),
        ("application/pdf", Reason.NOT_TEXT),
        ("video/mp4", Reason.NOT_TEXT),
    ],
)
def test_what_is_no_text_is_not_fetched_whole(server: Server, kind: str, why: Reason) -> None:
    assert refusal(server.says("/a", b"x" * 1000, kind)).why is why


@pytest.mark.parametrize("packing", ["br", "zstd", "gzip, gzip"])
def test_packing_that_was_not_asked_for_is_refused(server: Server, packing: str) -> None:
    address = server.says("/a", b"\x00" * 99, Content_Encoding=packing)
    assert refusal(address).why is Reason.NOT_FETCHED


def test_a_damaged_answer_is_rejected(server: Server) -> None:
    cut = gzip.compress(ARTICLE.encode())[:-30]
    address = server.says("/a", cut, Content_Encoding="gzip")
    assert refusal(address).detail == "the answer ended too early"


def test_a_page_that_its_server_has_not_is_gone(server: Server) -> None:
    refused = refusal(server.address("/gone"))
    assert refused.why is Reason.GONE
    assert refused.detail == "the server answered 404: there is no such page"


def test_an_answer_that_is_no_http_is_rejected(server: Server) -> None:
    def babbles(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"\x00\xff\r\n\r\n")

    address = server.does("/a", babbles)
    assert refusal(address).why is Reason.NOT_FETCHED


@pytest.mark.parametrize(
    "address",
    ["http://", "http://[", "http://user:secret@127.0.0.1/", "http://a..b/", "https://x.invalid/"],
)
def test_addresses_that_lead_nowhere_are_rejected(address: str) -> None:
    assert refusal(address).why in (Reason.REFUSED, Reason.NOT_FETCHED)


def feed(*links: str) -> str:
    items = "".join(f"<item><title>One</title><link>{link}</link></item>" for link in links)
    return f"<rss version='2.0'><channel><title>F</title>{items}</channel></rss>"


def test_the_entries_of_a_feed_are_fetched(server: Server) -> None:
    one, gone = server.says("/1", ARTICLE), server.address("/gone")
    got = fetched(server.says("/feed", feed(one, gone), "application/rss+xml"))
    assert [type(each) for each in got] == [Page, Rejected]
    assert isinstance(got[0], Page)
    assert (got[0].url, got[0].title) == (one, "One")


def test_a_page_of_a_feed_has_the_address_that_it_was_found_at(server: Server) -> None:
    server.says("/new", ARTICLE)
    (got,) = fetched(server.says("/feed", feed(server.redirects("/old", "/new")), "text/xml"))
    assert got.url == server.address("/new")


def test_a_feed_may_not_name_private_hosts(server: Server) -> None:
    address = server.says("/feed", feed("http://127.0.0.1/", "http://10.0.0.1:80/"), "text/xml")
    assert [each.why for each in fetched(address) if isinstance(each, Rejected)] == [
        Reason.REFUSED, Reason.REFUSED,
    ]  # fmt: skip


def test_a_feed_on_disk_may_not_name_private_hosts(server: Server, tmp_path: Any) -> None:
    (tmp_path / "feed.xml").write_text(feed(server.says("/1", ARTICLE)))
    assert refusal(str(tmp_path / "feed.xml")).why is Reason.REFUSED
    assert server.asked == []


def test_a_feed_without_addresses_is_rejected(server: Server) -> None:
    assert refusal(server.says("/feed", feed(), "text/xml")).why is Reason.EMPTY


def test_requests_to_one_host_have_a_pause_between_them(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("onrecord.read.web.fetch.time.sleep", slept.append)
    one = server.says("/1", ARTICLE)
    fetched(server.says("/feed", feed(one), "text/xml"), seconds_between_fetches=60.0)
    assert slept[0] == 0
    assert slept[1] > 50
