"""What the admin side promises on either database."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, select

from service.admin import alerts, care_plans, caregivers, contacts, patients, plan_ends, plan_lines
from service.admin.caregivers import CaregiverChange
from service.admin.cast import cast
from service.admin.example import add_example, is_empty
from service.admin.patients import PatientChange
from service.admin.timing import Timing
from service.core.delivery import MessageKind, MessageState
from service.core.errors import ConflictError, InputError
from service.db.database import Database
from service.db.rows import id_of
from service.db.tables import (
    Cause,
    Episode,
    Message,
    Notification,
    Occurrence,
    Person,
    Schedule,
    ScheduleKind,
)
from service.engine.plan import plan
from service.reports.load import Period, load
from support.factories import a_caregiver, a_checkin, a_contact, a_dose, a_patient
from support.story import Story

NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)  # in New York


def test_the_example_is_a_patient_two_caregivers_and_the_clinic(db: Database) -> None:
    with db.write() as session:
        assert is_empty(session)
        patient, caregiver = add_example(session, NOON)
        assert not is_empty(session)
        (played,) = cast(session)
        plans = [
            (row.kind, row.when)
            for kind in (ScheduleKind.DOSE, ScheduleKind.CHECKIN)
            for row in plan_lines.listing(session, kind, patient)
        ]
        reported = load(session, patient, Period(), NOON, "Maria").plan
    assert reported[0] == (
        "Side-effect check at 12:00, 5 days after each step of Example medicine begins"
    )
    assert (played.name, played.phone) == ("Maria Example", "+12025550123")
    assert [(one.name, one.phone, one.role) for one in played.others] == [
        (caregiver.name, "+12025550145", "caregiver"),
        ("Jo Example", "+12025550147", "caregiver"),
        ("Robin Example", "+12025550150", "admin"),
    ]
    assert plans == [
        ("dose", "every day at 21:00"),
        ("checkin", "every day at 20:00"),
        ("side_effects", "at 12:00, 5 days after each step of Example medicine begins"),
    ]


def test_who_has_ended_plays_no_more(db: Database) -> None:
    with db.write() as session:
        patient, caregiver = add_example(session, NOON)
        caregivers.remove(session, caregiver, NOON)
        assert [one.name for one in cast(session)[0].caregivers] == ["Jo Example"]
        patients.end(session, patient, NOON)
        assert cast(session) == []


def test_who_has_several_roles_holds_one_phone(db: Database) -> None:
    with db.write() as session:
        a_patient(session, NOON, "Ana", "+12025550123")
        lee = a_patient(session, NOON, "Lee", "+12025550124")
        a_caregiver(session, NOON, lee, "Robin", "+12025550150")
        a_contact(session, NOON, "Robin", "+12025550150")
        ana_seen, lee_seen = cast(session)
    assert [(one.name, one.role) for one in ana_seen.others] == [("Robin", "admin")]
    assert [(one.name, one.role) for one in lee_seen.others] == [("Robin", "caregiver")]


def test_a_caregiver_moves_to_any_place(db: Database) -> None:
    with db.write() as session:
        patient = a_patient(session, NOON)
        people = [
            a_caregiver(session, NOON, patient, name, f"+1202555014{number}")
            for number, name in enumerate(["A-one", "B-two", "C-three"])
        ]
        for person, place, order in [
            (people[0], "3", ["B-two", "C-three", "A-one"]),
            (people[2], "1", ["C-three", "B-two", "A-one"]),
            (people[1], "2", ["C-three", "B-two", "A-one"]),
        ]:
            caregivers.edit(session, person, CaregiverChange(position=place), NOON)
            assert [row.name for row in caregivers.listing(session, patient)] == order


def text_of(session: Session, schedule: Schedule) -> Message:
    """The text of the one time at which a schedule has fallen due."""
    occurrence = session.exec(
        select(Occurrence).where(Occurrence.schedule_id == schedule.id)
    ).one()
    return session.get_one(Message, occurrence.message_id)


def test_the_text_of_an_ended_dose_does_not_leave_any_more(db: Database) -> None:
    with db.write() as session:
        patient = a_patient(session, NOON)
        dose = a_dose(session, NOON, patient, at="13:00")
    later = NOON + timedelta(hours=1, minutes=5)
    story = Story(db, later)
    plan(story.context)
    with db.write() as session:
        plan_ends.end(session, ScheduleKind.DOSE, str(dose.id), later)
    with db.read() as session:
        message = text_of(session, dose)
    assert (message.state, message.reason) == (MessageState.SUPPRESSED, "taken off the plan")


def test_a_text_that_two_doses_share_leaves_for_the_one_that_goes_on(db: Database) -> None:
    with db.write() as session:
        patient = a_patient(session, NOON)
        dose = a_dose(session, NOON, patient, at="13:00")
        other = a_dose(session, NOON, patient, "Another medicine", at="13:00")
    later = NOON + timedelta(hours=1, minutes=5)
    story = Story(db, later)
    plan(story.context)
    with db.write() as session:
        plan_ends.end(session, ScheduleKind.DOSE, str(dose.id), later)
        message = text_of(session, dose)
        assert message.state is MessageState.PLANNED
        plan_ends.end(session, ScheduleKind.DOSE, str(other.id), later)
        session.refresh(message)
        assert message.state is MessageState.SUPPRESSED


def test_in_another_zone_what_is_overdue_is_still_accounted_for(db: Database) -> None:
    """The service was away at 13:00 when the patient moved: the dose gets its record."""
    with db.write() as session:
        patient = a_patient(session, NOON)
        dose = a_dose(session, NOON, patient, at="13:00")
    later = NOON + timedelta(hours=2)
    with db.write() as session:
        person = session.get_one(Person, patient.id)
        patients.edit(session, person, PatientChange(zone="America/Chicago"), later)
        overdue = session.get_one(Schedule, dose.id)
        assert overdue.next_due_at is not None
        assert overdue.next_due_at <= later
    story = Story(db, later)
    plan(story.context)
    with db.read() as session:
        assert text_of(session, dose).due_at == NOON + timedelta(hours=1)


@pytest.mark.parametrize(
    ("zone", "next_due_at"),
    [
        # It is 02:00 on the 2nd there: the check-in of the 1st still comes when it would have.
        ("Asia/Tokyo", datetime(2027, 3, 2, 1, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2027, 3, 2, 4, tzinfo=UTC)),
        ("Pacific/Honolulu", datetime(2027, 3, 2, 6, tzinfo=UTC)),
    ],
)
def test_in_another_zone_the_next_time_is_the_wall_time_there(
    db: Database, zone: str, next_due_at: datetime
) -> None:
    with db.write() as session:
        patient = a_patient(session, NOON)
        line = a_checkin(session, NOON, patient, at="20:00")
        patients.edit(session, patient, PatientChange(zone=zone), NOON)
        assert line.next_due_at == next_due_at


def _edit(db: Database, patient_id: int, change: PatientChange) -> None:
    with db.write() as session:
        patients.edit(session, session.get_one(Person, patient_id), change, NOON)


def test_an_edit_with_one_mistake_changes_nothing(db: Database) -> None:
    with db.write() as session:
        patient = a_patient(session, NOON)
    with pytest.raises(InputError):
        _edit(db, id_of(patient), PatientChange(name="Bea", privacy="loud"))
    with db.read() as session:
        assert session.get_one(Person, patient.id).name == "Ana"


def test_closing_an_alert_withdraws_what_has_not_left(db: Database) -> None:
    with db.write() as session:
        patient = a_patient(session, NOON)
        a_caregiver(session, NOON, patient)
        session.add(
            Episode(
                code=11,
                patient_id=id_of(patient),
                cause=Cause.WORSENING,
                rule="climb",
                evidence={"scores": []},
                triggered_at=NOON,
            )
        )
    story = Story(db, NOON)
    story.loop.run("escalate")
    with db.write() as session:
        row, told = alerts.show(session, "11")
        assert (row.state, [one.state for one in told]) == ("triggered", ["planned"])
        alerts.close(session, "11", "called her", NOON)
    with db.read() as session:
        notification = session.exec(select(Notification)).one()
        message = session.get_one(Message, notification.message_id)
    assert (message.kind, message.state) == (MessageKind.ALERT, MessageState.SUPPRESSED)
    assert message.reason == "alert closed"


def test_the_same_checkin_twice_is_refused(db: Database) -> None:
    with db.write() as session:
        patient = a_patient(session, NOON)
        a_checkin(session, NOON, patient)
        with pytest.raises(ConflictError, match="already has this checkin"):
            a_checkin(session, NOON, patient)
        with pytest.raises(ConflictError, match="already has this checkin"):
            care_plans.add_checkin(session, patient, Timing(at=["20:00"], on="mon"), NOON)
        care_plans.add_checkin(session, patient, Timing(at=["19:00"], on="mon"), NOON)


def test_contacts_are_listed_by_role(db: Database) -> None:
    with db.write() as session:
        a_contact(session, NOON)
        a_contact(session, NOON, "Kim", "+12025550151", role="clinician")
        assert [(row.name, row.role) for row in contacts.listing(session)] == [
            ("Robin", "admin"),
            ("Kim", "clinician"),
        ]
