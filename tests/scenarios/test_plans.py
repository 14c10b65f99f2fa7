"""Plans that change while they are carried out: calls, moves, steps in doubt."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from service.admin import calls, dose_steps, doses, medications, patients, plan_edits
from service.admin.audit import audit
from service.admin.audit.findings import Finding
from service.admin.calls import Told
from service.admin.dose_steps import NewStep
from service.admin.medications import MedicationChange
from service.admin.patients import PatientChange
from service.db.database import Database
from service.db.tables import Episode, Message, Occurrence, PainScore, Person, ScheduleKind
from support.factories import a_caregiver, a_checkin, a_contact, a_dose, a_patient
from support.house import NEW_YORK, POLICY
from support.story import Story

MARIA, SAM, ROBIN = "+12025550123", "+12025550145", "+12025550150"
MONDAY = datetime(2027, 3, 1, 9, tzinfo=NEW_YORK)


@pytest.fixture
def story(db: Database) -> Story:
    """Maria, who is asked at 20:00 and reminded at 21:00, her son Sam, and Robin of the clinic."""
    told = Story(db, MONDAY.astimezone(ZoneInfo("UTC")))
    with db.write() as session:
        maria = a_patient(session, told.now, name="Maria", phone=MARIA, privacy="named")
        a_caregiver(session, told.now, maria, name="Sam", phone=SAM)
        a_contact(session, told.now, name="Robin", phone=ROBIN)
        a_checkin(session, told.now, maria, at="20:00")
        a_dose(session, told.now, maria, "Example", at="21:00")
    return told


def maria(story: Story) -> Person:
    with story.db.read() as session:
        return patients.find(session, "Maria")


def sent(story: Story, phone: str) -> list[str]:
    with story.db.read() as session:
        rows = session.exec(select(Message).where(Message.to_phone == phone)).all()
    return [row.body for row in sorted(rows, key=lambda row: (row.due_at, row.id))]


def broken_promises(story: Story) -> list[Finding]:
    with story.db.read() as session:
        return [one for one in audit(session, story.now, MONDAY) if not one.is_note]


def told_by_phone(story: Story, value: str) -> None:
    with story.db.write() as session:
        told = Told(note="called in")
        calls.record_score(session, POLICY, maria(story), value, told, story.now)
    story.loop.run_all()


def test_scores_that_were_told_in_a_call_count_while_their_checkin_is_open(story: Story) -> None:
    for day, score in enumerate((3, 4, 5), start=1):
        story.run_to(f"2027-03-0{day}T20:30")
        story.texts(MARIA, str(score))
    story.run_to("2027-03-04T20:30")
    told_by_phone(story, "6")
    assert any("Maria's check-ins need your attention" in body for body in sent(story, SAM))
    with story.db.read() as session:
        [episode] = session.exec(select(Episode)).all()
        assert [score["value"] for score in episode.evidence["scores"]] == [3, 4, 5, 6]
        phoned = session.exec(select(PainScore).where(PainScore.value == 6)).one()
        assert (phoned.origin.value, phoned.note, phoned.watched) == ("phone", "called in", True)
    assert broken_promises(story) == []


def test_a_score_that_was_told_after_its_window_is_kept_and_not_used(story: Story) -> None:
    story.run_to("2027-03-01T20:30")
    story.texts(MARIA, "3")
    story.run_to("2027-03-02T09:00")
    told_by_phone(story, "9")
    with story.db.read() as session:
        rows = session.exec(select(PainScore)).all()
    assert [(row.value, row.origin.value, row.is_current) for row in rows] == [
        (3, "checkin", True),
        (9, "phone_late", False),
    ]


def test_a_dose_that_was_told_in_a_call_is_marked_so(story: Story) -> None:
    story.run_to("2027-03-01T21:30")
    story.texts(MARIA, "S")
    with story.db.write() as session:
        calls.record_dose(session, maria(story), "Taken", Told(), story.now)
    with story.db.read() as session:
        [row] = doses.history(session, maria(story), story.now)
    assert (row.answer, row.source, row.late) == ("taken", "phone", False)


def test_a_move_east_in_the_evening_loses_no_dose_and_west_doubles_none(story: Story) -> None:
    story.run_to("2027-03-02T20:30")
    move(story, "Europe/Berlin")  # 02:30 on the 3rd there
    story.run_to("2027-03-03T21:30", ZoneInfo("Europe/Berlin"))
    move(story, "Pacific/Honolulu")
    story.run_to("2027-03-06T09:00", ZoneInfo("Pacific/Honolulu"))
    with story.db.read() as session:
        asked = session.exec(
            select(col(Occurrence.local_on), col(Occurrence.due_at)).where(
                Occurrence.kind == ScheduleKind.DOSE
            )
        ).all()
    days = sorted(on.day for on, _ in asked)
    assert days == [1, 2, 3, 4, 5]
    assert f"{dict(asked)[asked[1][0]]:%d %H:%M}" == "03 02:00", "at nine in New York, as it was"
    assert broken_promises(story) == []


def move(story: Story, zone: str) -> None:
    with story.db.write() as session:
        person = session.get_one(Person, maria(story).id)
        patients.edit(session, person, PatientChange(zone=zone), story.now)


def test_an_edit_after_the_dose_of_the_day_begins_tomorrow(story: Story) -> None:
    story.run_to("2027-03-01T21:30")
    with story.db.write() as session:
        row = plan_edits.edit(session, ScheduleKind.DOSE, "Example", {"at": ["22:00"]}, story.now)
    assert f"{row.begins_on}" == "2027-03-02"
    story.run_to("2027-03-03T09:00")
    with story.db.read() as session:
        history = doses.history(session, maria(story), story.now)
    assert broken_promises(story) == []
    assert [f"{row.on} {row.wall:%H:%M}" for row in history] == [
        "2027-03-01 21:00",
        "2027-03-02 22:00",
    ]


def test_a_step_that_begins_while_an_alert_is_open_is_told_before_and_not_quoted(
    story: Story,
) -> None:
    with story.db.write() as session:
        medicine = medications.find(session, maria(story), "Example")
        known = MedicationChange(
            prescriber="Dr. Example", prescribed="2027-02-20", dose_in_text=True
        )
        medications.edit(session, medicine, known, story.now)
        for dose, nth in (("10 mg", "1"), ("20 mg", "6")):
            dose_steps.add(session, medicine, NewStep(dose=dose, day=nth), story.now)
    for day, score in enumerate((3, 4, 5, 6), start=1):
        story.run_to(f"2027-03-0{day}T20:30")
        story.texts(MARIA, str(score))
    story.run_to("2027-03-05T21:30")
    reminders = [body for body in sent(story, MARIA) if "21:00" in body]
    assert reminders[-1] == (
        "Riverside: Time for your 21:00 Example 10 mg. Reply T when taken, S if skipped."
    )
    [notice] = [body for body in sent(story, ROBIN) if "dose step" in body]
    assert "begins 2027-03-06 while alert 11 is open" in notice
    story.run_to("2027-03-06T21:30")
    newest = sent(story, MARIA)[-1]
    assert "time for your medicine as your prescriber told you" in newest
    assert "mg" not in newest
