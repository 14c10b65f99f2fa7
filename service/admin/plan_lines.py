"""The doses and check-ins that are planned, as listings show them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from service.core.recurrence import Recurrence, describe
from service.db.rows import id_of
from service.db.tables import Medication, Person, Schedule, ScheduleKind


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """A dose or check-in as listings show one; `when` says its rule in words.

    `state` is active, finished (nothing left to come), ended, or problem (it could not be planned;
    `problem` says why).
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
    next_due_at: datetime | None
    state: str
    problem: str | None


def listing(
    session: Session,
    kind: ScheduleKind,
    patient: Person | None = None,
    *,
    ended: bool = False,
) -> list[ScheduleRow]:
    """The doses or check-ins, of one patient or of all; ended ones only if asked for."""
    conditions = [col(Schedule.kind) == kind]
    if patient is not None:
        conditions.append(col(Schedule.patient_id) == patient.id)
    if not ended:
        conditions.append(col(Schedule.ended_at).is_(None))
    return _rows(session, *conditions)


def row(session: Session, schedule: Schedule) -> ScheduleRow:
    """One schedule as listings show it."""
    return _rows(session, col(Schedule.id) == schedule.id)[0]


def _rows(session: Session, *conditions: ColumnElement[bool]) -> list[ScheduleRow]:
    found = session.exec(
        select(Schedule, Person, Medication)
        .join(Person, col(Person.id) == col(Schedule.patient_id))
        .join(Medication, col(Medication.id) == col(Schedule.medication_id), isouter=True)
        .where(*conditions)
        .order_by(col(Schedule.id))
    )
    return [_row(schedule, person, medication) for schedule, person, medication in found]


def _row(schedule: Schedule, patient: Person, medication: Medication | None) -> ScheduleRow:
    recurrence = Recurrence(schedule.rule, schedule.starts_on, schedule.ends_on)
    return ScheduleRow(
        id=id_of(schedule),
        kind=schedule.kind.value,
        patient=patient.name,
        zone=patient.zone,
        medication=medication.name if medication else None,
        when=describe(recurrence),
        rule=schedule.rule,
        starts_on=schedule.starts_on,
        ends_on=schedule.ends_on,
        window=schedule.window,
        next_due_at=schedule.next_due_at,
        state=_state(schedule),
        problem=schedule.problem,
    )


def _state(schedule: Schedule) -> str:
    if schedule.ended_at is not None:
        return "ended"
    if schedule.problem is not None:
        return "problem"
    return "active" if schedule.next_due_at is not None else "finished"
