"""How values look to people and to programs."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest

from cli import output


@dataclass(frozen=True)
class Row:
    id: int
    name: str


def test_json_times_are_utc_with_z_and_whole_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_json(
        {
            "at": datetime(2027, 3, 1, 20, 0, 5, 999999, tzinfo=UTC),
            "on": date(2027, 3, 1),
            "local": time(20, 0),
            "window": timedelta(hours=1, minutes=30),
            "sees": ("scores",),
            "nothing": None,
        }
    )
    assert json.loads(capsys.readouterr().out) == {
        "at": "2027-03-01T20:00:05Z",
        "on": "2027-03-01",
        "local": "20:00",
        "window": "1h30m",
        "sees": ["scores"],
        "nothing": None,
    }


def test_a_listing_for_programs_holds_the_named_fields_only(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = [Row(1, "Ana"), Row(2, "Zoë")]
    output.print_rows(rows, as_json=True, names="name", columns={}, empty="none")
    assert json.loads(capsys.readouterr().out) == [{"name": "Ana"}, {"name": "Zoë"}]


def test_an_empty_listing_is_an_empty_array_for_programs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    output.print_rows([], as_json=True, names="name", columns={}, empty="none")
    captured = capsys.readouterr()
    assert (json.loads(captured.out), captured.err) == ([], "")


def test_an_empty_listing_is_said_beside_the_output(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_rows([], as_json=False, names="name", columns={}, empty="Nobody yet.")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "Nobody yet.\n")


def test_without_a_terminal_each_row_is_one_plain_line(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_table([Row(1, "[red]" + "x" * 200)], {"Name": lambda row: row.name})
    assert capsys.readouterr().out == "Name\n[red]" + "x" * 200 + "\n"


def test_without_a_terminal_columns_begin_at_the_same_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = [Row(1, "\u9ad8\u6a4b"), Row(20, "Ana")]  # each of the two is as wide as two letters
    output.print_table(rows, {"Name": lambda row: row.name, "Id": lambda row: row.id})
    assert capsys.readouterr().out == "Name  Id\n\u9ad8\u6a4b  1\nAna   20\n"


def test_what_somebody_texted_cannot_steer_a_terminal() -> None:
    assert output.cell("\x1b[2Jhello\u202e \x07world\n") == "[2Jhello world"


def test_local_times_say_their_zone() -> None:
    at = datetime(2027, 3, 2, 1, tzinfo=UTC)
    assert output.local(at, "America/New_York") == "2027-03-01 20:00 EST"
    assert output.local(None, "America/New_York") == ""
