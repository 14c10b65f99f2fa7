"""A database from before nudges keeps what it holds, and its plans ask once more from then on."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData
from sqlmodel import col, select

from service.core.timing import QUIET
from service.db import schema
from service.db.database import Database
from service.db.tables import Message, Patient, Person, Schedule

THEN = datetime(2027, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
WINDOWS = [("dose", 2 * HOUR), ("dose", HOUR / 2), ("checkin", 12 * HOUR), ("checkin", HOUR)]


@pytest.fixture
def before(database_url: str) -> Iterator[Database]:
    """A database at the revision before, with a patient, four schedules and a text."""
    db = Database(database_url)
    with db.engine.connect().execution_options(writing=True) as connection, connection.begin():
        config = Config()
        config.set_main_option("script_location", str(schema.MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
    _fill(db)
    yield db
    db.close()


def _fill(db: Database) -> None:
    known = MetaData()
    known.reflect(db.engine)
    at = THEN.replace(tzinfo=None) if db.is_sqlite else THEN

    def span(window: timedelta) -> object:
        return datetime(1970, 1, 1) + window if db.is_sqlite else window  # noqa: DTZ001 - as stored

    person = {
        "id": 1, "kind": "patient", "name": "Ana", "phone": "+12025550123", "language": "en",
        "zone": "America/New_York", "state": "active", "consented_at": at, "created_at": at,
    }  # fmt: skip
    message = {
        "id": 1, "kind": "dose", "person_id": 1, "to_phone": "+12025550123", "body": "Time",
        "segments": 1, "lane": 2, "due_at": at, "send_after_at": at, "state": "planned",
        "attempts": 0, "empty_lists": 0, "followed_up": True, "created_at": at,
    }  # fmt: skip
    schedules = [
        {
            "id": number, "kind": kind, "patient_id": 1, "rule": "RRULE:FREQ=DAILY;BYHOUR=9",
            "medication_id": 1 if kind == "dose" else None, "starts_on": date(2027, 3, 1),
            "answer_window": span(window), "planned_through_at": at, "created_at": at,
        }
        for number, (kind, window) in enumerate(WINDOWS, start=1)
    ]  # fmt: skip
    patient = {"person_id": 1, "country": "US", "privacy": "named", "hears_of_alerts": True}
    medication = {"id": 1, "patient_id": 1, "name": "Example", "created_at": at}
    with db.engine.connect().execution_options(writing=True) as connection, connection.begin():
        for table, row in (("person", person), ("patient", patient), ("medication", medication)):
            connection.execute(known.tables[table].insert(), row)
        connection.execute(known.tables["schedule"].insert(), schedules)
        connection.execute(known.tables["message"].insert(), message)


def test_what_was_there_stays_and_has_the_usual_nudges_where_they_fit(before: Database) -> None:
    schema.upgrade(before)
    with before.read() as session:
        schedules = session.exec(select(Schedule).order_by(col(Schedule.id))).all()
        assert [(one.kind.value, one.window) for one in schedules] == WINDOWS
        waits = [one.nudge_after and one.nudge_after / HOUR for one in schedules]
        assert waits == [0.75, None, 1.25, None]
        person, patient = session.get_one(Person, 1), session.get_one(Patient, 1)
        assert (person.quiet_from, person.quiet_until) == (QUIET.begins, QUIET.ends)
        assert (patient.privacy.value, patient.nudges, patient.pause_told) == ("named", True, True)
        message = session.get_one(Message, 1)
        assert (message.body, message.due_at, message.nudge_at) == ("Time", THEN, None)
