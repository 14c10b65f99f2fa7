"""Twelve weeks of a titration: entered, previewed, lived through, and counted step by step."""

from collections import Counter
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from service.admin import (
    doses,
    medications,
    patients,
    plan_files,
    plan_lines,
    rules,
    step_holds,
    step_list,
)
from service.admin.preview import preview
from service.core.dose_steps import Hold
from service.core.errors import ConflictError
from service.db.database import Database
from service.db.tables import Occurrence, Person, ScheduleKind
from service.reports.summary import DAYS_OF_A_WEEK_NEEDED
from support.factories import a_contact, an_episode
from support.house import POLICY, House, open_house

EXAMPLE = Path(__file__).parents[2] / "examples" / "titration.yaml"
NORA, KIM, ROBIN = "+12125550123", "+12125550145", "+12025550150"
FIRST, DAYS = date(2027, 9, 27), 84

pytestmark = pytest.mark.parametrize("db", ["sqlite"], indirect=True)


def apply_example(house: House) -> None:
    with house.db.write() as session:
        a_contact(session, house.now, name="Robin", phone=ROBIN)
        plan_files.apply(session, EXAMPLE.read_text(encoding="utf-8"), "titration.yaml", house.now)


def nora(house: House) -> Person:
    with house.db.read() as session:
        return patients.find(session, "Nora Example")


def test_the_example_is_applied_previewed_lived_and_counted_by_step(db: Database) -> None:
    with open_house(db, "2027-09-27T09:00") as house:
        apply_example(house)
        _the_preview_names_each_step_at_nine_across_the_clock_change(house)
        _live_twelve_weeks(house)
        house.sleep_until("2027-12-20T09:00")
        with house.db.read() as session:
            rows = doses.adherence_by_step(doses.history(session, nora(house), house.now))
    table = [
        (
            *(row.step, f"{row.first_on}", f"{row.counts.taken}/{row.counts.asked}"),
            *(row.counts.skipped, row.counts.no_answer, row.counts.late),
        )
        for row in rows
    ]
    assert table == [
        (None, "2027-09-27", "66/84", 6, 12, 5),
        ("10 mg", "2027-09-27", "5/7", 1, 1, 0),
        ("20 mg", "2027-10-04", "11/14", 1, 2, 1),
        ("30 mg", "2027-10-18", "17/21", 1, 3, 1),
        ("40 mg", "2027-11-08", "33/42", 3, 6, 3),
    ]


