"""How long the audit of 48 hours takes with 20,000 patients and five texts a day each, on SQLite.

Prints the whole and its slowest checks. Another number of patients may stand as the argument.
"""

import sys
import tempfile
import time as stopwatch
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import SQLModel, insert

from service.admin.audit import CHECKS, audit
from service.admin.audit.window import open_window
from service.core.delivery import MessageKind, MessageState, lane_of
from service.core.recurrence import to_utc
from service.core.replies.reading import Kind
from service.db import schema
from service.db.database import Database
from service.db.tables import (
    Attempt,
    InboundMessage,
    InboundState,
    Medication,
    Message,
    Occurrence,
    Origin,
    Outcome,
    PainScore,
    Patient,
    Person,
    PersonKind,
    PersonState,
    Privacy,
    Receipt,
    Reply,
    Schedule,
    ScheduleKind,
)

PATIENTS = 20_000
ZONE = "America/New_York"
ENROLLED = datetime(2027, 2, 28, 12, tzinfo=UTC)
DAYS = (date(2027, 3, 1), date(2027, 3, 2))
NOW = datetime(2027, 3, 3, 12, tzinfo=UTC)
LINES = (
    (ScheduleKind.DOSE, time(8)),
    (ScheduleKind.DOSE, time(13)),
    (ScheduleKind.CHECKIN, time(20)),
    (ScheduleKind.DOSE, time(21)),
)
SHOWN = 6

Row = tuple[type[SQLModel], dict[str, Any]]


class Days:
    """Rows of two days in which all went well, in the order in which they came about."""

    def __init__(self, patients: int) -> None:
        self._patients = range(1, patients + 1)
        self._ids: dict[type[SQLModel], Iterator[int]] = defaultdict(lambda: count(1))

    def enrolled(self) -> Iterator[Row]:
        """Everybody, with three doses and a check-in a day."""
        through = {"planned_through_at": NOW, "next_due_at": NOW + timedelta(hours=1)}
        for id_ in self._patients:
            yield Person, {
                "id": id_, "kind": PersonKind.PATIENT, "name": f"P{id_}", "phone": _phone(id_),
                "language": "en", "zone": ZONE, "state": PersonState.ACTIVE,
                "consented_at": ENROLLED, "created_at": ENROLLED,
            }  # fmt: skip
            yield Patient, {
                "person_id": id_, "country": "US", "privacy": Privacy.COVERT,
                "hears_of_alerts": True,
            }  # fmt: skip
            yield Medication, {
                "id": id_, "patient_id": id_, "name": "Example", "created_at": ENROLLED,
            }  # fmt: skip
            for kind, wall in LINES:
                yield Schedule, through | {
                    "id": next(self._ids[Schedule]), "kind": kind, "patient_id": id_,
                    "medication_id": id_ if kind is ScheduleKind.DOSE else None,
                    "rule": f"RRULE:FREQ=DAILY;BYHOUR={wall.hour};BYMINUTE=0;BYSECOND=0",
                    "starts_on": DAYS[0], "answer_window": timedelta(hours=2),
                    "created_at": ENROLLED,
                }  # fmt: skip

    def lived(self) -> Iterator[Row]:
        """What was due, what was sent, and what was answered."""
        for on in DAYS:
            for number, (kind, wall) in enumerate(LINES, 1):
                due_at = to_utc(on, wall, ZoneInfo(ZONE))
                for patient in self._patients:
                    schedule = (patient - 1) * len(LINES) + number
                    yield from self._prompt(patient, schedule, kind, on, wall, due_at)
                    if kind is ScheduleKind.CHECKIN:
                        yield from self._answer(patient, on, due_at + timedelta(minutes=9))

    def _prompt(
        self, patient: int, schedule: int, kind: ScheduleKind, on: date, wall: time, at: datetime
    ) -> Iterator[Row]:
        message = next(self._ids[Message])
        yield from _text(message, patient, MessageKind(kind.value), at)
        self._occurrence = next(self._ids[Occurrence])
        yield Occurrence, {
            "id": self._occurrence, "schedule_id": schedule, "kind": kind, "patient_id": patient,
            "local_on": on, "wall": wall, "due_at": at, "closes_at": at + timedelta(hours=2),
            "message_id": message,
        }  # fmt: skip

    def _answer(self, patient: int, on: date, at: datetime) -> Iterator[Row]:
        id_, value = next(self._ids[InboundMessage]), (patient * 7 + on.day) % 11
        yield InboundMessage, {
            "id": id_, "sid": f"SMi{id_:031d}", "from_phone": _phone(patient),
            "to_phone": _phone(0), "body": str(value), "parameters": {}, "received_at": at,
            "state": InboundState.READ,
        }  # fmt: skip
        yield Reply, {
            "id": id_, "inbound_id": id_, "person_id": patient, "kind": Kind.SCORE,
            "value": value, "reason": "whole_number", "needs_person": False, "read_at": at,
        }  # fmt: skip
        yield PainScore, {
            "id": id_, "patient_id": patient, "value": value, "local_on": on, "received_at": at,
            "origin": Origin.CHECKIN, "instrument": "nrs-avg24h-1", "reply_id": id_,
            "occurrence_id": self._occurrence, "is_current": True,
        }  # fmt: skip
        yield from _text(next(self._ids[Message]), patient, MessageKind.RECEIPT, at)


