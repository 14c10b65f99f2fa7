"""Care plans: which doses and check-ins a patient has, from when until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, exists, select, update

from service.admin.people import require_present
from service.admin.plan_lines import ScheduleRow, row
from service.core.delivery import MessageState
from service.core.entries import parse_whole
from service.core.errors import ConflictError, InputError, NotFoundError
from service.core.names import parse_name
from service.core.recurrence import Recurrence, moments, next_moment, rule_for, to_utc
from service.core.timing import (
    CHECKIN_WINDOW,
    DOSE_WINDOW,
    parse_date,
    parse_every,
    parse_span,
    parse_wall_time,
)
from service.db.rows import id_of
from service.db.tables import Medication, Message, Occurrence, Person, Schedule, ScheduleKind

HIGHEST_ID = 999_999_999
COMPARED = timedelta(days=366)
"""Longer than any --every rests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When something is due, as typed; `starts` and `ends` are local dates, both included."""

    at: Sequence[str]
    every: str | None = None
    on: str | None = None
    starts: str | None = None
    ends: str | None = None
    window: str | None = None


def add_dose(
    session: Session, patient: Person, medication: str, timing: Timing, now: datetime
) -> Schedule:
    """Remind a patient of a medicine from now on.

    Raises:
        InputError: a value cannot be used, or no time is left to come.
        ConflictError: care has ended, or the patient has this dose at one of these times already.
    """
    name = parse_name(medication, "MEDICATION", '"Example medicine"')
    schedule = _read(ScheduleKind.DOSE, patient, timing, now)
    schedule.medication_id = _medication_id(session, patient, name, now)
    return _add(session, schedule, patient, now)


def add_checkin(session: Session, patient: Person, timing: Timing, now: datetime) -> Schedule:
    """Ask a patient for a pain score from now on.

    Raises:
        InputError: a value cannot be used, or no time is left to come.
        ConflictError: care has ended, or the patient has a check-in at one of these times already.
    """
    return _add(session, _read(ScheduleKind.CHECKIN, patient, timing, now), patient, now)


def end(session: Session, kind: ScheduleKind, text: str, now: datetime) -> ScheduleRow:
    """End the dose or check-in with this id; what it still had waiting never leaves.

    Raises:
        InputError: it is not an id.
        NotFoundError: no dose (or check-in) has this id.
        ConflictError: it has ended already.
    """
    where = kind.value.upper()
    schedule = session.get(Schedule, parse_whole(text, where, 1, HIGHEST_ID))
    if schedule is None:
        raise NotFoundError(
            f"{where} {text} is not in any plan; to see them all: carebell {kind.value} list"
        )
    line = row(session, schedule)
    if schedule.kind is not kind:
        raise NotFoundError(
            f"{where} {text} is a {line.kind} of {line.patient}; to end it: "
            f"carebell {line.kind} end {line.id}"
        )
    if schedule.ended_at is not None:
        ended_on = schedule.ended_at.astimezone(ZoneInfo(line.zone)).date()
        raise ConflictError(f"That {kind.value} ended on {ended_on} already.")
    _end(session, [schedule], now)
    return row(session, schedule)


def end_all(session: Session, patient: Person, now: datetime) -> None:
    """End every schedule of a patient."""
    _end(session, _open(session, patient), now)


def follow_zone(session: Session, patient: Person, now: datetime) -> None:
    """Let a patient's schedules go on in the zone that the patient is in now.

    What has fallen due but is not planned yet is left to the plan pass.
    """
    for schedule in _open(session, patient):
        if schedule.next_due_at is not None and schedule.next_due_at > now:
            schedule.planned_through_at = now
            schedule.next_due_at = _next_due_at(schedule, patient, now)


def _read(kind: ScheduleKind, patient: Person, timing: Timing, now: datetime) -> Schedule:
    require_present(patient)
    zone = ZoneInfo(patient.zone)
    rule = rule_for(
        [parse_wall_time(text, "--at") for text in timing.at],
        every=None if timing.every is None else parse_every(timing.every, "--every"),
        weekdays=None if timing.on is None else timing.on.split(","),
    )
    default = DOSE_WINDOW if kind is ScheduleKind.DOSE else CHECKIN_WINDOW
    today = now.astimezone(zone).date()
    schedule = Schedule(
        kind=kind,
        patient_id=id_of(patient),
        rule=rule,
        starts_on=today if timing.starts is None else parse_date(timing.starts, "--from"),
        ends_on=None if timing.ends is None else parse_date(timing.ends, "--until"),
        window=default if timing.window is None else parse_span(timing.window, "--window"),
        planned_through_at=now,
        created_at=now,
    )
    if timing.starts is not None and schedule.starts_on > (schedule.ends_on or date.max):
        raise InputError("--until", timing.ends, f"is before --from {schedule.starts_on}")
    schedule.next_due_at = _next_due_at(schedule, patient, now)
    if schedule.next_due_at is None:
        problem = "leaves no time that is still to come"
        later = max(today, schedule.starts_on) + timedelta(days=30)
        raise InputError("--until", timing.ends, problem, later.isoformat())
    return schedule


def _add(session: Session, schedule: Schedule, patient: Person, now: datetime) -> Schedule:
    others = session.exec(
        select(Schedule)
        .where(
            Schedule.patient_id == schedule.patient_id,
            Schedule.kind == schedule.kind,
            col(Schedule.medication_id).is_not_distinct_from(schedule.medication_id),
            col(Schedule.next_due_at).is_not(None),
        )
        .order_by(col(Schedule.id))
    )
    for other in others:
        wall = _shared_time(schedule, other, ZoneInfo(patient.zone), now)
        if wall is not None:
            kind = schedule.kind.value
            raise ConflictError(
                f"The patient already has this {kind} at {wall:%H:%M}: {kind} {other.id}. "
                f"To change it, end it first: carebell {kind} end {other.id}"
            )
    session.add(schedule)
    session.flush()
    return schedule


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
            for moment in moments(_recurrence(line), zone, after=after, through=after + COMPARED)
        }
        for line in (one, other)
    )
    return min(mine & theirs)[1] if mine & theirs else None


def _medication_id(session: Session, patient: Person, name: str, now: datetime) -> int:
    """The patient's medicine of that name, in whatever case; a new one if there is none."""
    known = session.exec(select(Medication).where(Medication.patient_id == patient.id))
    for medication in known:
        if medication.name.casefold() == name.casefold():
            return id_of(medication)
    medication = Medication(patient_id=id_of(patient), name=name, created_at=now)
    session.add(medication)
    session.flush()
    return id_of(medication)


