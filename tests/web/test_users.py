"""The file of users: hashes, for its owner's eyes, read line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import BadInput
from onrecord.web.door.users import Right, Users, add_user, read_users, remove_user


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "users.txt"
    add_user(path, "ana", Right.CORRECT, "rain on the fjord")
    return path


def test_no_password_is_kept(file: Path) -> None:
    text = file.read_text()
    assert text.startswith("ana:correct:$argon2id$")
    assert "rain" not in text
    assert file.stat().st_mode & 0o077 == 0


def test_a_new_password_takes_the_old_ones_place(file: Path) -> None:
    add_user(file, "ana", Right.READ, "sun on the fjord")
    users = Users(file)
    assert users.admitted("ana", "rain on the fjord") is None
    assert (who := users.admitted("ana", "sun on the fjord"))
    assert not who.corrects


def test_others_stay_when_one_goes(file: Path) -> None:
    add_user(file, "bo", Right.READ, "snow on the moor")
    remove_user(file, "ana")
    assert list(read_users(file)) == ["bo"]
    with pytest.raises(BadInput, match="has no user ana: bo"):
        remove_user(file, "ana")


@pytest.mark.parametrize("name", ["", "a:b", "a\nb", "x" * 65, "a b"])
def test_a_name_that_would_break_the_file_is_refused(file: Path, name: str) -> None:
    with pytest.raises(BadInput, match="is no user name"):
        add_user(file, name, Right.READ, "long enough")


def test_a_short_password_is_refused(file: Path) -> None:
    with pytest.raises(BadInput, match="10 to 1,000"):
        add_user(file, "bo", Right.READ, "short")


@pytest.mark.parametrize("line", ["ana", "ana:own:$argon2id$x", "ana:read:plain text"])
def test_a_line_that_is_no_user_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "users.txt"
    path.write_text(f"# ours\n\n{line}\n")
    with pytest.raises(BadInput, match=r"users\.txt:3 is no user"):
        Users(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read as users"):
        Users(tmp_path / "none.txt")
