"""When something fails: one sentence on standard error, and an exit code that means something.

| code | means |
|---|---|
| 0 | done; what was asked for is there |
| 1 | done, but what was asked for is not there (nothing found; the quotation is not verbatim) |
| 2 | the command was used wrongly, or its input cannot be used |
| 3 | the record cannot be opened, read or written |
| 4 | done, but some pages were rejected (each is listed with its reason) |
| 5 | a model is missing or damaged |
| 130 | interrupted; what was read until then is in the record |
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import typer
from rich.console import Console

from onrecord.errors import BadInput, ModelError, OnrecordError, RecordError
from onrecord.show.terminal import shown

P = ParamSpec("P")


class Exit(IntEnum):
    """The exit codes of `onrecord`."""

    DONE = 0
    NOT_THERE = 1
    USAGE = 2
    RECORD = 3
    REJECTED = 4
    MODEL = 5
    INTERRUPTED = 130


CODES: tuple[tuple[type[OnrecordError], Exit], ...] = (
    (BadInput, Exit.USAGE),
    (RecordError, Exit.RECORD),
    (ModelError, Exit.MODEL),
)


def complain(message: str) -> None:
    """Print `message` to standard error, as it stands."""
    Console(stderr=True, soft_wrap=True).print(shown(f"onrecord: {message}", "bold red"))


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Around what writes `path`: BadInput where that cannot be written."""
    try:
        yield
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}; name another") from error


def exit_code(error: OnrecordError) -> Exit:
    """The exit code for an error."""
    return next((code for kind, code in CODES if isinstance(error, kind)), Exit.USAGE)


def leaving(command: Callable[P, int]) -> Callable[P, None]:
    """`command` with its result, or what stopped it, as the exit code of the program."""

    @wraps(command)
    def left(*args: P.args, **kwargs: P.kwargs) -> None:
        raise typer.Exit(_code(command, *args, **kwargs))

    return left


def _code(command: Callable[P, int], *args: P.args, **kwargs: P.kwargs) -> int:
    try:
        return command(*args, **kwargs)
    except OnrecordError as error:
        complain(str(error))
        return exit_code(error)
    except UnicodeEncodeError:  # an argument of bytes that are no UTF-8 goes into no question
        complain("the words that were typed are not UTF-8; set the terminal to UTF-8")
        return Exit.USAGE
    except KeyboardInterrupt:
        complain("interrupted; what was read until now is in the record, run it again to go on")
        return Exit.INTERRUPTED
    except BrokenPipeError:  # the reader of our output left: `onrecord export … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except SystemExit as ended:  # so Rich ends where the reader of a table left
        if isinstance(ended.__context__, BrokenPipeError):
            return Exit.DONE
        raise
