"""What is typed about a plan line as a line that is not stored yet."""

from dataclasses import asdict
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from service.admin.people import require_present
from service.admin.step_days import days_of_steps, medicine_with_steps
from service.admin.timing import OverError, Timing, read_after_step, read_recurrence
from service.core.recurrence import Recurrence, next_moment
from service.core.timing import (
    CHECKIN_NUDGE,
    CHECKIN_WINDOW,
    DOSE_NUDGE,
    DOSE_WINDOW,
    SIDE_EFFECTS_WINDOW,
    default_nudge,
    parse_nudge,
    parse_own_quiet_hours,
    parse_span,
)
from service.db.rows import id_of
from service.db.tables import Patient, Person, Schedule, ScheduleKind

DEFAULTS = {
    ScheduleKind.DOSE: (DOSE_WINDOW, DOSE_NUDGE),
    ScheduleKind.CHECKIN: (CHECKIN_WINDOW, CHECKIN_NUDGE),
    ScheduleKind.SIDE_EFFECTS: (SIDE_EFFECTS_WINDOW, None),
}
"""Window, and span before a nudge, where nothing else is asked for."""


def read(
    session: Session, kind: ScheduleKind, patient: Person, timing: Timing, now: datetime
) -> Schedule:
    """The plan line that was typed, not stored yet.

    Raises:
        InputError: a value cannot be used, or no time is left to come.
        ConflictError: care has ended.
    """
    require_present(patient)
    return _typed(session, kind, patient, timing, now)


def is_over(
    session: Session, kind: ScheduleKind, patient: Person, timing: Timing, now: datetime
) -> bool:
    """Whether what was typed leaves no time that is still to come.

    Raises:
        InputError: a value cannot be used.
    """
    try:
        _typed(session, kind, patient, timing, now)
    except OverError:
        return True
    return False


def _typed(
    session: Session, kind: ScheduleKind, patient: Person, timing: Timing, now: datetime
) -> Schedule:
    zone = ZoneInfo(patient.zone)
    enrolled_on = patient.created_at.astimezone(zone).date()
    follows, medicine = read_after_step(timing), None
    if timing.after_step is not None:
        medicine = medicine_with_steps(session, patient, timing.after_step)
    steps = [] if medicine is None else days_of_steps(session, medicine)
    recurrence = read_recurrence(timing, zone, now, enrolled_on, steps)
    window, nudge = usual_window(session, kind, patient), DEFAULTS[kind][1]
    if timing.window is not None:
        window = parse_span(timing.window, "--window")
    nudge_after = None if nudge is None else default_nudge(nudge, window)
    if timing.nudge is not None:
        nudge_after = parse_nudge(timing.nudge, "--nudge", window)
    schedule = Schedule(
        kind=kind,
        patient_id=id_of(patient),
        rule=recurrence.rule,
        starts_on=recurrence.starts_on,
        ends_on=recurrence.ends_on,
        window=window,
        nudge_after=nudge_after,
        quiet=parse_own_quiet_hours(timing.quiet, "--quiet"),
        planned_through_at=now,
        created_at=now,
        steps_of=medicine.id if medicine else None,
        each_step=asdict(follows) if follows else None,
    )
    schedule.next_due_at = _next_due_at(schedule, patient, now)
    return schedule


def _next_due_at(schedule: Schedule, patient: Person, now: datetime) -> datetime | None:
    moment = next_moment(recurrence_of(schedule), ZoneInfo(patient.zone), after=now)
    return moment.at if moment else None


def usual_window(session: Session, kind: ScheduleKind, patient: Person) -> timedelta:
    """How long an answer counts where a plan line says nothing else: the patient's own window."""
    known = session.get_one(Patient, patient.id)
    own = {ScheduleKind.DOSE: known.dose_window, ScheduleKind.CHECKIN: known.checkin_window}
    return own.get(kind) or DEFAULTS[kind][0]


def recurrence_of(schedule: Schedule) -> Recurrence:
    """When a plan line is due."""
    return Recurrence(schedule.rule, schedule.starts_on, schedule.ends_on)
