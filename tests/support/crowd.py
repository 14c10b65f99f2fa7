"""Many patients at once, for benchmarks: the rows of one made by an admin, copied."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count, islice
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from sqlmodel import Session, SQLModel, col, func, select

from service.db.tables import Patient, Person, Schedule
from support.factories import a_checkin, a_patient

NEW_YORK = ZoneInfo("America/New_York")
A_MOMENT_AGO = timedelta(minutes=5)


def numbers() -> Iterator[str]:
    """Fictional numbers, a hundred for each area code; 202 is left to the service."""
    for number in count():
        yield f"+1{203 + number // 100}5550{100 + number % 100}"


def a_crowd(session: Session, now: datetime, size: int) -> list[str]:
    """Enrol so many patients, each with a check-in due this moment; their numbers."""
    phones = list(islice(numbers(), size))
    first = a_patient(session, now, name="P0", phone=phones[0])
    # A rule names minutes; the cursor is set so that its last one is due this moment.
    at = (now - A_MOMENT_AGO).astimezone(NEW_YORK)
    schedule = a_checkin(session, now, first, at=f"{at:%H:%M}")
    schedule.next_due_at = now
    schedule.planned_through_at = now - timedelta(days=1)
    session.flush()
    highest = session.exec(select(func.max(col(Person.id)))).one() or 0
    ids = range(highest + 1, highest + size)
    patient = session.get_one(Patient, first.id)
    copies: dict[type[SQLModel], list[dict[str, Any]]] = {
        Person: [
            _row(first) | {"id": id_, "name": f"P{n}", "phone": phone}
            for n, (id_, phone) in enumerate(zip(ids, phones[1:], strict=True), start=1)
        ],
        Patient: [_row(patient) | {"person_id": id_} for id_ in ids],
        Schedule: [_row(schedule) | {"patient_id": id_} for id_ in ids],
    }
    for table, rows in copies.items():
        for row in rows:
            if table is Schedule:
                del row["id"]
        session.execute(insert(table), rows)
    return phones


def _row(made: SQLModel) -> dict[str, Any]:
    return {name: getattr(made, name) for name in type(made).model_fields}
