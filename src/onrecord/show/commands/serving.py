"""`onrecord serve`: the reading room, in a browser."""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import BadInput
from onrecord.place import Place
from onrecord.record import Record
from onrecord.show.answering import answer, in_address, listening, web_address
from onrecord.show.failing import Exit
from onrecord.show.options import DEFAULT_RECORD, RecordFile, existing
from onrecord.web import WebSettings
from onrecord.web.settings import LOCAL_HOSTS

HOST, PORT = "127.0.0.1", 8321
SHORTEST_TOKEN = 16  # characters: nobody guesses as many, at the rate that is allowed
NEW = "new"
WORKERS = 2  # processes: what one computes keeps nobody else waiting
RATE = WebSettings().requests_a_minute

Host = Annotated[str, typer.Option(help="Where to listen; others can reach 0.0.0.0.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")]
UsersFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Who may log in: see `onrecord users add`.")
]
Token = Annotated[
    str | None,
    typer.Option(metavar="SECRET", envvar="ONRECORD_TOKEN", help="Lets correct; `new` makes one."),
]
ReadToken = Annotated[
    str | None,
    typer.Option(
        metavar="SECRET", envvar="ONRECORD_READ_TOKEN", help="Lets read; `new` makes one."
    ),
]
Workers = Annotated[
    int, typer.Option(min=1, max=64, help="Processes that answer; all of one record.")
]
Rate = Annotated[
    int, typer.Option(min=1, metavar="N", help="Requests a minute that one caller may make.")
]
Called = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="Another name by which browsers call this server."),
]
ReadOnly = Annotated[bool, typer.Option("--read-only", help="Show the record, take no correction.")]


def serve(
    record: RecordFile = DEFAULT_RECORD,
    host: Host = HOST,
    port: Port = PORT,
    users: UsersFile = None,
    token: Token = None,
    read_token: ReadToken = None,
    workers: Workers = WORKERS,
    rate: Rate = RATE,
    called: Called = None,
    read_only: ReadOnly = False,
) -> int:
    """Open the record in a browser, to read, check and correct it.

    Only this machine can reach it unless --host says otherwise. Then, without users or a token, it
    can be read but not corrected.
    """
    guarded = WebSettings(users=users, tokens=_tokens(token, read_token), requests_a_minute=rate)
    settings = _opened_to(guarded, host, called or [], read_only)
    _look(record, users)
    with listening(host, port) as own:
        _tell(record, web_address(host, own.getsockname()[1]), settings.tokens)
        if settings.read_only and not read_only:
            typer.echo("it cannot be corrected there: give --users or --token", err=True)
        answer(record, settings, own, workers)
    return Exit.DONE


def _look(record: Place, users: Path | None) -> None:
    """What is wrong is told first; one process migrates before several open the record.

    A record that somebody named must be there; where none was, an empty one offers the demo.
    """
    if record != DEFAULT_RECORD:
        existing(record)
    if users:
        from onrecord.web.door.users import read_users  # what hashes passwords, only where some are

        read_users(users)
    with Record.open(record):
        pass


def _opened_to(
    settings: WebSettings, host: str, called: Sequence[str], read_only: bool
) -> WebSettings:
    """By which names it may be called, and whether those who reach it may correct."""
    guarded = bool(settings.users or settings.tokens)
    return replace(
        settings,
        read_only=read_only or not (guarded or _is_this_machine(host)),
        hosts=("*",) if guarded else (*LOCAL_HOSTS, in_address(host), *called),
    )


def _tell(record: Place, address: str, tokens: dict[str, bool]) -> None:
    """Where it is, and by which secrets one comes in."""
    for secret, corrects in tokens.items():
        typer.echo(f"to {'correct' if corrects else 'read'}: {address}/?token={secret}")
    typer.echo(f"{record} is at {address} (Ctrl-C ends)", err=True)


def _tokens(token: str | None, read_token: str | None) -> dict[str, bool]:
    """Secrets with whether they let correct; BadInput where one can be guessed."""
    given = ((token, True), (read_token, False))
    tokens = {
        (secrets.token_urlsafe(24) if secret == NEW else secret): corrects
        for secret, corrects in given
        if secret
    }
    if any(len(secret) < SHORTEST_TOKEN for secret in tokens):
        raise BadInput(f"a token has at least {SHORTEST_TOKEN} characters; `new` makes one")
    return tokens


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
