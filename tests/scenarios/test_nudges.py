"""Who does not answer is asked once more, in other words, and then left alone."""

from datetime import time, timedelta

import pytest
from sqlmodel import Session, col, select

from service.admin import alerts, care_plans, patients, pauses, plan_ends
from service.admin.patients import PatientChange
from service.admin.timing import Timing
from service.core.delivery import MessageKind, MessageState
from service.core.errors import UnknownOutcomeError
from service.db.database import Database
from service.db.tables import Message, Patient, Person, Schedule, ScheduleKind
from service.engine.nudge import nudge
from support.factories import a_caregiver, a_checkin, a_dose, a_patient
from support.house import NEW_YORK, House
from support.lived import MONDAY
from support.story import Story

MARIA, SAM = "+12025550123", "+12025550145"
BEN, CY = "+12025550131", "+12025550132"


def with_plan(
    house: House, dose: str | None = None, checkin: str | None = None, nudge: str | None = None
) -> None:
    with house.db.write() as session:
        patient = a_patient(session, house.now, name="Maria", phone=MARIA)
        if dose is not None:
            a_dose(session, house.now, patient, at=dose, nudge=nudge)
        if checkin is not None:
            a_checkin(session, house.now, patient, at=checkin, nudge=nudge)


def nudges(session: Session) -> list[Message]:
    found = select(Message).where(Message.kind == MessageKind.NUDGE).order_by(col(Message.id))
    return list(session.exec(found))


def test_a_dose_and_a_check_in_are_asked_about_once_more_and_then_closed(house: House) -> None:
    with_plan(house, dose="10:00", checkin="14:00")
    phone = house.phone(MARIA)
    house.run_to("2027-03-01T10:44")
    phone.expects("Time for your 10:00 dose")
    phone.expects_nothing()
    house.run_to("2027-03-01T10:45")
    phone.expects("Did you take your 10:00 dose?", "T if you did, S if skipped")
    house.run_to("2027-03-01T15:14")
    phone.expects("14:00: Average pain")
    phone.expects_nothing()
    house.run_to("2027-03-01T15:15")
    phone.expects("Your 14:00 check-in is still open", "0 (none) to 10")
    house.run_to("2027-03-02T09:59")
    phone.expects_nothing()


def test_a_nudge_names_what_its_prompt_named_while_the_patient_wants_it_named(
    house: House,
) -> None:
    with house.db.write() as session:
        for name, phone, privacy in (
            ("Maria", MARIA, "named"), ("Ben", BEN, "covert"), ("Cy", CY, "named"),
        ):  # fmt: skip
            person = a_patient(session, house.now, name=name, phone=phone, privacy=privacy)
            a_dose(session, house.now, person, "Alpha", at="10:00", nudge=None)
            a_dose(session, house.now, person, "Beta", at="10:00", nudge=None)
    house.run_to("2027-03-01T10:44")
    with house.db.write() as session:
        for name, privacy in (("Ben", "named"), ("Cy", "covert")):
            person = patients.find(session, name)
            patients.edit(session, person, PatientChange(privacy=privacy), house.now)
    house.run_to("2027-03-01T10:45")
    with house.db.read() as session:
        said = {one.to_phone: one.body for one in nudges(session)}
    assert "Did you take your 10:00 Alpha and Beta?" in said[MARIA]
    assert "Did you take all of your 10:00 doses?" in said[BEN]
    assert "Did you take all of your 10:00 doses?" in said[CY]


def test_who_has_answered_is_not_asked_again(house: House) -> None:
    with_plan(house, dose="10:00", checkin="14:00")
    phone = house.phone(MARIA)
    house.run_to("2027-03-01T10:30")
    phone.expects("10:00 dose")
    phone.texts("S")
    phone.expects("dose skipped")
    house.run_to("2027-03-01T15:00")
    phone.expects("Average pain")
    phone.texts("4")
    phone.expects("Saved: 4")
    house.run_to("2027-03-02T09:59")
    phone.expects_nothing()


def test_an_answer_to_the_nudge_is_an_answer_to_the_question(house: House) -> None:
    with_plan(house, checkin="14:00")
    phone = house.phone(MARIA)
    house.run_to("2027-03-01T15:15")
    phone.expects("Average pain")
    phone.expects("still open")
    phone.texts("6")
    phone.expects("Saved: 6")


def test_neither_stop_nor_start_brings_a_nudge(house: House) -> None:
    with_plan(house, dose="10:00")
    phone = house.phone(MARIA)
    house.run_to("2027-03-01T10:10")
    phone.expects("10:00 dose")
    phone.texts("STOP")
    phone.texts("START")
    house.run_to("2027-03-01T12:00")
    with house.db.read() as session:
        assert nudges(session) == []