def _the_preview_names_each_step_at_nine_across_the_clock_change(house: House) -> None:
    with house.db.read() as session:
        shown = preview(session, POLICY, nora(house), house.now, DAYS)
    reminders = [row for row in shown if row.kind == "dose"]
    assert [row.on for row in reminders] == [FIRST + timedelta(days=n) for n in range(DAYS)]
    assert {row.local for row in reminders} == {time(21)}
    hours = Counter((row.utc.hour, row.on < date(2027, 11, 7)) for row in reminders)
    assert hours == {(1, True): 41, (2, False): 43}, "clocks go back on the 7th of November"
    quoted = Counter(row.text.split("21:00 ")[1].split(".")[0] for row in reminders)
    assert quoted == {
        "Amitriptyline 10 mg": 7,
        "Amitriptyline 20 mg": 14,
        "Amitriptyline 30 mg": 21,
        "Amitriptyline 40 mg": 42,
    }
    asked = Counter((row.on - FIRST).days // 7 for row in shown if row.kind == "checkin")
    assert len(asked) == DAYS // 7
    assert min(asked.values()) > DAYS_OF_A_WEEK_NEEDED, "or its report could show no change"


def _live_twelve_weeks(house: House) -> None:
    """Every 7th night is not answered, every 13th is skipped, every 15th is answered late."""
    for night in range(1, DAYS + 1):
        on = FIRST + timedelta(days=night - 1)
        _fall_due(house, on)
        if night % 7 == 0:
            continue
        if night % 15 == 0:
            house.sleep_until(f"{on}T23:30")
        house.simulator.text("S" if night % 13 == 4 else "T", NORA)
        house.simulator.skip(0)
        house.loop.beat("receive")


def _fall_due(house: House, on: date) -> None:
    """The one moment of an evening at which the service wakes; others would do no more."""
    house.sleep_until(f"{on}T21:00")
    house.loop.beat("plan")
    house.simulator.skip(0)


def test_a_hold_keeps_the_step_and_the_past_stays_as_it_was(db: Database) -> None:
    with open_house(db, "2027-09-27T09:00") as house:
        apply_example(house)
        for night in range(9):  # up to the second one of 20 mg
            _fall_due(house, FIRST + timedelta(days=night))
        with house.db.write() as session:
            known = medications.find(session, nora(house), "Amitriptyline")
            step_holds.hold(session, known, house.now)
        for night in range(9, 23):
            _fall_due(house, FIRST + timedelta(days=night))
        house.sleep_until("2027-10-20T09:00")
        with house.db.write() as session:
            step_holds.resume(session, known, house.now)
        for night in range(23, 36):
            _fall_due(house, FIRST + timedelta(days=night))
        with (
            house.db.read() as session,
            pytest.raises(ConflictError, match="has begun, and this hold would move it"),
        ):
            step_holds.record(session, known, Hold(FIRST, FIRST + timedelta(days=9)), house.now)
        with house.db.read() as session:
            history = doses.history(session, nora(house), house.now)
            begins = {
                row.dose: row.begins_on for row in step_list.listing(session, None, house.now)
            }
            checked = session.exec(
                select(col(Occurrence.local_on)).where(
                    Occurrence.kind == ScheduleKind.SIDE_EFFECTS
                )
            ).all()
            [follower] = plan_lines.following(session, known.id)
    steps = Counter(row.step for row in history)
    assert begins["20 mg"] == date(2027, 10, 4)
    assert begins["30 mg"] == date(2027, 11, 1), "held from the 6th to the 20th: 14 days"
    assert steps == {"10 mg": 7, "20 mg": 28, "30 mg": 1}
    assert checked == [date(2027, 9, 30), date(2027, 10, 7)], "the third day of each step"
    assert f"{follower.next_due_at:%m-%d %H:%M}" == "11-04 14:00", "with the step that was held"


def test_a_hold_on_the_morning_of_a_step_keeps_the_dose_that_was_taken_last(db: Database) -> None:
    with open_house(db, "2027-09-27T09:00") as house:
        apply_example(house)
        morning = house.now + timedelta(days=7)  # 20 mg begins, and no dose is planned with it
        with house.db.write() as session:
            known = medications.find(session, nora(house), "Amitriptyline")
            before = step_list.listing(session, None, morning)
            held = step_holds.hold(session, known, morning)
            after = step_list.listing(session, None, morning)
    states = [(row.dose, row.state) for row in before]
    assert states[:3] == [("10 mg", "present"), ("20 mg", "begins today"), ("30 mg", "to come")]
    assert [row.state for row in after] == ["present", "held", "held", "held"]
    assert held.held_on == date(2027, 10, 4)


def test_three_silent_nights_are_told_to_the_admin_and_to_nobody_twice(db: Database) -> None:
    with open_house(db, "2027-09-27T09:00") as house:
        apply_example(house)
        with house.db.write() as session:
            a_contact(session, house.now, name="Kim Example", phone=KIM)
            on = rules.RuleChange(doses="on", silence="off")
            rules.change(session, nora(house), on, house.now)
        for night in range(3):
            _fall_due(house, FIRST + timedelta(days=night))
        house.phone(ROBIN).expects_nothing()
        house.run_to("2027-09-30T09:30")
        house.phone(KIM).expects("Welcome")
        house.phone(KIM).expects("not confirmed what was asked for lately", "OK 11")
        _fall_due(house, FIRST + timedelta(days=3))
        house.run_to("2027-10-01T09:00")
        told = house.phone(ROBIN).expects("Nora Example", "not confirmed the last 3 doses")
        assert "Amitriptyline" not in told
        assert not any("last 3 doses" in text for text in house.simulator.screen(KIM))


def test_a_step_while_an_alert_is_open_is_told_on_one_evening_alone(db: Database) -> None:
    with open_house(db, "2027-10-03T09:00") as house:
        apply_example(house)
        with house.db.write() as session:
            an_episode(session, house.now, patients.find(session, "Nora Example"))
        house.run_to("2027-10-05T09:00")
        told = [text for text in house.simulator.screen(ROBIN) if "a new dose step" in text]
    assert len(told) == 1
    assert "begins 2027-10-04 while alert 11 is open" in told[0]
