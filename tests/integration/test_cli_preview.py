"""The preview promises to the word what will leave; so it is held against what left."""

from datetime import UTC, datetime, timedelta

import pytest

from service.admin import patients, pauses
from service.admin.patients import PatientChange
from service.admin.preview import PreviewRow, preview
from service.db.database import Database
from service.db.tables import Person
from support.command_line import CommandLine
from support.factories import a_checkin, a_dose, a_patient
from support.house import POLICY
from support.story import Story

START = datetime(2027, 3, 12, 17, tzinfo=UTC)  # noon in New York; clocks change on the 14th


def _preview(db: Database, person: Person, now: datetime, days: int = 4) -> list[PreviewRow]:
    with db.read() as session:
        return preview(session, POLICY, person, now, days)


def test_what_leaves_is_what_was_previewed(db: Database) -> None:
    with db.write() as session:
        patient = a_patient(session, START, privacy="named")
        a_checkin(session, START, patient, at="20:00")
        a_dose(session, START, patient, at="02:30")
        a_dose(session, START, patient, "Another medicine", at="02:30")
    expected = _preview(db, patient, START)
    story = Story(db, START)
    story.run_to("2027-03-16T13:00")
    assert [row.text for row in expected] == [text.body for text in story.gateway.calls]
    skipped = [row for row in expected if row.on.day == 14 and row.kind == "dose"]
    assert [(f"{row.local:%H:%M}", row.utc) for row in skipped] == [
        ("03:00", datetime(2027, 3, 14, 7, tzinfo=UTC))
    ]


def test_on_a_shared_phone_the_preview_says_whom_each_text_asks_as_it_will(db: Database) -> None:
    with db.write() as session:
        ana, bo = (a_patient(session, START, name) for name in ("Ana", "Bo"))
        a_checkin(session, START, ana, at="20:00")
        a_dose(session, START, bo, at="21:00")
    expected = [row for person in (ana, bo) for row in _preview(db, person, START, 1)]
    story = Story(db, START)
    story.run_to("2027-03-12T22:00")
    assert [row.text for row in expected] == [text.body for text in story.gateway.calls][:2]
    assert "Ana" in expected[0].text


def test_a_text_that_has_been_planned_is_not_promised_again(db: Database) -> None:
    with db.write() as session:
        patient = a_patient(session, START)
        a_checkin(session, START, patient)
    story = Story(db, START)
    story.run_to("2027-03-12T20:30")
    with db.write() as session:
        moved = session.get_one(Person, patient.id)
        patients.edit(session, moved, PatientChange(zone="America/Los_Angeles"), story.now)
    rows = _preview(db, moved, story.now, 3)
    assert [row.on.day for row in rows] == [13, 14]
    sent = len(story.gateway.calls)
    story.run_to("2027-03-15T12:00")
    assert len(story.gateway.calls) - sent == 2


def test_a_pause_with_an_end_is_left_out(db: Database) -> None:
    with db.write() as session:
        patient = a_patient(session, START)
        a_checkin(session, START, patient)
        pauses.pause(session, patient, "2027-03-14T12:00", START)
    assert [row.on.day for row in _preview(db, patient, START)] == [14, 15]


def test_who_is_pending_is_shown_what_would_be_sent(
    carebell: CommandLine, house: Database
) -> None:
    now = datetime.now(UTC)
    with house.write() as session:
        patient = a_patient(session, now, consent=None)
        a_checkin(session, now, patient)
    rows = carebell.json("preview", "Ana", "--days", "3")
    assert len(rows) == 3
    assert rows[0].keys() == {"on", "local", "utc", "kind", "text", "segments"}
    assert (rows[0]["local"], rows[0]["kind"], rows[0]["segments"]) == ("20:00", "checkin", 1)
    due = datetime.fromisoformat(rows[0]["utc"])
    assert timedelta(0) < due - now < timedelta(hours=25)
    assert "is pending: nothing is sent" in carebell.remarks("preview", "Ana")


@pytest.mark.parametrize("days", ["1", "14", "366"])
def test_an_empty_plan_has_an_empty_preview(
    carebell: CommandLine, house: Database, days: str
) -> None:
    with house.write() as session:
        a_patient(session, datetime.now(UTC))
    assert carebell.json("preview", "Ana", "--days", days) == []
    assert "Nothing is due for Ana" in carebell.remarks("preview", "Ana", "--days", days)
