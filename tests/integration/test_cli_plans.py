"""Doses, check-ins and rules on the command line."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from service.core.recurrence import zone_named
from service.db.database import Database
from service.db.tables import AlertRule, Medication, Schedule
from support.command_line import CommandLine


@pytest.fixture(autouse=True)
def _ana(carebell: CommandLine) -> None:
    carebell(
        "patient", "add", "Ana", "--phone", "+12025550123", "--zone", "America/New_York",
        "--country", "US", "--consent", "form",
    )  # fmt: skip


def schedule(house: Database, id_: int = 1) -> Schedule:
    with house.read() as session:
        return session.get_one(Schedule, id_)


@pytest.mark.parametrize(
    ("options", "when"),
    [
        (["--at", "21:00"], "every day at 21:00"),
        (["--at", "21:30", "--at", "09:00"], "every day at 09:00 and 21:30"),
        (["--at", "21:00", "--every", "2d"], "every 2 days at 21:00"),
        (["--at", "21:00", "--every", "1w"], "every 7 days at 21:00"),
        (["--at", "08:00", "--on", "mon,Thursday"], "Mon, Thu at 08:00"),
    ],
)
@pytest.mark.parametrize("noun", ["dose", "checkin"])
def test_a_rule_is_made_from_options_and_said_in_words(
    carebell: CommandLine, noun: str, options: list[str], when: str
) -> None:
    names = ["Ana", "Example medicine"] if noun == "dose" else ["Ana"]
    said = carebell(noun, "add", *names, *options)
    assert f"is planned, {when} (America/New_York)." in said
    assert re.search(r"The first text is due 20\d\d-\d\d-\d\d \d\d:\d\d E[SD]T\.", said)
    assert carebell.json(noun, "list")[0]["when"] == when


def test_a_new_line_begins_now(carebell: CommandLine, house: Database) -> None:
    before = datetime.now(UTC)
    carebell("checkin", "add", "Ana", "--at", "20:00")
    made = schedule(house)
    assert before <= made.planned_through_at <= datetime.now(UTC)
    assert made.next_due_at is not None
    assert timedelta(0) < made.next_due_at - made.planned_through_at <= timedelta(days=1, hours=1)


def test_a_line_may_begin_later_and_end(carebell: CommandLine) -> None:
    carebell(
        "dose", "add", "Ana", "Example medicine", "--at", "21:00", "--from", "2099-03-01",
        "--until", "2099-03-31", "--window", "90m",
    )  # fmt: skip
    assert carebell.json("dose", "list") == [
        {
            "id": 1,
            "kind": "dose",
            "patient": "Ana",
            "medication": "Example medicine",
            "when": "every day at 21:00",
            "rule": "RRULE:FREQ=DAILY;BYHOUR=21;BYMINUTE=0",
            "starts_on": "2099-03-01",
            "ends_on": "2099-03-31",
            "window": "1h30m",
            "nudge": "45m",
            "quiet": None,
            "lost_nudges": [],
            "next_due_at": "2099-03-02T02:00:00Z",
            "state": "active",
            "problem": None,
        }
    ]


def test_windows_are_two_hours_for_doses_and_twelve_for_checkins(carebell: CommandLine) -> None:
    carebell("dose", "add", "Ana", "Example medicine", "--at", "21:00")
    carebell("checkin", "add", "Ana", "--at", "20:00")
    assert carebell.json("dose", "list")[0]["window"] == "2h"
    assert carebell.json("checkin", "list")[0]["window"] == "12h"


def test_a_medicine_is_one_in_whatever_case(carebell: CommandLine, house: Database) -> None:
    carebell("dose", "add", "Ana", "Example medicine", "--at", "21:00")
    carebell("dose", "add", "Ana", "EXAMPLE  Medicine", "--at", "09:00")
    with house.read() as session:
        assert [one.name for one in session.exec(select(Medication))] == ["Example medicine"]


def test_the_same_line_twice_is_a_slip(carebell: CommandLine) -> None:
    carebell("dose", "add", "Ana", "Example medicine", "--at", "21:00")
    again = ("dose", "add", "Ana", "example medicine", "--at", "21:00")
    assert carebell.complains(*again, exit_code=1) == (
        "The patient already has this dose at 21:00: dose 1. To change it: carebell dose edit 1"
    )
    carebell("dose", "add", "Ana", "Another medicine", "--at", "21:00")
    carebell("dose", "end", "1")
    carebell(*again)


@pytest.mark.parametrize("noun", ["dose", "checkin"])
@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ("--at 20:16", "--at 20:16 --at 21:00", "20:16"),
        ("--at 08:00 --at 20:00", "--at 20:00", "20:00"),
        ("--at 20:00", "--at 20:00 --on mon", "20:00"),
        ("--at 20:00 --on mon,thu", "--at 20:00 --on thu,fri", "20:00"),
        ("--at 20:00 --on sun", "--at 20:00 --every 2d", "20:00"),
        ("--at 20:00 --every 2d", "--at 20:00 --every 3d", "20:00"),
        ("--at 20:00 --every 360d", "--at 20:00 --from 2099-03-02", "20:00"),
        ("--at 20:00 --until 2099-03-02", "--at 20:00 --from 2099-03-02", "20:00"),
        ("--at 00:00 --until 2099-03-02", "--at 00:00 --from 2099-03-02", "00:00"),
        ("--at 20:00 --until 2099-03-01", "--at 20:00 --from 2099-03-02", None),
        ("--at 20:00", "--at 20:01", None),
        ("--at 20:00 --on mon,wed", "--at 20:00 --on tue,thu", None),
        (
            "--at 20:00 --every 2d --from 2099-03-02",
            "--at 20:00 --every 2d --from 2099-03-03",
            None,
        ),
    ],
)
def test_nothing_is_due_twice_at_one_time(
    carebell: CommandLine, noun: str, first: str, second: str, shared: str | None
) -> None:
    add = [noun, "add", "Ana", *(["Example medicine"] if noun == "dose" else [])]
    carebell(*add, *first.split())
    if shared is None:
        carebell(*add, *second.split())
        return
    said = carebell.complains(*add, *second.split(), exit_code=1)
    assert said.startswith(f"The patient already has this {noun} at {shared}: {noun} 1. ")
    assert len(carebell.json(noun, "list")) == 1


def test_a_line_ends_by_its_id_and_stays_on_record(carebell: CommandLine, house: Database) -> None:
    carebell("checkin", "add", "Ana", "--at", "20:00")
    carebell("dose", "add", "Ana", "Example medicine", "--at", "21:00")
    assert "not in any plan" in carebell.complains("dose", "end", "3")
    assert carebell.complains("checkin", "end", "2") == (
        "CHECKIN 2 is a dose of Ana; see: carebell dose list"
    )
    assert carebell("checkin", "end", "1").startswith("Check-in 1 of Ana has ended")
    assert schedule(house).next_due_at is None
    assert carebell.json("checkin", "list") == []
    assert carebell.json("checkin", "list", "--all")[0]["state"] == "ended"
    assert carebell.json("dose", "list", "Ana")[0]["state"] == "active"
    assert "ended on" in carebell.complains("checkin", "end", "1", exit_code=1)


def test_in_another_zone_the_wall_time_stays(carebell: CommandLine, house: Database) -> None:
    carebell("checkin", "add", "Ana", "--at", "20:00")
    carebell("patient", "edit", "Ana", "--zone", "Pacific/Honolulu")
    (line,) = carebell.json("checkin", "list")
    assert line["next_due_at"].endswith("T06:00:00Z")
    assert schedule(house).planned_through_at <= datetime.now(UTC)


def test_a_dose_too_many_after_a_long_way_east_is_left_out_and_told(
    carebell: CommandLine, house: Database
) -> None:
    carebell("patient", "edit", "Ana", "--zone", "Pacific/Honolulu")
    soon = datetime.now(zone_named("Pacific/Honolulu")) + timedelta(hours=1)
    carebell("dose", "add", "Ana", "Example", "--at", f"{soon:%H:%M}")
    said = carebell("patient", "edit", "Ana", "--zone", "Pacific/Auckland")
    told = f"{soon:%Y-%m-%d %H:%M} is left out, as with this move it would come too near another"
    assert told in said
    assert f"{soon:%H:%M} of {soon:%Y-%m-%d} is left out" in carebell(
        "plan", "history", "Ana", "--json"
    )
    with house.read() as session:
        line = session.exec(select(Schedule)).one()
    assert line.next_due_at is not None
    there = line.next_due_at.astimezone(zone_named("Pacific/Auckland"))
    assert f"{there:%H:%M}" == f"{soon:%H:%M}"
    said = carebell("patient", "edit", "Ana", "--zone", "Pacific/Honolulu")
    assert "left out" not in said, "the wrong zone was put right in time"
    assert f"{soon:%H:%M} of {soon:%Y-%m-%d} is not left out any more" in carebell(
        "plan", "history", "Ana", "--json"
    )
    (row,) = carebell.json("dose", "list")
    assert row["next_due_at"] == f"{soon.astimezone(UTC):%Y-%m-%dT%H:%M}:00Z"


def test_a_rule_is_the_default_until_it_is_set(carebell: CommandLine, house: Database) -> None:
    default = carebell.json("rule", "show", "Ana")
    names = "id patient preset rule rises min_score ties max_gap_days cooldown_days since rules"
    assert list(default) == names.split()
    assert (default["preset"], default["rises"], default["since"]) == ("standard", 3, None)
    assert {rule["rule"]: rule["enabled"] for rule in default["rules"]} == {
        "climb": True, "sustained": True, "severe": False, "silence": True, "doses": False,
    }  # fmt: skip
    said = carebell("rule", "set", "Ana", "--rises", "2", "--ties", "ignore")
    assert said.startswith("For Ana: Alert when the score rises 2 times in a row, up to 4 or more")
    carebell("rule", "set", "Ana", "--min-score", "6")
    row = carebell.json("rule", "show", "Ana")
    assert row == default | {
        "id": 2, "rises": 2, "ties": "ignore", "min_score": 6, "since": row["since"],
        "preset": None, "rules": row["rules"],
    }  # fmt: skip
    assert row["rules"][1]["parameters"]["min_score"] == 6
    with house.read() as session:
        rows = session.exec(select(AlertRule).order_by(col(AlertRule.id))).all()
    assert [(one.rule, one.replaced_at is None) for one in rows] == [
        ("climb", False), ("climb", True), ("sustained", True),
    ]  # fmt: skip


def test_a_preset_is_laid_down_first_and_changes_go_on_top(carebell: CommandLine) -> None:
    assert "The standard rules hold for everybody." in carebell.remarks("rule", "list")
    carebell("rule", "set", "Ana", "--preset", "quiet")
    row = carebell.json("rule", "show", "Ana")
    assert (row["preset"], row["rules"][1]["parameters"]["noise_factor"]) == ("quiet", 1.75)
    said = carebell("rule", "set", "Ana", "--severe", "on", "--noise-factor", "0")
    assert "Alert when 3 of the last 3 scores are 9 or more." in said
    assert "the score rises" not in said
    listed = carebell.json("rule", "list")
    assert {one["rule"]: one["enabled"] for one in listed} == {
        "climb": False, "sustained": True, "severe": True,
    }  # fmt: skip
    assert "off" in carebell("rule", "list")
    said = carebell("rule", "set", "Ana", "--severe", "off", "--severe-level", "7")
    assert "Mind: the severe rule of Ana is off, so nothing comes of --severe-level yet" in said
    assert "carebell rule set 1 --severe on" in said
    said = carebell("rule", "set", "Ana", "--doses", "off", "--missed-doses", "4")
    assert "the doses rule of Ana is off, so nothing comes of --missed-doses yet" in said
    assert "Mind:" not in carebell("rule", "set", "Ana", "--cooldown-days", "8")
    carebell("rule", "set", "Ana", "--preset", "standard")
    assert carebell.json("rule", "show", "Ana")["preset"] == "standard"
    shown = carebell("rule", "show", "Ana")
    assert "2 check-ins in a row are not answered for 48 hours" in shown


def test_a_rule_needs_something_to_set(carebell: CommandLine) -> None:
    assert "Nothing to change" in carebell.complains("rule", "set", "Ana")


@pytest.mark.parametrize(
    ("options", "days"),
    [
        (("--cycle", "21/7"), "21 days on, 7 days off"),
        (("--day", "15,-1"), "every month on day 15, the last day"),
        (("--skip", "2099-12-25"), "every day"),
    ],
)
def test_another_time_leaves_the_days_as_they_are(
    carebell: CommandLine, tmp_path: Path, options: tuple[str, str], days: str
) -> None:
    carebell("dose", "add", "Ana", "Example", "--at", "08:00", "--from", "2099-01-01", *options)
    end = ", not on 2099-12-25" * (options[0] == "--skip")
    assert f"is changed: {days} at 09:30{end} (" in carebell("dose", "edit", "1", "--at", "09:30")
    said = carebell("dose", "edit", "1", "--skip", "2099-12-31")
    assert f"{days} at 09:30{end or ', not on 2099-12-31'}" in said, "and none comes back"
    file = tmp_path / "all.yaml"
    file.write_text(carebell("plan", "export", "--all"), encoding="utf-8")
    assert "2099-12-31" in file.read_text(encoding="utf-8")
    assert "Nothing to change" in carebell("plan", "apply", str(file))
    said = carebell("dose", "edit", "1", "--every", "2d")
    assert "every 2 days at 09:30, not on 2099-12-" in said, "other days leave the time as it is"
    refused = carebell.complains("dose", "edit", "1", "--skip", "2099-07-01")
    assert refused == (
        "--skip '2099-07-01' is a day on which nothing is due; nearest to it: 2099-06-30 and "
        "2099-07-02."
    )


def test_other_days_leave_open_what_only_the_admin_can_say(carebell: CommandLine) -> None:
    add = ("dose", "add", "Ana", "Example", "--from", "2099-01-01")
    carebell(*add, "--at", "08:00", "--times", "10")
    assert "--until is needed, or --times: with other days" in carebell.complains(
        "dose", "edit", "1", "--every", "2d"
    )
    said = carebell("dose", "edit", "1", "--every", "2d", "--times", "5")
    assert "every 2 days at 08:00 until 2099-01-09" in said
    on_sundays = "FREQ=WEEKLY;BYDAY=SU;BYHOUR=10\nFREQ=WEEKLY;BYDAY=MO;BYHOUR=9"
    carebell(*add, "--rule", on_sundays)
    assert "--at is needed: until now its days have different times" in carebell.complains(
        "dose", "edit", "2", "--every", "2d"
    )
