"""What there is to a schedule beside its times: nudges, room, side effects, quiet, pauses."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from service.admin import care_plans, patients, pauses
from service.admin.patients import PatientChange
from service.admin.timing import Timing
from service.core.delivery import MessageKind, MessageState
from service.core.errors import ConflictError
from service.core.policy import Policy
from service.db.database import Database
from service.db.tables import Message, Patient, PauseReason, Person, Schedule
from service.engine.context import Context
from service.engine.plan import plan
from support.command_line import CommandLine
from support.factories import a_caregiver, a_checkin, a_contact, a_dose, a_patient
from support.gateways import ScriptedGateway
from support.house import POLICY, StandingClock
from support.lived import MONDAY
from support.story import Story

PLAN = ("--at", "20:00")


@pytest.fixture
def ana(house: Database) -> Person:
    with house.write() as session:
        return a_patient(session, datetime.now(UTC))


@pytest.mark.parametrize(
    ("options", "window", "nudge"),
    [
        ((), "2h", "45m"),
        (("--nudge", "30m"), "2h", "30m"),
        (("--nudge", "off"), "2h", None),
        (("--window", "40m"), "40m", None),
        (("--window", "4h", "--nudge", "3h"), "4h", "3h"),
    ],
)
def test_a_schedule_has_its_own_window_and_nudge(
    carebell: CommandLine, ana: Person, options: tuple[str, ...], window: str, nudge: str | None
) -> None:
    carebell("dose", "add", ana.name, "Example medicine", *PLAN, *options)
    [row] = carebell.json("dose", "list")
    assert (row["window"], row["nudge"]) == (window, nudge)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--nudge", "2h"), "--nudge '2h' is not shorter than the window of 2h; for example 45m."),
        (("--nudge", "now"), "--nudge 'now' is not a span of hours and minutes"),
        (("--from-day", "x"), "--from-day 'x' is not a whole number from 0 to 3650"),
        (("--from-day", "1", "--from", "2099-01-01"), "cannot be combined with --from."),
    ],
)
def test_a_mistake_is_one_sentence(
    carebell: CommandLine, ana: Person, options: tuple[str, ...], sentence: str
) -> None:
    words = ("dose", "add", ana.name, "Example medicine", *PLAN, *options)
    assert sentence in carebell.complains(*words)


def test_a_schedule_may_begin_so_many_days_after_enrolment(house: Database) -> None:
    with house.write() as session:
        patient = a_patient(session, MONDAY)
        later = MONDAY + timedelta(days=3)
        timing = Timing(at=["20:00"], from_day="14")
        schedule = care_plans.add_checkin(session, patient, timing, later)
        assert f"{schedule.starts_on}" == "2027-03-22"


def test_days_left_out_are_kept_with_the_schedule_and_never_asked(house: Database) -> None:
    story = Story(house, MONDAY)
    with house.write() as session:
        timing = Timing(at=["20:00"], skip=["2027-03-09", "2027-03-10"], nudge="off")
        patient = a_patient(session, MONDAY)
        care_plans.add_checkin(session, patient, timing, MONDAY)
    story.run_to("2027-03-12T12:00")
    with house.read() as session:
        asked = session.exec(select(Message).order_by(col(Message.due_at)))
        assert [one.due_at.day for one in asked] == [9, 12], "20:00 is tomorrow in UTC"


def test_after_a_move_the_dose_keeps_the_minute_that_a_change_of_clocks_makes_two_share(
    house: Database,
) -> None:
    story = Story(house, MONDAY)
    with house.write() as session:
        patient = a_patient(session, MONDAY, zone="America/Phoenix")
        checkin, dose = (
            Timing(at=[at], starts="2027-03-14", nudge="off") for at in ("02:30", "03:00")
        )
        care_plans.add_checkin(session, patient, checkin, MONDAY)
        care_plans.add_dose(session, patient, "One", dose, MONDAY)
        patients.edit(session, patient, PatientChange(zone="America/New_York"), MONDAY)
    story.run_to("2027-03-14T12:00")
    with house.read() as session:
        left = session.exec(select(Message).order_by(col(Message.submitted_at)))
        assert [(one.kind, f"{one.submitted_at:%d %H:%M}") for one in left] == [
            (MessageKind.DOSE, "14 07:00"),
            (MessageKind.CHECKIN, "14 07:01"),
        ]


def test_a_day_left_out_is_not_told_as_the_beginning_of_a_pause(
    carebell: CommandLine, ana: Person
) -> None:
    days = ("--from", "2099-03-01", "--until", "2099-04-01", "--skip", "2099-03-09")
    said = carebell("checkin", "add", ana.name, *PLAN, *days)
    assert "every day at 20:00, not on 2099-03-09, until 2099-04-01 (America" in said


def test_side_effects_are_asked_once_a_week_by_letters(house: Database) -> None:
    story = Story(house, MONDAY)
    with house.write() as session:
        timing = Timing(at=["10:00"], every="1w")
        patient = a_patient(session, MONDAY)
        care_plans.add_checkin(session, patient, timing, MONDAY, side_effects=True)
    story.run_to("2027-03-15T12:00")
    bodies = [call.body for call in story.gateway.calls]
    assert len(bodies) == 2
    assert bodies[0] == (
        "Riverside, 10:00: Any of these this week? D dizzy, W drowsy, M dry mouth, O other, "
        "N none. Reply with the letters, e.g. D M"
    )


def test_side_effect_checks_are_listed_and_ended_among_the_check_ins(
    carebell: CommandLine, ana: Person
) -> None:
    said = carebell("checkin", "add", ana.name, "--side-effects", "--every", "1w", *PLAN)
    assert "Side-effect check 1 of Ana is planned" in said
    assert carebell.json("checkin", "list")[0]["kind"] == "side_effects"
    assert carebell.json("preview", ana.name, "--days", "8")[0]["kind"] == "side_effects"
    assert "Side-effect check 1" in carebell("checkin", "end", "1")
    said = carebell.complains("dose", "end", "1")
    assert "carebell checkin list" in said


def test_two_questions_never_come_in_one_minute(carebell: CommandLine, ana: Person) -> None:
    carebell("dose", "add", ana.name, "Example medicine", "--at", "20:00", "--at", "20:01")
    refused = carebell.complains("checkin", "add", ana.name, *PLAN, exit_code=1)
    assert "a check-in at 20:00 would come in the same minute as a dose" in refused
    assert refused.endswith("give it another time, the nearest free is 19:59.")
    carebell("checkin", "add", ana.name, "--at", "19:59")


def test_a_dose_keeps_its_minute(carebell: CommandLine, ana: Person) -> None:
    carebell("checkin", "add", ana.name, *PLAN)
    words = ("dose", "add", ana.name, "Example medicine", *PLAN)
    refused = carebell.complains(*words, exit_code=1)
    assert "end the check-in first and add it again" in refused
    assert refused.endswith("the nearest free is 20:01.")
    carebell("checkin", "end", "1")
    carebell(*words)


def test_a_plan_that_exceeds_the_cap_of_the_number_is_refused(house: Database) -> None:
    with house.write() as session:
        patient = a_patient(session, MONDAY)
        for hour in range(8, 14):
            a_dose(session, MONDAY, patient, at=f"{hour:02}:00", nudge=None)
        with pytest.raises(ConflictError) as caught:
            a_dose(session, MONDAY, patient, at="14:00", nudge=None)
        assert str(caught.value) == (
            "With that, +12025550123 could get 14 texts in the 24 hours up to 2027-03-09 09:00, "
            "7 of them asked once more without an answer; 12 is the most. Ask less often, or add "
            "it with --nudge off."
        )
        patient_row = session.get_one(Patient, patient.id)
        patient_row.nudges = False
        a_dose(session, MONDAY, patient, at="14:00", nudge=None)
        timing = Timing(at=["15:00"], nudge="off")
        with pytest.raises(ConflictError, match="6 is the most"):
            care_plans.add_dose(session, patient, "More", timing, MONDAY, texts_a_day=6)


def test_whoever_plans_a_nudge_that_quiet_hours_never_let_out_is_told(
    carebell: CommandLine, ana: Person
) -> None:
    lost = "none at 21:30: quiet hours 22:00-07:00 last until its window has ended"
    dose = ("dose", "add", ana.name, "Example medicine", "--at", "08:00", "--at", "21:30")
    assert carebell(*dose).splitlines()[-1] == (
        f"Of the nudges after 45m there is {lost}. To have them: carebell dose edit 1 --quiet off"
    )
    assert f"45m, but {lost}" in carebell("dose", "list")
    assert carebell.json("dose", "list")[0]["lost_nudges"] == ["21:30"]
    assert "none" not in carebell("dose", "edit", "1", "--quiet", "off")
    assert carebell.json("dose", "list")[0]["lost_nudges"] == []
    said = carebell("patient", "edit", ana.name, "--quiet", "21:00-09:00")
    assert "quiet hours" not in said, "the line has its own"
    carebell("dose", "edit", "1", "--quiet", "none")
    said = carebell("patient", "edit", ana.name, "--quiet", "07:00-11:00")
    assert "there is none at 08:00: quiet hours 07:00-11:00 last until" in said
    carebell("patient", "edit", ana.name, "--no-nudges")
    assert f"45m, but none: {ana.name} gets no nudges" in carebell("dose", "list")


def test_a_plan_file_says_which_nudges_quiet_hours_never_let_out(
    carebell: CommandLine, house: Database, tmp_path: Path
) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(
        "patients:\n  - {name: Ana, phone: '+12025550123', zone: America/New_York, country: US,"
        " checkins: [{at: '21:30', window: 3h}, {at: '23:30', window: 3h, quiet: off}]}",
        encoding="utf-8",
    )
    with house.write() as session:
        a_contact(session, datetime.now(UTC))
    assert carebell("plan", "apply", str(file)).splitlines()[-1] == (
        "Of the nudges after 1h15m there is none at 21:30: quiet hours 22:00-07:00 last until its "
        "window has ended. To have them, write beside those times: quiet: off"
    )


def test_quiet_hours_and_nudges_are_the_patients_own(carebell: CommandLine) -> None:
    carebell(
        "patient", "add", "Bea", "--phone", "+12025550124", "--zone", "America/New_York",
        "--country", "US", "--quiet", "21:00-09:00", "--no-nudges",
    )  # fmt: skip
    shown = carebell.json("patient", "show", "Bea")
    assert (shown["quiet"], shown["nudges"]) == ("21:00-09:00", False)
    carebell("patient", "edit", "Bea", "--quiet", "off", "--nudges")
    shown = carebell.json("patient", "show", "Bea")
    assert (shown["quiet"], shown["nudges"]) == ("off", True)
    assert "is neither two times of day nor off" in carebell.complains(
        "patient", "edit", "Bea", "--quiet", "late"
    )


def test_a_line_has_quiet_hours_of_its_own_until_they_are_taken_back(
    carebell: CommandLine, ana: Person
) -> None:
    carebell("dose", "add", ana.name, "Example", "--at", "21:30", "--quiet", "23:00-6:00")
    [line] = carebell.json("dose", "list")
    assert line["quiet"] == "23:00-06:00"
    carebell("dose", "edit", "Example", "--at", "21:45")
    assert carebell.json("dose", "list")[0]["quiet"] == "23:00-06:00", "another time is no reason"
    assert "quiet: 23:00-06:00" in carebell("plan", "export", ana.name)
    carebell("dose", "edit", "Example", "--quiet", "off")
    assert "45m, quiet hours off" in " ".join(carebell("dose", "list").split())
    carebell("dose", "edit", "Example", "--quiet", "none")
    assert carebell.json("dose", "list")[0]["quiet"] is None
    changes = carebell.json("plan", "history", ana.name)
    assert changes[-1]["before"]["quiet"] == "off"
    assert "nudge 45m, quiet hours off)" in changes[-1]["detail"]
    refused = carebell.complains("checkin", "add", ana.name, *PLAN, "--quiet", "late")
    assert "--quiet 'late' is neither two times of day nor off" in refused


def test_a_window_of_ones_own_is_that_of_every_line_without_another(
    carebell: CommandLine, ana: Person
) -> None:
    carebell("dose", "add", ana.name, "Example", "--at", "21:00")
    carebell("dose", "add", ana.name, "Other", "--at", "09:00", "--window", "90m")
    carebell("checkin", "add", ana.name, *PLAN)
    carebell("patient", "edit", ana.name, "--dose-window", "40m", "--checkin-window", "6h")
    carebell("dose", "add", ana.name, "Third", "--at", "12:00")
    assert windows(carebell) == [("40m", None), ("1h30m", "45m"), ("6h", "1h15m"), ("40m", None)]
    shown = carebell.json("patient", "show", ana.name)
    assert (shown["dose_window"], shown["checkin_window"]) == ("40m", "6h")
    carebell("patient", "edit", ana.name, "--dose-window", "none")
    assert [window for window, _ in windows(carebell)] == ["2h", "1h30m", "6h", "2h"]
    history = carebell.json("plan", "history", ana.name)
    assert history[-1]["detail"].endswith("(was: Third, every day at 12:00, window 40m)")
    refused = carebell.complains("patient", "edit", ana.name, "--checkin-window", "3d")
    assert refused.startswith("--checkin-window '3d' is not from 5 minutes to 24 hours long")


def windows(carebell: CommandLine) -> list[tuple[str, str | None]]:
    rows = carebell.json("dose", "list") + carebell.json("checkin", "list")
    by_id = sorted(rows, key=lambda row: row["id"])
    return [(row["window"], row["nudge"]) for row in by_id]


def test_a_notice_waits_for_quiet_hours_of_ones_own(db: Database) -> None:
    with db.write() as session:
        patient = a_patient(session, MONDAY)
        reader = a_caregiver(session, MONDAY, patient, sees=("scores",))
        reader.quiet_from, reader.quiet_until = time(9), time(11)
        pauses.pause(session, patient, "2027-03-20", MONDAY, reason="hospital")
    _plan(db)
    with db.read() as session:
        [notice] = _notices(session)
        assert notice.send_after_at == MONDAY + timedelta(hours=2)


def test_caregivers_who_may_see_answers_are_told_of_a_pause_once(db: Database) -> None:
    with db.write() as session:
        patient = a_patient(session, MONDAY)
        a_caregiver(session, MONDAY, patient, name="Sam", sees=("doses",))
        a_caregiver(session, MONDAY, patient, name="Kim", phone="+12025550146")
        pauses.pause(session, patient, "2027-03-20T14:00", MONDAY, reason="holiday")
        assert session.get_one(Patient, patient.id).paused_for is PauseReason.HOLIDAY
    _plan(db)
    _plan(db)
    with db.read() as session:
        [notice] = _notices(session)
        assert notice.body == (
            "Riverside: Ana gets no texts from us until 2027-03-20 14:00, so no alerts about Ana "
            "come up until then. Questions: +1 202 555 0100."
        )


def test_a_pause_without_an_end_is_told_too_and_one_that_is_over_is_not(db: Database) -> None:
    with db.write() as session:
        patient = a_patient(session, MONDAY)
        a_caregiver(session, MONDAY, patient, sees=("scores",))
        pauses.pause(session, patient, None, MONDAY)
        pauses.resume(session, patient)
    _plan(db)
    with db.write() as session:
        assert _notices(session) == []
        pauses.pause(session, session.get_one(Person, 1), None, MONDAY)
    _plan(db)
    with db.read() as session:
        assert "gets no texts from us for now" in _notices(session)[0].body


def test_what_a_pause_holds_is_dropped_and_what_comes_after_it_leaves(db: Database) -> None:
    story = Story(db, MONDAY)
    with db.write() as session:
        patient = a_patient(session, MONDAY)
        a_dose(session, MONDAY, patient, at="10:00", nudge=None)
        a_checkin(session, MONDAY, patient, at="20:00", nudge=None)
        pauses.pause(session, patient, "2027-03-09T12:00", MONDAY, reason="hospital")
    story.run_to("2027-03-09T20:00")
    with db.read() as session:
        messages = session.exec(select(Message).order_by(col(Message.due_at))).all()
        ends = [(one.kind, one.state, one.reason) for one in messages]
        assert ends == [
            (MessageKind.DOSE, MessageState.SUPPRESSED, "paused"),
            (MessageKind.CHECKIN, MessageState.SUPPRESSED, "paused"),
            (MessageKind.DOSE, MessageState.SUPPRESSED, "paused"),
            (MessageKind.CHECKIN, MessageState.SUBMITTED, None),
        ]
        person = session.get_one(Person, 1)
        assert (person.state.value, session.get_one(Patient, 1).paused_for) == ("active", None)


def test_a_reason_that_nobody_knows_is_refused(carebell: CommandLine, ana: Person) -> None:
    said = carebell.complains("patient", "pause", ana.name, "--reason", "lazy")
    assert said == "--reason 'lazy' is not one of holiday, hospital; for example holiday."
    carebell("patient", "pause", ana.name, "--reason", "hospital", "--until", "2099-01-01")
    assert carebell.json("patient", "show", ana.name)["paused_for"] == "hospital"


def test_a_rule_as_written_is_planned(carebell: CommandLine, ana: Person, house: Database) -> None:
    rule = "FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=9;BYMINUTE=15"
    carebell("checkin", "add", ana.name, "--rule", rule, "--times", "3")
    with house.read() as session:
        kept = session.get_one(Schedule, 1).rule
    assert kept.startswith("RRULE:FREQ=MONTHLY;UNTIL=")
    assert carebell.json("checkin", "list")[0]["state"] == "active"


def _plan(db: Database, policy: Policy = POLICY) -> None:
    plan(Context(db, StandingClock(MONDAY), ScriptedGateway(), policy))


def _notices(session: Session) -> list[Message]:
    found = select(Message).where(Message.kind == MessageKind.NOTICE)
    return list(session.exec(found))


@pytest.mark.usefixtures("ana")
def test_who_is_asked_too_rarely_for_any_rule_is_named(carebell: CommandLine) -> None:
    weekly = carebell("checkin", "add", "Ana", "--at", "10:00", "--on", "mon")
    mind = "Mind: Ana is asked every 7 days, and so no rule on scores can raise an alert."
    assert f"{mind} Try: carebell rule set 1 --max-gap-days 7" in weekly
    assert mind in carebell("rule", "set", "Ana", "--preset", "quiet")
    assert "Mind:" not in carebell("rule", "set", "Ana", "--climb", "on", "--max-gap-days", "7")
    assert "Try: carebell rule set 1 --severe on" in carebell(
        "checkin", "edit", "Ana", "--rule", "FREQ=MONTHLY;BYDAY=1MO;BYHOUR=10;BYMINUTE=0"
    )
