"""The steps of a titration held and moved: by an admin alone, never by a score."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from service.admin.dose_steps import note_step, require_free, require_not_begun, steps_of
from service.admin.plan_follows import follow_steps
from service.admin.plan_history import note
from service.admin.step_list import StepRow, listing
from service.core.errors import ConflictError, InputError
from service.core.timing import parse_date
from service.db.queries.steps import titrations_of
from service.db.rows import id_of
from service.db.tables import (
    DoseHold,
    DoseStep,
    Medication,
    Occurrence,
    Person,
    PlanSubject,
    Schedule,
)


@dataclass(frozen=True, slots=True)
class Moved:
    """A step that begins on another date, and those after it that are not held.

    `together` is when the first of these would begin if it moved by as many days; None where
    nothing is left behind.
    """

    step: DoseStep
    after: Sequence[StepRow]
    together: date | None


def move(
    session: Session, step: DoseStep, to: str, now: datetime, *, with_later: bool = False
) -> Moved:
    """Let a step begin on another date.

    The steps after it keep their dates, or come `with_later` as many days earlier or later too.

    Raises:
        InputError: it is no date, is past, or would pass a neighbour.
        ConflictError: the step has begun.
    """
    medication = session.get_one(Medication, step.medication_id)
    on, today = parse_date(to, "--to"), _today(session, medication, now)
    require_not_begun(session, step)
    if on < today:
        raise InputError("--to", to, "is past", today.isoformat())
    steps = steps_of(session, medication)
    titration = titrations_of(session, [id_of(medication)])[id_of(medication)]
    begins = {one.id: titration.begins_on(one) for one in titration.steps}
    place = steps.index(step)
    earlier = begins[id_of(steps[place - 1])] if place else None
    after = steps[place + 1 :]
    later = begins[id_of(after[0])] if after and not with_later else None
    if (earlier and on <= earlier) or (later and on >= later):
        raise InputError("--to", to, "would pass the step before or after it")
    begun_on = begins[id_of(step)]
    if begun_on is None:
        raise ConflictError(
            f"{medication.name} is held; first: carebell dose step resume "
            f"{medication.patient_id} {medication.id}"
        )
    by = on - begun_on
    moved = [step, *after] if with_later else [step]
    # No two may have one date, not for a moment: the one that goes ahead goes first.
    for one in moved if by < timedelta(0) else reversed(moved):
        _shift(session, medication, one, begins[id_of(one)], by, now)
    follow_steps(session, medication, now)
    patient = session.get_one(Person, medication.patient_id)
    places = {id_of(one) for one in after}
    rows = [row for row in listing(session, patient, now) if row.id in places and row.begins_on]
    left = rows[0].begins_on if rows and by and not with_later else None
    return Moved(step, rows, left and left + by)


def _shift(
    session: Session,
    medication: Medication,
    step: DoseStep,
    begins_on: date | None,
    by: timedelta,
    now: datetime,
) -> None:
    was = {"starts_on": step.starts_on}
    with session.no_autoflush:
        step.starts_on += by
        require_free(session, step)
    session.flush()
    now_on = "held" if begins_on is None else begins_on + by
    detail = f"{step.dose} begins {now_on} (was: {begins_on or 'held'})"
    note_step(session, medication, step, detail, now, before=was)


def hold(session: Session, medication: Medication, now: datetime) -> DoseHold:
    """Stay on the present step from today on: later ones wait until `resume`.

    A step that a dose of today was already planned with is the present one.

    Raises:
        ConflictError: there is no step to come, or it is held already.
    """
    if _open_hold(session, medication) is not None:
        raise ConflictError(f"{medication.name} is held already.")
    since = _today(session, medication, now)
    latest = session.exec(
        select(col(Occurrence.local_on))
        .join(Schedule, col(Schedule.id) == col(Occurrence.schedule_id))
        .where(Schedule.medication_id == medication.id)
        .order_by(col(Occurrence.local_on).desc())
        .limit(1)
    ).first()
    since = max(since, latest + timedelta(days=1)) if latest else since
    titration = titrations_of(session, [id_of(medication)]).get(id_of(medication))
    begins = [titration.begins_on(step) for step in titration.steps] if titration else []
    if not any(on and on >= since for on in begins):
        raise ConflictError(f"{medication.name} has no step to come that could be held.")
    held = DoseHold(medication_id=id_of(medication), held_on=since, created_at=now)
    session.add(held)
    session.flush()
    _note(session, medication, f"held from {since}", now)
    follow_steps(session, medication, now)
    return held


def resume(session: Session, medication: Medication, now: datetime) -> DoseHold:
    """Go on: the steps that waited come later by as many days as they were held.

    Raises:
        ConflictError: it is not held.
    """
    held = _open_hold(session, medication)
    if held is None:
        raise ConflictError(f"{medication.name} is not held.")
    held.resumed_on = max(held.held_on, _today(session, medication, now))
    session.flush()
    _note(session, medication, f"resumed from {held.resumed_on}", now)
    follow_steps(session, medication, now)
    return held


def _open_hold(session: Session, medication: Medication) -> DoseHold | None:
    return session.exec(
        select(DoseHold).where(
            DoseHold.medication_id == medication.id, col(DoseHold.resumed_on).is_(None)
        )
    ).first()


def _today(session: Session, medication: Medication, now: datetime) -> date:
    zone = ZoneInfo(session.get_one(Person, medication.patient_id).zone)
    return now.astimezone(zone).date()


def _note(session: Session, medication: Medication, detail: str, now: datetime) -> None:
    """A hold is of the medicine: beside the ids of steps its own would be taken for one."""
    about = (medication.patient_id, PlanSubject.MEDICATION, id_of(medication))
    note(session, *about, f"{medication.name}: {detail}", now)