def _next_due_at(schedule: Schedule, patient: Person, now: datetime) -> datetime | None:
    moment = next_moment(_recurrence(schedule), ZoneInfo(patient.zone), after=now)
    return moment.at if moment else None


def _recurrence(schedule: Schedule) -> Recurrence:
    return Recurrence(schedule.rule, schedule.starts_on, schedule.ends_on)


def _open(session: Session, patient: Person) -> Sequence[Schedule]:
    return session.exec(
        select(Schedule).where(Schedule.patient_id == patient.id, col(Schedule.ended_at).is_(None))
    ).all()


def _end(session: Session, schedules: Sequence[Schedule], now: datetime) -> None:
    for schedule in schedules:
        schedule.ended_at, schedule.next_due_at = now, None
    session.flush()
    ids = [schedule.id for schedule in schedules]
    theirs = select(Occurrence.message_id).where(col(Occurrence.schedule_id).in_(ids))
    goes_on = (
        exists()
        .where(col(Occurrence.message_id) == col(Message.id))
        .where(col(Schedule.id) == col(Occurrence.schedule_id))
        .where(col(Schedule.ended_at).is_(None))
    )
    # A text that a schedule shares with another one is still that one's.
    session.execute(
        update(Message)
        .where(col(Message.id).in_(theirs), ~goes_on)
        .where(col(Message.state) == MessageState.PLANNED)
        .values(state=MessageState.SUPPRESSED, reason="taken off the plan", settled_at=now)
        .execution_options(synchronize_session="fetch")
    )
