"""`carebell preview --zone`: a schedule of nobody's, without a database."""

from typing import Any

import pytest

from support.command_line import CommandLine

NOWHERE = CommandLine("sqlite:////proc/no/such/carebell.db")


def rows(*words: str, zone: str = "America/New_York") -> list[dict[str, Any]]:
    found = NOWHERE.json("preview", "--zone", zone, *words)
    assert isinstance(found, list)
    return found


def told(*words: str, zone: str = "America/New_York") -> list[str]:
    return [f"{row['on']} {row['local']} {row['utc']}" for row in rows(*words, zone=zone)]


def test_a_time_that_clocks_skip_comes_with_the_next_valid_minute() -> None:
    assert told("--at", "02:30", "--from", "2027-03-13", "--days", "3") == [
        "2027-03-13 02:30 2027-03-13T07:30:00Z",
        "2027-03-14 03:00 2027-03-14T07:00:00Z",
        "2027-03-15 02:30 2027-03-15T06:30:00Z",
    ]


def test_of_a_time_that_clocks_show_twice_the_first_counts() -> None:
    assert told("--at", "01:30", "--from", "2027-11-06", "--days", "3") == [
        "2027-11-06 01:30 2027-11-06T05:30:00Z",
        "2027-11-07 01:30 2027-11-07T05:30:00Z",
        "2027-11-08 01:30 2027-11-08T06:30:00Z",
    ]


def test_a_time_moved_over_midnight_still_counts_for_its_own_date() -> None:
    assert told("--at", "23:30", "--from", "2027-03-26", "--days", "3", zone="America/Nuuk") == [
        "2027-03-26 23:30 2027-03-27T01:30:00Z",
        "2027-03-27 00:00 2027-03-28T01:00:00Z",
        "2027-03-28 23:30 2027-03-29T00:30:00Z",
    ]


def test_a_row_says_what_would_leave() -> None:
    row = rows("--at", "20:00", "--from", "2027-03-13", "--days", "1", "--kind", "checkin")[0]
    assert row == {
        "on": "2027-03-13",
        "local": "20:00",
        "utc": "2027-03-14T01:00:00Z",
        "kind": "checkin",
        "text": "Carebell, 20:00: Average pain in the last 24 hours, 0 (none) to 10 (worst "
        "imaginable)? Reply with one number, e.g. 4",
        "segments": 1,
    }


@pytest.mark.parametrize(
    ("options", "days"),
    [
        ("--every 3d", "01 04 07 10 13 16 19 22 25 28 31"),
        ("--every 2w --on mon,thu", "11 14 25 28"),
        ("--day 1,15,-1", "01 15 31"),
        ("--cycle 5/7", "01 02 03 04 05 13 14 15 16 17 25 26 27 28 29"),
        ("--phases 5d:1d,1w:3d,2w", "01 02 03 04 05 06 09 12 13 27"),
        ("--times 3 --skip 2027-01-02", "01 03 04"),
        ("--until 2027-01-02", "01 02"),
    ],
)
def test_the_days_are_those_of_the_options(options: str, days: str) -> None:
    found = rows("--at", "9:00", "--from", "2027-01-01", "--days", "31", *options.split())
    assert [row["on"][8:] for row in found] == days.split()


def test_a_rule_stands_for_times_and_days() -> None:
    rule = "FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=9;BYMINUTE=15"
    found = told("--rule", rule, "--from", "2027-01-01", "--days", "60")
    assert found == [
        "2027-01-29 09:15 2027-01-29T14:15:00Z",
        "2027-02-26 09:15 2027-02-26T14:15:00Z",
    ]


@pytest.mark.parametrize(
    "rule", ["FREQ=WEEKLY;BYDAY=TH", "FREQ=MONTHLY;BYMONTHDAY=7\nFREQ=DAILY;BYHOUR=8"]
)
def test_a_rule_that_names_no_time_of_day_takes_those_of_at(rule: str) -> None:
    times = ("--at", "21:30", "--at", "8:00")
    found = told("--rule", rule, *times, "--from", "2027-01-07", "--days", "1")
    assert [line[:16] for line in found] == ["2027-01-07 08:00", "2027-01-07 21:30"]


