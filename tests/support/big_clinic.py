"""Many patients at once, written in sets: what benchmarks measure on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from sqlmodel import SQLModel

from service.core.timing import CHECKIN_NUDGE, CHECKIN_WINDOW, DOSE_NUDGE, DOSE_WINDOW
from service.db.database import Database
from service.db.tables import (
    Medication,
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
NEW_YORK = ZoneInfo("America/New_York")
ENROLLED_OVER = 180  # days: patients of one clinic do not all begin on one day
BATCH = 10_000


def enrol(
    db: Database, size: int, due_at: datetime = DUE_AT, *, checkins_only: bool = False
) -> list[str]:
    """`size` active patients, ids from 1, with one schedule each; their numbers.

    Every other one is a dose, unless there are `checkins_only`. All are in force since a day
    before `due_at`, so that an audit misses no rows of earlier days, and are due then.
    """
    clinic = _Clinic(due_at, checkins_only)
    for table, row in (
        (Person, clinic.person),
        (Patient, clinic.patient),
        (Medication, clinic.medication),
        (Schedule, clinic.schedule),
    ):
        _fill(db, table, row, size)
    return [phone_of(number) for number in range(1, size + 1)]


def _fill(
    db: Database, table: type[SQLModel], row: Callable[[int], dict[str, Any] | None], size: int
) -> None:
    for first in range(1, size + 1, BATCH):
        numbers = range(first, min(first + BATCH, size + 1))
        rows = [made for number in numbers if (made := row(number)) is not None]
        if rows:
            with db.write() as session:
                session.execute(insert(table), rows)


def phone_of(number: int) -> str:
    """A fictional number, a hundred for each area code; 202 is left to the service.

    There are fewer of them than the largest clinic has patients, so that some there share one.
    """
    area, last = divmod(number, 100)
    return f"+1{203 + area % 797}55501{last:02d}"


@dataclass(frozen=True, slots=True)
class _Clinic:
    """Its patients' rows, by their numbers."""

    due_at: datetime
    checkins_only: bool

    def person(self, number: int) -> dict[str, Any]:
        return {
            "id": number,
            "kind": PersonKind.PATIENT,
            "name": f"Patient {number}",
            "phone": phone_of(number),
            "language": "en",
            "zone": NEW_YORK.key,
            "state": PersonState.ACTIVE,
            "consented_at": self._enrolled_at(number),
            "created_at": self._enrolled_at(number),
        }

    def patient(self, number: int) -> dict[str, Any]:
        return {
            "person_id": number,
            "country": "US",
            "privacy": Privacy.COVERT,
            "hears_of_alerts": True,
        }

    def medication(self, number: int) -> dict[str, Any] | None:
        if self._kind(number) is not ScheduleKind.DOSE:
            return None
        made_at = self.due_at - timedelta(days=1)
        return {"id": number, "patient_id": number, "name": "Example", "created_at": made_at}

    def schedule(self, number: int) -> dict[str, Any]:
        is_dose = self._kind(number) is ScheduleKind.DOSE
        wall = self.due_at.astimezone(NEW_YORK)
        planned_at = self.due_at - timedelta(hours=23, minutes=59)
        return {
            "id": number,
            "kind": self._kind(number),
            "patient_id": number,
            "medication_id": number if is_dose else None,
            "rule": f"RRULE:FREQ=DAILY;BYHOUR={wall.hour};BYMINUTE={wall.minute}",
            "starts_on": self._enrolled_at(number).date(),
            "window": DOSE_WINDOW if is_dose else CHECKIN_WINDOW,
            "nudge_after": DOSE_NUDGE if is_dose else CHECKIN_NUDGE,
            "planned_through_at": planned_at,
            "in_force_at": planned_at,
            "next_due_at": self.due_at,
            "created_at": self._enrolled_at(number),
        }

    def _enrolled_at(self, number: int) -> datetime:
        return self.due_at - timedelta(days=1 + number % ENROLLED_OVER)

    def _kind(self, number: int) -> ScheduleKind:
        is_dose = number % 2 and not self.checkins_only
        return ScheduleKind.DOSE if is_dose else ScheduleKind.CHECKIN
