"""`carebell reply explain` as a program: any file, one line of answer for each of its lines."""

import json
from pathlib import Path

import pytest

from support.command_line import CommandLine

NOWHERE = "sqlite:///nowhere.db"  # no command here opens it
LINES = [b"", b"6\r", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf7", b"   ", b"took it", b"8"]


def test_each_line_of_a_file_is_answered_whatever_bytes_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "replies.txt"
    path.write_bytes(b"\n".join(LINES))
    said = CommandLine(NOWHERE)("reply", "explain", "--json", "--file", str(path))
    found = [json.loads(line) for line in said.splitlines()]
    assert [one["value"] for one in found] == [None, 6, None, None, 7, None, None, 8]
    assert all({"kind", "reason", "danger", "side_effects"} <= set(one) for one in found)


@pytest.mark.parametrize(
    ("name", "problem"), [("none.txt", "No such file or directory"), ("", "Is a directory")]
)
def test_a_file_that_cannot_be_read_is_one_sentence(
    tmp_path: Path, name: str, problem: str
) -> None:
    path = str(tmp_path / name)
    said = CommandLine(NOWHERE).complains("reply", "explain", "--file", path)
    assert said.startswith("--file ")
    assert f"cannot be read ({problem})" in said