def _text(id_: int, patient: int, kind: MessageKind, at: datetime) -> Iterator[Row]:
    sid = f"SM{id_:032d}"
    yield Message, {
        "id": id_, "kind": kind, "person_id": patient, "to_phone": _phone(patient),
        "body": "Hello", "segments": 1, "lane": lane_of(kind), "due_at": at, "send_after_at": at,
        "expires_at": at + timedelta(hours=2), "state": MessageState.DELIVERED,
        "provider_sid": sid, "attempts": 1, "empty_lists": 0, "followed_up": True,
        "created_at": at, "submitted_at": at, "settled_at": at,
    }  # fmt: skip
    yield Attempt, {
        "id": f"{id_:032x}", "message_id": id_, "started_at": at, "ended_at": at,
        "outcome": Outcome.ACCEPTED, "provider_sid": sid,
    }  # fmt: skip
    for status in ("sent", "delivered"):
        yield Receipt, {
            "provider_sid": sid, "status": status, "attempt_id": f"{id_:032x}", "received_at": at,
        }  # fmt: skip


def _phone(number: int) -> str:
    return f"+1202555{number:05d}"


def fill(db: Database, rows: Iterator[Row]) -> None:
    """Write all rows, table by table in the order in which each first comes."""
    tables: dict[type[SQLModel], list[dict[str, Any]]] = defaultdict(list)
    for table, values in rows:
        tables[table].append(values)
    with db.write() as session:
        for table, values_of_all in tables.items():
            session.connection().execute(insert(table), values_of_all)


def measure(patients: int) -> None:
    """Fill a database, audit it, and say how long that took."""
    since = NOW - timedelta(hours=48)
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Database(f"sqlite:///{Path(folder) / 'bench.db'}")) as db,
    ):
        schema.upgrade(db)
        days = Days(patients)
        fill(db, days.enrolled())
        fill(db, days.lived())
        with db.read() as session:
            began = stopwatch.perf_counter()
            found = audit(session, NOW, since)
            took = stopwatch.perf_counter() - began
        print(f"audit of {patients * 10:,} texts: {took:.1f} s, {len(found)} findings")
        with db.read() as session:
            window = open_window(session, NOW, since)
            spent = {}
            for check in CHECKS:
                began = stopwatch.perf_counter()
                list(check(session, window))
                spent[f"{check.__module__.rpartition('.')[2]}.{check.__name__}"] = (
                    stopwatch.perf_counter() - began
                )
    for name, seconds in sorted(spent.items(), key=lambda one: -one[1])[:SHOWN]:
        print(f"  {seconds:5.2f} s  {name}")


if __name__ == "__main__":
    measure(int(sys.argv[1]) if sys.argv[1:] else PATIENTS)
