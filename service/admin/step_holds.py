"""The steps of a titration held: by an admin alone, never by a score."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from sqlmodel import Session, col, select

from service.admin.dose_steps import today_of
from service.admin.plan_follows import follow_steps
from service.admin.plan_history import note
from service.core.dose_steps import Hold
from service.core.errors import ConflictError
from service.db.queries.steps import titrations_of
from service.db.rows import id_of
from service.db.tables import DoseHold, DoseStep, Medication, Occurrence, PlanSubject, Schedule


def hold(session: Session, medication: Medication, now: datetime) -> DoseHold:
    """Stay on the present step from today on: later ones wait until `resume`.

    The present step is the one that the lists call so: a step whose date has come is present from
    local midnight on, whether or not its first dose has been planned. The hold then begins with
    the day after, and so it does where a dose of today was planned already.

    Raises:
        ConflictError: there is no step to come, or it is held already.
    """
    if open_hold(session, medication) is not None:
        raise ConflictError(f"{medication.name} is held already.")
    since = today_of(session, medication, now)
    latest = session.exec(
        select(col(Occurrence.local_on))
        .join(Schedule, col(Schedule.id) == col(Occurrence.schedule_id))
        .where(Schedule.medication_id == medication.id)
        .order_by(col(Occurrence.local_on).desc())
        .limit(1)
    ).first()
    begins = _beginnings(session, medication).values()
    begun = [on for on in (latest, since if since in begins else None) if on]
    since = max([since, *(on + timedelta(days=1) for on in begun)])
    if not any(on and on >= since for on in begins):
        raise ConflictError(
            f"{medication.name} has no step to come that could be held. A step of today that no "
            "dose was planned with yet can be put off: carebell dose step move STEP --to DATE"
        )
    held = DoseHold(medication_id=id_of(medication), held_on=since, created_at=now)
    return _keep(session, medication, held, now)


def resume(session: Session, medication: Medication, now: datetime) -> DoseHold:
    """Go on: the steps that waited come later by as many days as they were held.

    Raises:
        ConflictError: it is not held.
    """
    held = open_hold(session, medication)
    if held is None:
        raise ConflictError(f"{medication.name} is not held.")
    held.resumed_on = max(held.held_on, today_of(session, medication, now))
    return _keep(session, medication, held, now)


def record(session: Session, medication: Medication, wanted: Hold, now: datetime) -> str | None:
    """Let a titration have been held as it was elsewhere; the change in words, None for none.

    A hold is known by its first day.

    Raises:
        ConflictError: it ends before it begins or runs into another one, or a step that doses
            were planned with would begin on another day.
    """
    known = {one.held_on: one for one in holds_of(session, medication)}
    held = known.get(wanted.since)
    if held is not None and held.resumed_on == wanted.until:
        return None
    others = [Hold(one.held_on, one.resumed_on) for one in known.values() if one is not held]
    _require_apart([*others, wanted])
    before = _beginnings(session, medication)
    if held is None:
        held = DoseHold(medication_id=id_of(medication), held_on=wanted.since, created_at=now)
    held.resumed_on = wanted.until
    _keep(session, medication, held, now)
    _require_same_record(session, before, _beginnings(session, medication))
    return told(held)


def holds_of(session: Session, medication: Medication) -> Sequence[DoseHold]:
    """The times for which the steps of a medicine are or were held, in order."""
    return session.exec(
        select(DoseHold)
        .where(DoseHold.medication_id == medication.id)
        .order_by(col(DoseHold.held_on), col(DoseHold.id))
    ).all()


def open_hold(session: Session, medication: Medication) -> DoseHold | None:
    """The hold that lasts, if there is one."""
    holds = holds_of(session, medication)
    return next((one for one in holds if one.resumed_on is None), None)


def told(held: DoseHold) -> str:
    """A hold, for people: "held from 2027-03-08, resumed from 2027-03-12"."""
    since = f"held from {held.held_on}"
    return since if held.resumed_on is None else f"{since}, resumed from {held.resumed_on}"


def _keep(session: Session, medication: Medication, held: DoseHold, now: datetime) -> DoseHold:
    """Store a hold with its line in the history, which is of the medicine.

    Beside the ids of steps its own would be taken for one.
    """
    session.add(held)
    session.flush()
    about = (medication.patient_id, PlanSubject.MEDICATION, id_of(medication))
    note(session, *about, f"{medication.name}: {told(held)}", now)
    follow_steps(session, medication, now)
    return held


def _require_apart(holds: Sequence[Hold]) -> None:
    for one in holds:
        if one.until is not None and one.until < one.since:
            raise ConflictError(f"The hold from {one.since} is resumed on {one.until}, before it.")
    for one, later in pairwise(sorted(holds, key=lambda hold: hold.since)):
        if one.until is None or later.since < one.until:
            raise ConflictError(f"The steps are held on {later.since} already: from {one.since}.")


def _require_same_record(
    session: Session, before: Mapping[int, date | None], after: Mapping[int, date | None]
) -> None:
    """What is on record stays as it was: a step that doses were planned with keeps its day."""
    moved = [step_id for step_id, on in before.items() if after[step_id] != on]
    used = session.exec(
        select(DoseStep)
        .where(
            col(DoseStep.id).in_(moved),
            select(Occurrence.id).where(Occurrence.step_id == DoseStep.id).exists(),
        )
        .limit(1)
    ).first()
    if used is not None:
        raise ConflictError(
            f"The step {used.dose} has begun, and this hold would move it; what is on record "
            "stays as it was."
        )


def _beginnings(session: Session, medication: Medication) -> dict[int, date | None]:
    """When each step begins, by its id; None: held."""
    titration = titrations_of(session, [id_of(medication)]).get(id_of(medication))
    return {one.id: titration.begins_on(one) for one in titration.steps} if titration else {}
