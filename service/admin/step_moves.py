"""The steps of a titration moved: by an admin alone, never by a score."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from service.admin.dose_steps import (
    note_step,
    require_free,
    require_not_begun,
    steps_of,
    today_of,
)
from service.admin.plan_follows import follow_steps
from service.admin.step_list import StepRow, listing
from service.core.errors import ConflictError, InputError
from service.core.timing import parse_date
from service.db.queries.steps import titrations_of
from service.db.rows import id_of
from service.db.tables import DoseStep, Medication, Person


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
    on, today = parse_date(to, "--to"), today_of(session, medication, now)
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