@pytest.fixture
def story(db: Database) -> Story:
    """Monday, 09:00 in New York."""
    return Story(db, MONDAY)


def planned(story: Story, at: str, nudge: str | None = None, kind: str = "dose") -> Person:
    with story.db.write() as session:
        patient = a_patient(session, story.now, name="Maria", phone=MARIA)
        if kind == "dose":
            a_dose(session, story.now, patient, at=at, nudge=nudge)
        else:
            a_checkin(session, story.now, patient, at=at, nudge=nudge)
        return patient


def bodies(story: Story) -> list[str]:
    return [text.body for text in story.gateway.calls]


def test_quiet_hours_hold_a_nudge_until_the_morning_or_for_good(story: Story) -> None:
    planned(story, "21:30", kind="checkin")
    with story.db.write() as session:
        a_dose(session, story.now, session.get_one(Person, 1), at="21:40", nudge=None)
    story.run_to("2027-03-09T06:59")
    assert len(bodies(story)) == 2
    story.run_to("2027-03-09T07:00")
    assert "Your 21:30 check-in is still open" in bodies(story)[2]
    story.run_to("2027-03-09T12:00")
    assert len(bodies(story)) == 3, "the dose had closed by the morning"


@pytest.mark.parametrize(
    ("quiet", "other", "left_at"),
    [
        ("off", "off", "22:15"),
        ("23:00-06:00", "21:00-22:20", "22:20"),  # the line's, not the 22:00-07:00 of the patient
        ("22:00-22:30", "22:25-22:40", "22:40"),
        ("off", "none", None),  # the other dose keeps the patient's, and the text is one
    ],
)
def test_quiet_hours_of_the_plan_line_hold_its_nudge_instead_of_the_patients(
    story: Story, quiet: str, other: str, left_at: str | None
) -> None:
    with story.db.write() as session:
        patient = a_patient(session, story.now, name="Maria", phone=MARIA)
        for medicine, hours in (("Alpha", quiet), ("Beta", other)):
            timing = Timing(at=["21:30"], quiet=hours)
            care_plans.add_dose(session, patient, medicine, timing, story.now)
    story.run_to("2027-03-09T07:30")
    with story.db.read() as session:
        left = [one.due_at.astimezone(NEW_YORK) for one in nudges(session)]
    assert [f"{at:%H:%M}" for at in left] == [left_at] * (left_at is not None)


@pytest.mark.parametrize("answer", [None, "N"])
def test_side_effects_are_asked_about_once_more_by_letters_where_that_is_wanted(
    story: Story, answer: str | None
) -> None:
    with story.db.write() as session:
        patient = a_patient(session, story.now, name="Maria", phone=MARIA)
        timing = Timing(at=["10:00"], nudge="2h")
        care_plans.add_checkin(session, patient, timing, story.now, side_effects=True)
    story.run_to("2027-03-08T11:00")
    if answer is not None:
        story.texts(MARIA, answer)
    story.run_to("2027-03-08T12:01")
    with story.db.read() as session:
        asked = [one.body for one in nudges(session)]
    assert ["Your 10:00 question is still open" in body for body in asked] == [True] * (
        answer is None
    )
    assert not any("pain" in body for body in asked)


def test_quiet_hours_of_ones_own_hold_a_nudge(story: Story) -> None:
    planned(story, "10:00", kind="checkin")
    with story.db.write() as session:
        person = session.get_one(Person, 1)
        person.quiet_from, person.quiet_until = time(11), time(13)
    story.run_to("2027-03-08T12:59")
    assert len(bodies(story)) == 1
    story.run_to("2027-03-08T13:00")
    assert len(bodies(story)) == 2


@pytest.mark.parametrize(
    ("nudge_at", "minutes"), [("10m", 10), ("1h30m", 90), (None, 45), ("off", None)]
)
def test_a_schedule_says_when_it_asks_once_more(
    story: Story, nudge_at: str | None, minutes: int | None
) -> None:
    planned(story, "10:00", nudge=nudge_at)
    story.run_to("2027-03-08T23:00")
    with story.db.read() as session:
        waits = [(one.due_at - MONDAY) - timedelta(hours=1) for one in nudges(session)]
    assert waits == ([] if minutes is None else [timedelta(minutes=minutes)])


def test_a_patient_may_be_left_without_any(story: Story) -> None:
    planned(story, "10:00")
    with story.db.write() as session:
        session.get_one(Patient, 1).nudges = False
    story.run_to("2027-03-08T23:00")
    assert len(bodies(story)) == 1


