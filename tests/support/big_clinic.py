"""Many patients at once, written in sets: what benchmarks measure on."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert
from sqlmodel import SQLModel

from service.admin.operation import claim_for
from service.core.timing import CHECKIN_WINDOW, DOSE_WINDOW
from service.db.database import Database
from service.db.tables import (
    Medication,
    Mode,
    Patient,
    Person,
    PersonKind,
    PersonState,
    Privacy,
    Schedule,
    ScheduleKind,
)

DUE_AT = datetime(2027, 3, 10, 13, 0, tzinfo=UTC)
"""09:00 in New York, when everybody's schedule is due."""
RULE = "RRULE:FREQ=DAILY;BYHOUR=9;BYMINUTE=0"
ENROLLED_OVER = 180  # days: patients of one clinic do not all begin on one day
BATCH = 10_000


def enrol(db: Database, size: int) -> None:
    """`size` active patients, ids from 1, with one schedule each: every other one a dose.

    All were last planned a day before `DUE_AT`, and are due then.
    """
    with db.write() as session:
        claim_for(session, Mode.LIVE)
    for table, row in (
        (Person, _person),
        (Patient, _patient),
        (Medication, _medication),
        (Schedule, _schedule),
    ):
        _fill(db, table, row, size)


def _fill(
    db: Database, table: type[SQLModel], row: Callable[[int], dict[str, Any] | None], size: int
) -> None:
    for first in range(1, size + 1, BATCH):
        numbers = range(first, min(first + BATCH, size + 1))
        rows = [made for number in numbers if (made := row(number)) is not None]
        with db.write() as session:
            session.execute(insert(table), rows)


def phone_of(number: int) -> str:
    """A fictional number; there are fewer of them than patients, so that some share one."""
    area, last = divmod(number, 100)
    return f"+1{200 + area % 800}55501{last:02d}"


def _person(number: int) -> dict[str, Any]:
    enrolled_at = DUE_AT - timedelta(days=1 + number % ENROLLED_OVER)
    return {
        "id": number,
        "kind": PersonKind.PATIENT,
        "name": f"Patient {number}",
        "phone": phone_of(number),
        "language": "en",
        "zone": "America/New_York",
        "state": PersonState.ACTIVE,
        "consented_at": enrolled_at,
        "created_at": enrolled_at,
    }


def _patient(number: int) -> dict[str, Any]:
    return {
        "person_id": number,
        "country": "US",
        "privacy": Privacy.COVERT,
        "hears_of_alerts": True,
    }


def _medication(number: int) -> dict[str, Any] | None:
    if _kind(number) is not ScheduleKind.DOSE:
        return None
    made_at = DUE_AT - timedelta(days=1)
    return {"id": number, "patient_id": number, "name": "Example", "created_at": made_at}


def _schedule(number: int) -> dict[str, Any]:
    is_dose = _kind(number) is ScheduleKind.DOSE
    enrolled_at = DUE_AT - timedelta(days=1 + number % ENROLLED_OVER)
    return {
        "id": number,
        "kind": _kind(number),
        "patient_id": number,
        "medication_id": number if is_dose else None,
        "rule": RULE,
        "starts_on": enrolled_at.date(),
        "window": DOSE_WINDOW if is_dose else CHECKIN_WINDOW,
        "planned_through_at": DUE_AT - timedelta(hours=23, minutes=59),
        "next_due_at": DUE_AT,
        "created_at": enrolled_at,
    }


def _kind(number: int) -> ScheduleKind:
    return ScheduleKind.DOSE if number % 2 else ScheduleKind.CHECKIN
