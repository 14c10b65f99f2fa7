"""What `today` tells of each patient's own day."""

from datetime import UTC, datetime, timedelta

from service.admin.today import today
from service.db.database import Database
from support.factories import a_dose, a_patient
from support.story import Story

MONDAY = datetime(2027, 3, 1, 12, tzinfo=UTC)  # 07:00 in New York


def _days(db: Database, now: datetime) -> list[tuple[str, str]]:
    with db.read() as session:
        return [(f"{row.wall:%H:%M}", row.state) for row in today(session, now)]


def test_all_times_of_a_line_are_told_before_and_after_the_first(db: Database) -> None:
    story = Story(db, MONDAY)
    with db.write() as session:
        dose = a_dose(session, MONDAY, a_patient(session, MONDAY), at="08:00")
        dose.rule = "RRULE:FREQ=DAILY;BYHOUR=8,20;BYMINUTE=0;BYSECOND=0"
    assert _days(db, MONDAY) == [("08:00", "to come"), ("20:00", "to come")]
    story.run_to("2027-03-01T08:10")
    assert [wall for wall, _ in _days(db, story.now)] == ["08:00", "20:00"]
    assert _days(db, story.now)[1] == ("20:00", "to come")


def test_tomorrow_is_left_out_and_the_day_is_the_patients_own(db: Database) -> None:
    with db.write() as session:
        there = a_patient(session, MONDAY, zone="Asia/Tokyo")  # 21:00 there
        a_dose(session, MONDAY, there, at="22:00")
        a_dose(session, MONDAY, there, "Another", at="06:00")
    assert _days(db, MONDAY) == [("22:00", "to come")]
    assert _days(db, MONDAY + timedelta(hours=4)) == [("06:00", "to come"), ("22:00", "to come")]