@pytest.mark.parametrize(
    "rule",
    ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=DAILY;BYMONTHDAY=29;BYSETPOS=1"],
)
def test_of_the_times_of_at_each_comes_on_the_days_that_a_rule_picks(rule: str) -> None:
    times = ("--at", "17:00", "--at", "9:00")
    found = told("--rule", rule, *times, "--from", "2027-01-01", "--days", "31")
    assert [line[:16] for line in found] == ["2027-01-29 09:00", "2027-01-29 17:00"]


def test_the_end_of_a_rule_in_utc_is_read_in_the_zone() -> None:
    rule = "FREQ=DAILY;UNTIL=20270103T020000Z;BYHOUR=9,21"  # 21:00 of the day before, there
    found = told("--rule", rule, "--from", "2027-01-02", "--days", "5")
    assert [line[:16] for line in found] == ["2027-01-02 09:00", "2027-01-02 21:00"]


def test_without_a_first_day_it_begins_now() -> None:
    assert len(rows("--at", "20:00", "--at", "08:00", "--days", "2")) in {2, 3, 4}


def test_twenty_years_of_a_day_have_each_day_once() -> None:
    found = rows("--at", "02:30", "--from", "2020-01-01", "--days", "7305", zone="Europe/London")
    assert len({row["on"] for row in found}) == len(found) == 7305


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("--zone Mars/Base --at 9:00", "--zone 'Mars/Base' is not an IANA time zone"),
        ("--zone UTC", "--at needs a time of day; for example 21:00."),
        ("--zone UTC --at 9:00 --days 7306", "--days '7306' is not a whole number from 1 to 7305"),
        ("--zone UTC --at 9:00 --kind alert", "--kind 'alert' is not one of dose, checkin"),
        ("--zone UTC --at 9:00 --phases 1d,2d", "has a phase without an end before the last"),
        ("--zone UTC --at 9:00 --phases 56:1d,2d", "--phases '56:1d,2d' has '56' where days"),
        ("--zone UTC --at 9:00 --phases 5d:1d,2d --on mon", "cannot be combined with --on."),
        ("--zone UTC --at 9:00 --cycle 21", "--cycle '21' is not days on and days off"),
        ("--zone UTC --at 9:00 --day last", "--day 'last' is not a list of days of the month"),
        ("--zone UTC --at 9:00 --rule FREQ=DAILY;BYHOUR=9", "cannot be combined with --at."),
        ("--zone UTC --at 9:00 --rule FREQ=HOURLY;INTERVAL=8", "cannot be combined with --at."),
        ("--zone UTC --rule FREQ=WEEKLY", "has no time of day; add BYHOUR and BYMINUTE, or --at"),
        (
            "--zone UTC --at 9:00 --at 21:30 --rule FREQ=WEEKLY;COUNT=9",
            "counts times that take more than one line; end it with UNTIL or --times",
        ),
        ("--zone UTC --rule FREQ=DAILY;COUNT=2;BYHOUR=9 --times 3", "that has a COUNT"),
        ("--zone UTC --rule FREQ=DAILY;UNTIL=20200101;BYHOUR=9", "leaves no time that is still"),
        ("--zone UTC --at 9:00 --times 0", "--times '0' is not a whole number from 1 to 9999"),
        ("--zone UTC --at 9:00 --skip someday", "--skip 'someday' is not a date"),
        ("Ana --at 9:00", "name no PATIENT, or leave them out"),
        ("", "Name a PATIENT, or a schedule"),
    ],
)
def test_a_mistake_is_one_sentence(words: str, sentence: str) -> None:
    assert sentence in NOWHERE.complains("preview", *words.split())