def test_after_a_text_of_danger_there_is_none(story: Story) -> None:
    planned(story, "10:00")
    story.run_to("2027-03-08T10:10")
    story.texts(MARIA, "I took too many")
    story.run_to("2027-03-08T13:00")
    with story.db.read() as session:
        assert nudges(session) == []


@pytest.mark.parametrize(("teller", "text"), [(MARIA, "A chest pain"), (SAM, "she collapsed")])
def test_after_danger_only_whom_it_is_about_is_not_asked_again_closed_or_not(
    house: House, teller: str, text: str
) -> None:
    with house.db.write() as session:
        for name in ("Anna", "Ben"):
            person = a_patient(session, house.now, name=name, phone=MARIA)
            a_dose(session, house.now, person, at="10:00", nudge=None)
        a_caregiver(session, house.now, patients.find(session, "Anna"), phone=SAM)
    house.run_to("2027-03-01T10:10")
    house.phone(teller).texts(text)
    with house.db.write() as session:
        alerts.close(session, "11", "rang her, all is well", house.now)
    house.run_to("2027-03-01T13:00")
    [asked_again] = [text for text in house.simulator.screen(MARIA) if "Did you take" in text]
    assert "for Ben" in asked_again


def test_an_answer_between_the_plan_and_the_call_takes_it_back(story: Story) -> None:
    planned(story, "10:00")
    story.run_to("2027-03-08T10:44")
    story.clock.set(story.now + timedelta(minutes=1))
    assert nudge(story.context)["nudges"] == 1
    story.texts(MARIA, "T")
    with story.db.read() as session:
        [taken_back] = nudges(session)
        assert (taken_back.state, taken_back.reason) == (MessageState.SUPPRESSED, "answered")


def test_one_prompt_has_one_nudge_whoever_plans_another(story: Story) -> None:
    planned(story, "10:00")
    story.run_to("2027-03-08T10:45")
    with story.db.write() as session:
        session.exec(
            select(Message).where(Message.kind == MessageKind.DOSE)
        ).one().nudge_at = story.now
    nudge(story.context)
    story.run_to("2027-03-08T13:00")
    assert len(bodies(story)) == 2


def test_what_was_taken_off_the_plan_is_not_asked_about(story: Story) -> None:
    planned(story, "10:00")
    story.run_to("2027-03-08T10:10")
    with story.db.write() as session:
        plan_ends.end(session, ScheduleKind.DOSE, "1", story.now)
    story.run_to("2027-03-08T13:00")
    with story.db.read() as session:
        assert nudges(session) == []


def test_a_paused_patient_gets_none(story: Story) -> None:
    planned(story, "10:00")
    story.run_to("2027-03-08T10:10")
    with story.db.write() as session:
        pauses.pause(session, session.get_one(Person, 1), None, story.now)
    story.run_to("2027-03-08T13:00")
    assert len(bodies(story)) == 1


def test_after_a_prompt_that_left_late_one_has_as_long_as_ever(story: Story) -> None:
    planned(story, "10:00")
    story.clock.set(MONDAY + timedelta(hours=2))  # down for an hour past the dose
    story.run_to("2027-03-08T11:44")
    assert len(bodies(story)) == 1
    story.run_to("2027-03-08T11:45")
    assert len(bodies(story)) == 2


def test_a_prompt_that_nobody_knows_the_end_of_is_not_followed_by_a_nudge(story: Story) -> None:
    planned(story, "10:00")
    story.gateway.will(*[UnknownOutcomeError("No usable answer from Twilio.")] * 2)
    story.run_to("2027-03-08T10:00")
    story.run_to("2027-03-08T13:00")
    with story.db.read() as session:
        left = session.exec(select(Message).where(Message.kind == MessageKind.DOSE)).one()
        assert [one.prompt_id for one in nudges(session)] == (
            [left.id] if left.submitted_at else []
        )


def test_many_doses_of_one_moment_get_one_nudge_by_the_earliest_wait(story: Story) -> None:
    patient = planned(story, "10:00", nudge="30m")
    with story.db.write() as session:
        a_dose(session, story.now, patient, "Another", at="10:00", nudge="1h")
    story.run_to("2027-03-08T13:00")
    assert len(bodies(story)) == 2
    assert "all of your 10:00 doses" in bodies(story)[1]
    with story.db.read() as session:
        [only] = nudges(session)
        assert only.due_at.astimezone(NEW_YORK).time() == time(10, 30)
        waits = [schedule.nudge_after for schedule in session.exec(select(Schedule))]
        assert sorted(filter(None, waits)) == [timedelta(minutes=30), timedelta(hours=1)]
