"""`carebell text`: what Carebell says and what it costs, to a person and to a program."""

import json
from pathlib import Path

import pytest

from service.core.segments import count
from service.core.texts.catalog import WORDING
from support.command_line import CommandLine

NOWHERE = "sqlite:////nowhere/at/all.db"
TEXTS = ["", "Saved: 6", "a" * 161, "€" * 81, "tomo la dosis, sí", "\U0001f600" * 36, "a\u2028b"]


@pytest.fixture
def carebell() -> CommandLine:
    return CommandLine(NOWHERE)


def test_the_segments_of_one_text_need_no_database(carebell: CommandLine) -> None:
    assert carebell("text", "segments", "Reply 4 €").split() == (
        ["Encoding", "GSM-7", "Units", "10", "Segments", "1"]
    )
    assert carebell.json("text", "segments", "sí " * 30) == (
        {"encoding": "UCS-2", "units": 90, "segments": 2}
    )
    assert carebell.json("text", "segments", "")["segments"] == 1


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_file_of_json_strings_gives_an_object_for_each_line(
    carebell: CommandLine, tmp_path: Path, *, ascii_only: bool, ending: str
) -> None:
    file = tmp_path / "texts.jsonl"
    lines = [json.dumps(text, ensure_ascii=ascii_only) for text in TEXTS]
    file.write_bytes(ending.join(lines).encode())
    counted = carebell("text", "segments", "--file", str(file)).splitlines()
    assert [json.loads(line) for line in counted] == [
        {"encoding": one.encoding, "units": one.units, "segments": one.segments}
        for one in map(count, TEXTS)
    ]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (b"hello", "'hello'"),
        (b"7", "'7'"),
        (b'["a"]', "'[\"a\"]'"),
        (b"", "''"),
        (b'"\xff"', "'\"\ufffd\"'"),
        (b'"a' + b"a" * 50, "'\"" + "a" * 39 + "...'"),
        (b"[" * 100_000, "'" + "[" * 40 + "...'"),
    ],
    ids=["bare words", "a number", "a list", "nothing", "no UTF-8", "no end", "brackets"],
)
def test_a_line_that_is_no_json_string_is_named_after_those_before_it(
    carebell: CommandLine, tmp_path: Path, line: bytes, shown: str
) -> None:
    first, second = tmp_path / "wrong.jsonl", tmp_path / "mixed.jsonl"
    first.write_bytes(line + b"\n")
    assert carebell.complains("text", "segments", "--file", str(first)) == (
        f'line 1 {shown} is not a JSON string; for example "Saved: 6".'
    )
    second.write_bytes(b'"a"\n' + line + b'\n"b"\n')
    printed = carebell("text", "segments", "--file", str(second), exit_code=2)
    assert printed == '{"encoding": "GSM-7", "units": 1, "segments": 1}\n'


def test_a_text_or_a_file_and_not_both(carebell: CommandLine, tmp_path: Path) -> None:
    assert "Name a TEXT or a --file" in carebell.complains("text", "segments")
    file = tmp_path / "texts.jsonl"
    file.write_text('"a"\n')
    both = carebell.complains("text", "segments", "Hello", "--file", str(file))
    assert "Name a TEXT or a --file" in both


def test_every_text_is_listed_in_every_language(carebell: CommandLine) -> None:
    rows = carebell.json("text", "list")
    assert {(row["key"], row["language"]) for row in rows} == {
        (key, language) for language, texts in WORDING.items() for key in texts
    }
    assert all(row["encoding"] == "GSM-7" and row["segments"] in {1, 2} for row in rows)
    assert {row["language"] for row in carebell.json("text", "list", "--language", "es")} == {"es"}
    assert carebell("text", "list").splitlines()[0].split() == (
        ["Key", "Kind", "Language", "Segments", "Units", "Own"]
    )


def test_a_text_is_shown_in_each_language_and_rendered_with_values(carebell: CommandLine) -> None:
    assert [row["wording"] for row in carebell.json("text", "show", "Help")] == [
        texts["help"] for texts in WORDING.values()
    ]
    text = carebell("text", "render", "dose", "--language", "es", "--var", "wall=08:30")
    assert text == (
        "Carebell: Es hora de su dosis de las 08:30. Responda T cuando la tome, S si no la toma.\n"
    )
    row = carebell.json("text", "render", "alert", "--var", "patient=Đorđe", "--var", "code=7")
    assert "Đorđe" in row["text"]
    assert "OK 7 " in row["text"]
    assert (row["encoding"], row["segments"]) == ("UCS-2", 3)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("show", "hlep"),
            (
                "KEY 'hlep' is no text of Carebell's; carebell text list has them all; "
                "for example help."
            ),
        ),
        (
            ("render", "dose", "--var", "code=1"),
            "--var 'code=1' is no name=value of dose, which has wall; for example wall=21:00.",
        ),
        (
            ("render", "caregiver_told", "--var", "caregiver"),
            (
                "--var 'caregiver' is no name=value of caregiver_told, which has caregiver; "
                "for example caregiver=Sam Example."
            ),
        ),
        (
            ("render", "opted_out", "--var", "a=1"),
            "--var 'a=1' is no name=value of opted_out, which has none.",
        ),
        (
            ("list", "--language", "fr"),
            "--language 'fr' is not one of en, es; for example en.",
        ),
        (
            ("check", "/nowhere/texts.toml"),
            (
                "FILE '/nowhere/texts.toml' cannot be read (No such file or directory); "
                "for example texts.toml."
            ),
        ),
    ],
)
def test_what_cannot_be_used_is_told_with_what_could(
    carebell: CommandLine, words: tuple[str, ...], sentence: str
) -> None:
    assert carebell.complains("text", *words) == sentence
