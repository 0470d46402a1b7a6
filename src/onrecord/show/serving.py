"""`onrecord serve`: the reading room, in a browser."""

from __future__ import annotations

import ipaddress
import secrets
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from onrecord.errors import BadInput
from onrecord.show.failing import Exit
from onrecord.show.options import DEFAULT_RECORD, RecordFile
from onrecord.web import WebSettings, make_app
from onrecord.web.settings import LOCAL_HOSTS

HOST, PORT = "127.0.0.1", 8321
AT_ONCE = 200  # requests under way; more are told to come again (503)
SHORTEST_TOKEN = 16  # characters: nobody guesses as many, at the rate that is allowed
NEW = "new"


def serve(
    record: RecordFile = DEFAULT_RECORD,
    host: Annotated[str, typer.Option(help="Where to listen; others can reach 0.0.0.0.")] = HOST,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")
    ] = PORT,
    users: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Who may log in: see `onrecord users add`.")
    ] = None,
    token: Annotated[
        str | None,
        typer.Option(
            metavar="SECRET", envvar="ONRECORD_TOKEN", help="Lets correct; `new` makes one."
        ),
    ] = None,
    read_token: Annotated[
        str | None,
        typer.Option(
            metavar="SECRET", envvar="ONRECORD_READ_TOKEN", help="Lets read; `new` makes one."
        ),
    ] = None,
    called: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Another name by which browsers call this server."),
    ] = None,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Show the record, take no correction.")
    ] = False,
) -> int:
    """Open the record in a browser, to read, check and correct it.

    Only this machine can reach it unless --host says otherwise. Then, without users or a token, it
    can be read but not corrected.
    """
    tokens = _tokens(token, read_token)
    guarded = bool(users or tokens)
    settings = WebSettings(
        read_only=read_only or not (guarded or _is_this_machine(host)),
        users=users,
        tokens=tokens,
        hosts=("*",) if guarded else (*LOCAL_HOSTS, _in_address(host), *(called or ())),
    )
    app = make_app(record, settings)
    for secret, corrects in tokens.items():
        typer.echo(
            f"to {'correct' if corrects else 'read'}: {_address(host, port)}/?token={secret}"
        )
    typer.echo(f"{record} is at {_address(host, port)} (Ctrl-C ends)", err=True)
    if settings.read_only and not read_only:
        typer.echo("it cannot be corrected there: give --users or --token", err=True)
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        limit_concurrency=AT_ONCE,
    )
    return Exit.DONE


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


def _address(host: str, port: int) -> str:
    return f"http://{_in_address(host)}:{port}"


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host
