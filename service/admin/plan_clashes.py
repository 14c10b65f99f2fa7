"""What stands in the way of a plan line that is new or changed."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from service.admin.plan_lines import noun_of
from service.admin.plan_reading import recurrence_of
from service.admin.room import TEXTS_A_DAY, Neighbour, neighbours, require_room
from service.core.errors import ConflictError
from service.core.recurrence import moments, to_utc
from service.db.rows import id_of
from service.db.tables import Person, Schedule, ScheduleKind


class TakenError(ConflictError):
    """Another line of the same kind and medicine is due at that time already."""

    def __init__(self, kind: str, wall: time, line: int) -> None:
        self.wall, self.line = wall, line
        super().__init__(
            f"The patient already has this {kind} at {wall:%H:%M}: {kind} {line}. "
            f"To change it: carebell {kind} edit {line}"
        )


COMPARED = timedelta(days=366)
"""Longer than any --every rests."""


def require_free(
    session: Session,
    schedule: Schedule,
    patient: Person,
    now: datetime,
    texts_a_day: int = TEXTS_A_DAY,
    *,
    beside: Sequence[Neighbour] | None = None,
) -> None:
    """Return unless another line stands in the way of one that is new or changed.

    `beside` is what else is planned for the number, where the caller knows.

    Raises:
        TakenError: one of the same kind and medicine is due at one of its times.
        ConflictError: there is no room for it: see `require_room`.
    """
    around = neighbours(session, schedule, patient) if beside is None else beside
    for other in (one.schedule for one in around):
        if _asks(other) != _asks(schedule) or other.next_due_at is None:
            continue
        wall = _shared_time(schedule, other, ZoneInfo(patient.zone), now)
        if wall is not None:
            raise TakenError(noun_of(schedule.kind), wall, id_of(other))
    require_room(session, schedule, patient, around, now, texts_a_day)


def _asks(schedule: Schedule) -> tuple[int, ScheduleKind, int | None]:
    """Whom it asks of what; two lines that are alike in this ask the same."""
    return schedule.patient_id, schedule.kind, schedule.medication_id


def _shared_time(one: Schedule, other: Schedule, zone: ZoneInfo, now: datetime) -> time | None:
    """The first wall time at which both are due on the same local date; None if there is none.

    They are compared as they are expanded, for a year and a day from the later first day: every
    day and every pace up to 365 days has come by then. Two slow paces that first meet later than
    that are not noticed.
    """
    first_day = to_utc(max(one.starts_on, other.starts_on), time.min, zone)
    after = max(now, first_day - timedelta(minutes=1))
    mine, theirs = (
        {
            (moment.on, moment.wall)
            for moment in moments(recurrence_of(line), zone, after=after, through=after + COMPARED)
        }
        for line in (one, other)
    )
    return min(mine & theirs)[1] if mine & theirs else None
