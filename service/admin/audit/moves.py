"""Which moments without an occurrence an earlier zone of their patients explains."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import Session, col, func

from service.admin.audit.window import Window
from service.core.prompting import NEVER
from service.core.recurrence import Moment, to_utc
from service.db.queries.plans import Identity, carried_moments
from service.db.sets import among
from service.db.tables import Occurrence, Schedule


class Absent(NamedTuple):
    """A moment of a schedule for which the audit finds no occurrence; `zone` is the patient's."""

    schedule_id: int
    patient_id: int
    zone: str
    moment: Moment

    @property
    def identity(self) -> Identity:
        """What its occurrence would be unique by."""
        return self.schedule_id, self.moment.on, self.moment.wall


def unexplained(session: Session, absent: Sequence[Absent], window: Window) -> list[Absent]:
    """Those of them that no earlier zone of the patient's explains.

    It does where the occurrence was planned there already, where the move left it out, or where
    the patient moved since the last one, over a time of day that therefore never came.
    """
    known = _planned(session, absent) | _left_out(session, {one.schedule_id for one in absent})
    rest = [one for one in absent if one.identity not in known]
    asked = _asked(session, {one.patient_id for one in rest}, window)
    return [one for one in rest if not _moved_since_the_last(one, asked)]


class _Asked(NamedTuple):
    """One occurrence of a patient."""

    due_at: datetime
    on: date
    wall: time


def _planned(session: Session, absent: Sequence[Absent]) -> set[Identity]:
    """What is on record of these schedules, whenever it was due, for any of these dates."""
    if not absent:
        return set()
    dates = [one.moment.on for one in absent]
    rows = session.connection().execute(
        select(col(Occurrence.schedule_id), col(Occurrence.local_on), col(Occurrence.wall)).where(
            among(session, col(Occurrence.schedule_id), {one.schedule_id for one in absent}),
            col(Occurrence.local_on).between(min(dates), max(dates)),
        )
    )
    return {(schedule_id, on, wall) for schedule_id, on, wall in rows}


def _left_out(session: Session, schedule_ids: Collection[int]) -> set[Identity]:
    rows = session.connection().execute(
        select(col(Schedule.id), col(Schedule.carried)).where(
            among(session, col(Schedule.id), schedule_ids), col(Schedule.carried).is_not(None)
        )
    )
    return {
        (schedule_id or 0, moment.on, moment.wall)
        for schedule_id, carried in rows
        for moment in carried_moments(carried)
        if moment.at == NEVER
    }


def _asked(
    session: Session, patient_ids: Collection[int], window: Window
) -> Mapping[int, list[_Asked]]:
    """What was due to these patients in the window and last before it, in its order."""
    last_before = (
        select(col(Occurrence.patient_id), func.max(col(Occurrence.due_at)).label("due_at"))
        .where(
            among(session, col(Occurrence.patient_id), patient_ids),
            col(Occurrence.due_at) <= window.since,
        )
        .group_by(col(Occurrence.patient_id))
        .subquery()
    )
    rows = session.connection().execute(
        select(
            col(Occurrence.patient_id),
            col(Occurrence.due_at),
            col(Occurrence.local_on),
            col(Occurrence.wall),
        )
        .join(last_before, last_before.c.patient_id == col(Occurrence.patient_id), isouter=True)
        .where(
            among(session, col(Occurrence.patient_id), patient_ids),
            (col(Occurrence.due_at) > window.since)
            | (col(Occurrence.due_at) == last_before.c.due_at),
            col(Occurrence.due_at) <= window.now,
        )
        .order_by(col(Occurrence.due_at), col(Occurrence.id))
        .execution_options(yield_per=10_000)
    )
    found: dict[int, list[_Asked]] = defaultdict(list)
    for patient_id, due_at, on, wall in rows:
        found[patient_id].append(_Asked(due_at, on, wall))
    return found


def _moved_since_the_last(absent: Absent, asked: Mapping[int, list[_Asked]]) -> bool:
    """Whether the patient's last occurrence before it was due by the clocks of another zone."""
    theirs = asked.get(absent.patient_id, [])
    before = bisect_right(theirs, absent.moment.at, key=lambda one: one.due_at)
    if not before:
        return False
    last = theirs[before - 1]
    return to_utc(last.on, last.wall, ZoneInfo(absent.zone)) != last.due_at
