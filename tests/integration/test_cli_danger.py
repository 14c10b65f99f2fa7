"""`carebell danger`: a clinic's own words, from their file to what is read by them."""

import json
from pathlib import Path

import pytest

from support.command_line import CommandLine

NOWHERE = "sqlite:///nowhere.db"  # no command here opens it
FILE = """
en:
  physical: ["pump (?:has )?stopped"]
  must_hit:
    physical: ["My pump has stopped"]
  must_not_hit: ["the pump is fine"]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "danger.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_own_words_are_checked_listed_and_read(file: Path) -> None:
    own = CommandLine(NOWHERE, CAREBELL_DANGER=str(file))
    assert own("danger", "check").strip() == "1 patterns hold, against 2 texts of yours."
    [row] = own.json("danger", "list", "--own")
    assert row == {
        "language": "en",
        "list": "physical",
        "own": True,
        "pattern": "pump (?:has )?stopped",
    }
    brought = own.json("danger", "list", "--language", "es")
    assert {row["own"] for row in brought} == {False}
    assert json.loads(own("reply", "explain", "--json", "pump stopped"))["danger"] == "physical"


def test_a_mistake_is_one_sentence_and_stops_the_commands(file: Path) -> None:
    file.write_text(FILE.replace("is fine", "has stopped"), encoding="utf-8")
    sentence = "en: must_not_hit 'the pump has stopped' is found."
    assert CommandLine(NOWHERE).complains("danger", "check", str(file)).strip() == sentence
    own = CommandLine(NOWHERE, CAREBELL_DANGER=str(file))
    said = own.complains("patient", "list", exit_code=1)
    assert f"CAREBELL_DANGER: {sentence}" in said


def test_a_check_needs_a_file() -> None:
    assert "CAREBELL_DANGER names none" in CommandLine(NOWHERE).complains("danger", "check")
