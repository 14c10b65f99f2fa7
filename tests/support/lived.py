"""A week in the life of a house, for tests that look back at one: a bit of everything happens."""

from datetime import UTC, datetime

from service.admin import patients
from service.admin.operation import claim_for
from service.core.errors import UnknownOutcomeError
from service.db.database import Database
from service.db.tables import Mode
from support.factories import a_caregiver, a_checkin, a_contact, a_dose, a_patient
from support.story import Story

MONDAY = datetime(2027, 3, 8, 14, tzinfo=UTC)  # 09:00 in New York, the week of its clock change
OVER = datetime(2027, 3, 15, 13, tzinfo=UTC)
MARIA, SAM, ROBIN, LEE = "+12025550123", "+12025550145", "+12025550150", "+12025550124"


def live_a_week(db: Database) -> None:
    """Fill a migrated database with the week from `MONDAY` to `OVER`.

    Maria (1) is reminded twice a day and asked once; her scores climb on Thursday and Sam (2)
    takes it over, and has it still when he is asked a day later. Lee (4) moves from New York to
    Berlin, past one dose, texts STOP and comes back. One call's answer is lost, one text is not
    delivered, and for a day the service is down.
    """
    story = Story(db, MONDAY)
    with db.write() as session:
        claim_for(session, Mode.DEMO)
        maria = a_patient(session, story.now, name="Maria", phone=MARIA)
        a_caregiver(session, story.now, maria, name="Sam", phone=SAM)
        a_contact(session, story.now, name="Robin", phone=ROBIN)
        a_checkin(session, story.now, maria, at="20:00")
        a_dose(session, story.now, maria, "First", at="08:00")
        a_dose(session, story.now, maria, "Second", at="08:00")
        lee = a_patient(session, story.now, name="Lee", phone=LEE)
        a_checkin(session, story.now, lee, at="12:00")
        a_dose(session, story.now, lee, at="18:00")

    for day, score in enumerate((3, 4, 5, 6), start=8):
        if score == 6:
            story.run_to("2027-03-11T13:00")
            _move_to_berlin(story)
        story.run_to(f"2027-03-{day:02d}T20:00")
        story.texts(MARIA, "what was the question?" if score == 4 else str(score + 1))
        story.texts(MARIA, str(score))
    story.texts(SAM, "OK 11")
    story.receipt("SM" + "1".zfill(32), "delivered")
    story.receipt("SM" + "2".zfill(32), "undelivered", 30003)

    story.run_to("2027-03-12T11:00")
    story.texts(LEE, "STOP")
    story.run_to("2027-03-12T20:30")
    story.texts(SAM, "OK 11")
    story.run_to("2027-03-13T09:00")
    story.texts(LEE, "START")

    story.gateway.will(UnknownOutcomeError("No usable answer from Twilio."))
    story.run_to("2027-03-13T20:30")
    story.clock.set(datetime(2027, 3, 15, 3, tzinfo=UTC))  # down for a day
    story.run_to("2027-03-15T08:00")
    story.texts(MARIA, "T")
    story.run_to("2027-03-15T09:00")
    assert story.now == OVER


def _move_to_berlin(story: Story) -> None:
    """It is 19:00 there: the dose of 18:00 never comes that day."""
    with story.db.write() as session:
        lee = patients.find(session, "Lee")
        change = patients.PatientChange(zone="Europe/Berlin")
        patients.edit(session, lee, change, story.now)
