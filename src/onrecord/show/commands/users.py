"""`onrecord users`: who may log in to the reading room."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord.show.failing import Exit
from onrecord.web.door.users import Right, add_user, read_users, remove_user

SUBCOMMANDS = (
    ("add", "onrecord users add users.txt ana --right correct"),
    ("show", "onrecord users show users.txt"),
    ("remove", "onrecord users remove users.txt ana"),
)

UsersFile = Annotated[Path, typer.Argument(metavar="FILE", help="The file of users.")]
UserName = Annotated[str, typer.Argument(metavar="NAME", help="The name to log in with.")]


def add(
    file: UsersFile,
    name: UserName,
    right: Annotated[Right, typer.Option(help="What they may do.")] = Right.READ,
) -> int:
    """Add a user or change one; the password is asked for, or read from standard input."""
    add_user(file, name, right, _password())
    typer.echo(f"{name} may {right} with `onrecord serve --users {file}`")
    return Exit.DONE


def show(file: UsersFile) -> int:
    """Show who may log in, and what they may do."""
    users = read_users(file)
    for user in users.values():
        typer.echo(f"{user.name}: {user.right}")
    return Exit.DONE if users else Exit.NOT_THERE


def remove(file: UsersFile, name: UserName) -> int:
    """Take a user out; a reading room that is open notices at once."""
    remove_user(file, name)
    typer.echo(f"{name} may not log in any more")
    return Exit.DONE


def _password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")
