"""The doses and check-ins that are planned, as listings show them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from service.core.after_steps import AfterStep
from service.core.recurrence import Recurrence, describe, every_time_of
from service.core.timing import (
    QuietHours,
    format_quiet_hours,
    format_span,
    nudge_is_lost,
    parse_quiet_hours,
)
from service.db.rows import id_of
from service.db.tables import Medication, Patient, Person, PlanSubject, Schedule, ScheduleKind


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """A dose or check-in as listings show one; `when` says its rule in words.

    `state` is active, finished (nothing left to come), waiting (for a step to follow), ended, or
    problem (it could not be planned; `problem` says why). Its nudges keep to `quiet_hours`, its
    own or the patient's, and none leaves of its `lost_nudges`, nor where the patient gets none.
    """

    id: int
    kind: str
    patient: str
    zone: str
    medication: str | None
    when: str
    rule: str
    starts_on: date
    ends_on: date | None
    window: timedelta
    nudge: timedelta | None
    quiet: str | None
    quiet_hours: str
    lost_nudges: tuple[time, ...]
    nudges: bool
    next_due_at: datetime | None
    state: str
    problem: str | None
    version: int
    begins_on: date | None


def listing(
    session: Session,
    kind: ScheduleKind,
    patient: Person | None = None,
    *,
    ended: bool = False,
) -> list[ScheduleRow]:
    """The doses or check-ins, of one patient or of all; ended ones only if asked for.

    Checks for side effects are among the check-ins.
    """
    conditions: list[ColumnElement[bool]] = [col(Schedule.kind).in_(alike(kind))]
    if patient is not None:
        conditions.append(col(Schedule.patient_id) == patient.id)
    if not ended:
        conditions.append(col(Schedule.ended_at).is_(None))
    return _rows(session, *conditions)


def of_patient(session: Session, patient: Person) -> list[ScheduleRow]:
    """All that is planned for a patient."""
    return _rows(session, col(Schedule.patient_id) == patient.id, col(Schedule.ended_at).is_(None))


def following(session: Session, medication_id: int | None) -> list[ScheduleRow]:
    """What follows the steps of a medicine, and moves with them."""
    return _rows(
        session, col(Schedule.steps_of) == medication_id, col(Schedule.ended_at).is_(None)
    )


def alike(kind: ScheduleKind) -> tuple[ScheduleKind, ...]:
    """The kinds that share one noun on the command line: doses, and all sorts of check-ins."""
    doses = (ScheduleKind.DOSE,)
    return doses if kind in doses else tuple(one for one in ScheduleKind if one not in doses)


def noun_of(kind: ScheduleKind) -> str:
    """The command that plans schedules of this kind."""
    return "dose" if kind is ScheduleKind.DOSE else "checkin"


def row(session: Session, schedule: Schedule) -> ScheduleRow:
    """One schedule as listings show it."""
    return _rows(session, col(Schedule.id) == schedule.id)[0]


_ASKS = {
    ScheduleKind.DOSE: "Dose",
    ScheduleKind.CHECKIN: "Check-in",
    ScheduleKind.SIDE_EFFECTS: "Side-effect check",
}


def in_words(session: Session, schedule: Schedule) -> str:
    """A plan line in a few words: "Example medicine, every day at 21:00, window 2h"."""
    id_ = schedule.medication_id
    medication = None if id_ is None else session.get(Medication, id_)
    of = None if schedule.steps_of is None else session.get_one(Medication, schedule.steps_of)
    until = f"until {schedule.ends_on}" if schedule.ends_on else None
    parts = (
        medication.name if medication else _ASKS[schedule.kind],
        _when(schedule, of.name if of else None),
        until,
        f"window {format_span(schedule.window)}",
        None if schedule.nudge_after is None else f"nudge {format_span(schedule.nudge_after)}",
        f"quiet hours {schedule.quiet}" if schedule.quiet else None,
    )
    return ", ".join(filter(None, parts))


def without_nudge(row: ScheduleRow) -> str:
    """Of a line whose nudge is set: when none leaves all the same, and why; empty if all do."""
    if row.nudge is None:
        return ""
    if not row.nudges:
        return f"none: {row.patient} gets no nudges"
    if not row.lost_nudges:
        return ""
    walls = " and ".join(f"{wall:%H:%M}" for wall in row.lost_nudges)
    return f"none at {walls}: quiet hours {row.quiet_hours} last until its window has ended"


def lost_nudges(row: ScheduleRow) -> str:
    """What to tell whoever plans a line: which of its nudges quiet hours keep; empty if none."""
    if row.nudge is None or not (row.lost_nudges and row.nudges):
        return ""
    return f"Of the nudges after {format_span(row.nudge)} there is {without_nudge(row)}."


def _lost_nudges(schedule: Schedule, quiet: QuietHours) -> tuple[time, ...]:
    after, window = schedule.nudge_after, schedule.window
    if after is None:
        return ()
    walls = every_time_of(schedule.each_step["rule"] if schedule.each_step else schedule.rule)
    return tuple(wall for wall in walls if nudge_is_lost(wall, after, window, quiet))


def subject_of(schedule: Schedule) -> PlanSubject:
    """What a plan's history calls this line."""
    return PlanSubject.DOSE if schedule.kind is ScheduleKind.DOSE else PlanSubject.CHECKIN


def _when(schedule: Schedule, steps_of: str | None) -> str:
    if schedule.each_step is None or steps_of is None:
        return describe(Recurrence(schedule.rule, schedule.starts_on, schedule.ends_on))
    return AfterStep(**schedule.each_step).describe(steps_of)


def _rows(session: Session, *conditions: ColumnElement[bool]) -> list[ScheduleRow]:
    followed = aliased(Medication)
    found = session.execute(
        select(Schedule, Person, Medication, col(followed.name))
        .add_columns(col(Patient.nudges))
        .join(Person, col(Person.id) == col(Schedule.patient_id))
        .join(Patient, col(Patient.person_id) == col(Person.id))
        .join(Medication, col(Medication.id) == col(Schedule.medication_id), isouter=True)
        .join(followed, col(followed.id) == col(Schedule.steps_of), isouter=True)
        .where(*conditions)
        .order_by(col(Schedule.id))
    )
    return [_row(*one) for one in found]


def _row(
    schedule: Schedule,
    patient: Person,
    medication: Medication | None,
    steps_of: str | None,
    nudges: bool,  # noqa: FBT001 - a column of the row
) -> ScheduleRow:
    quiet = parse_quiet_hours(schedule.quiet, "quiet") if schedule.quiet else patient.quiet
    return ScheduleRow(
        id=id_of(schedule),
        kind=schedule.kind.value,
        patient=patient.name,
        zone=patient.zone,
        medication=medication.name if medication else None,
        when=_when(schedule, steps_of),
        rule=schedule.rule,
        starts_on=schedule.starts_on,
        ends_on=schedule.ends_on,
        window=schedule.window,
        nudge=schedule.nudge_after,
        quiet=schedule.quiet,
        quiet_hours=format_quiet_hours(quiet),
        lost_nudges=_lost_nudges(schedule, quiet),
        nudges=nudges,
        next_due_at=schedule.next_due_at,
        state=_state(schedule),
        problem=schedule.problem,
        version=schedule.version,
        begins_on=schedule.begins_on,
    )


def _state(schedule: Schedule) -> str:
    if schedule.ended_at is not None:
        return "ended"
    if schedule.problem is not None:
        return "problem"
    if schedule.next_due_at is not None:
        return "active"
    return "finished" if schedule.steps_of is None else "waiting"
