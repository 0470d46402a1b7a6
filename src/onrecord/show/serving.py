"""`onrecord serve`: the reading room, in a browser."""

from __future__ import annotations

from typing import Annotated

import typer
import uvicorn

from onrecord.show.failing import Exit
from onrecord.show.options import DEFAULT_RECORD, RecordFile
from onrecord.web import WebSettings, make_app

HOST, PORT = "127.0.0.1", 8321


def serve(
    record: RecordFile = DEFAULT_RECORD,
    host: Annotated[str, typer.Option(help="Where to listen; others can reach 0.0.0.0.")] = HOST,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")
    ] = PORT,
) -> int:
    """Open the record in a browser, to read, check and correct it."""
    typer.echo(f"{record} is at http://{host}:{port} (Ctrl-C ends)", err=True)
    uvicorn.run(
        make_app(record, WebSettings()),
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
    )
    return Exit.DONE
