"""The steps of a titration: entered from a prescription, held and moved by an admin alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from service.admin.medications import parse_words
from service.admin.plan_finding import HIGHEST_ID
from service.admin.plan_follows import follow_steps
from service.admin.plan_history import note
from service.core.dose_steps import Step
from service.core.entries import parse_whole
from service.core.errors import ConflictError, InputError, NotFoundError
from service.core.names import parse_name
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

LAST_DAY = 3660
"""Of a titration that is told by its days: ten years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStep:
    """A step as typed: from a date, or from the so-many-th day of the plan, which is day 1.

    Who prescribed it and when are the medicine's own where they are not named.
    """

    dose: str
    starts: str | None = None
    day: str | None = None
    prescriber: str | None = None
    prescribed: str | None = None


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step as listings show one.

    `starts_on` is as entered, `begins_on` with the holds counted in (None: held for now); `state`
    is past, present, to come or held.
    """

    id: int
    patient: str
    medication: str
    dose: str
    starts_on: date
    begins_on: date | None
    state: str
    prescriber: str
    prescribed_on: date


@dataclass(frozen=True, slots=True)
class Moved:
    """A step that begins on another date, and those after it that are not held.

    `together` is when the first of these would begin if it moved by as many days; None where
    nothing is left behind.
    """

    step: DoseStep
    after: Sequence[StepRow]
    together: date | None


def add(session: Session, medication: Medication, new: NewStep, now: datetime) -> DoseStep:
    """Add a step of a titration.

    Raises:
        InputError: a value cannot be used, or the day is not said once and clearly.
        ConflictError: the medicine has ended, or has a step on that date.
    """
    if medication.ended_at is not None:
        raise ConflictError(f"{medication.name} has ended.")
    step = DoseStep(
        medication_id=id_of(medication),
        dose=parse_words(new.dose, "DOSE", '"20 mg"'),
        starts_on=first_day(session, medication, new),
        prescriber=_prescriber(medication, new),
        prescribed_on=_prescribed_on(medication, new),
        created_at=now,
    )
    _require_free(session, step)
    _require_ahead(session, medication, step.starts_on)
    session.add(step)
    session.flush()
    _note(session, medication, step, f"{step.dose} from {step.starts_on} added", now)
    follow_steps(session, medication, now)
    return step


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
    _require_not_begun(session, step)
    if on < today:
        raise InputError("--to", to, "is past", today.isoformat())
    steps = _steps(session, medication)
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
        _require_free(session, step)
    session.flush()
    now_on = "held" if begins_on is None else begins_on + by
    detail = f"{step.dose} begins {now_on} (was: {begins_on or 'held'})"
    _note(session, medication, step, detail, now, before=was)


def remove(session: Session, step: DoseStep, now: datetime) -> None:
    """Take back a step that was entered by mistake.

    Raises:
        ConflictError: it has begun.
    """
    medication = session.get_one(Medication, step.medication_id)
    _require_not_begun(session, step)
    was = {"dose": step.dose, "starts_on": step.starts_on}
    _note(session, medication, step, f"{step.dose} from {step.starts_on} removed", now, before=was)
    session.delete(step)
    session.flush()
    follow_steps(session, medication, now)


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
    _note(session, medication, held, f"held from {since}", now)
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
    _note(session, medication, held, f"resumed from {held.resumed_on}", now)
    follow_steps(session, medication, now)
    return held


def find(session: Session, text: str) -> DoseStep:
    """The step with this id.

    Raises:
        InputError: it is no id.
        NotFoundError: no step has it.
    """
    step = session.get(DoseStep, parse_whole(text, "STEP", 1, HIGHEST_ID))
    if step is None:
        raise NotFoundError(f"STEP {text} is in no plan; to see them: carebell dose step list")
    return step


def listing(session: Session, patient: Person | None, now: datetime) -> list[StepRow]:
    """The steps of one patient or of all, medicine by medicine, in their order."""
    statement = (
        select(Medication, Person)
        .join(Person, col(Person.id) == col(Medication.patient_id))
        .where(col(Medication.ended_at).is_(None))
        .order_by(col(Medication.patient_id), col(Medication.id))
    )
    if patient is not None:
        statement = statement.where(Medication.patient_id == patient.id)
    found = session.exec(statement).all()
    titrations = titrations_of(session, [id_of(medication) for medication, _ in found])
    rows: list[StepRow] = []
    for medication, person in found:
        titration = titrations.get(id_of(medication))
        if titration is None:
            continue
        present = titration.step_on(now.astimezone(ZoneInfo(person.zone)).date())
        for row in _steps(session, medication):
            step = Step(id_of(row), row.dose, row.starts_on)
            begins_on = titration.begins_on(step)
            state = _state(step, begins_on, present, titration.steps)
            rows.append(_row(row, person, medication, begins_on, state))
    return rows


def _row(
    step: DoseStep, person: Person, medication: Medication, begins_on: date | None, state: str
) -> StepRow:
    return StepRow(
        id=id_of(step),
        patient=person.name,
        medication=medication.name,
        dose=step.dose,
        starts_on=step.starts_on,
        begins_on=begins_on,
        state=state,
        prescriber=step.prescriber,
        prescribed_on=step.prescribed_on,
    )


def _state(step: Step, begins_on: date | None, present: Step | None, steps: Sequence[Step]) -> str:
    if begins_on is None:
        return "held"
    if step == present:
        return "present"
    place = steps.index(present) if present else -1
    return "past" if steps.index(step) < place else "to come"


def first_day(session: Session, medication: Medication, new: NewStep) -> date:
    """The local date on which a step is to begin.

    Raises:
        InputError: the day is not said once and clearly, or there is no dose to count from.
    """
    if new.starts is not None and new.day is not None:
        raise InputError("--from", new.starts, "cannot be combined with --day")
    if new.starts is None and new.day is None:
        problem = "is needed, or --day: when the step begins"
        raise InputError("--from", "", problem, "--day 8")
    if new.starts is not None:
        return parse_date(new.starts, "--from")
    day = parse_whole(new.day or "", "--day", 1, LAST_DAY)
    first = session.exec(
        select(col(Schedule.starts_on))
        .where(Schedule.medication_id == medication.id, col(Schedule.steps_of).is_(None))
        .order_by(col(Schedule.starts_on))
        .limit(1)
    ).first()
    if first is None:
        problem = f"counts from the first dose, and {medication.name} has none planned"
        raise InputError("--day", new.day, problem, "--from 2027-03-01")
    return first + timedelta(days=day - 1)


def _prescriber(medication: Medication, new: NewStep) -> str:
    if new.prescriber is not None:
        return parse_name(new.prescriber, "--prescriber", '"Dr. Example"')
    if medication.prescriber is None:
        raise InputError(
            "--prescriber", "", "is needed: who prescribed this step", '"Dr. Example"'
        )
    return medication.prescriber


def _prescribed_on(medication: Medication, new: NewStep) -> date:
    if new.prescribed is not None:
        return parse_date(new.prescribed, "--prescribed")
    if medication.prescribed_on is None:
        raise InputError("--prescribed", "", "is needed: when it was prescribed", "2027-03-01")
    return medication.prescribed_on


def _require_free(session: Session, step: DoseStep) -> None:
    other = session.exec(
        select(DoseStep).where(
            DoseStep.medication_id == step.medication_id,
            DoseStep.starts_on == step.starts_on,
            col(DoseStep.id).is_distinct_from(step.id),
        )
    ).first()
    if other is not None:
        raise ConflictError(f"There is a step on {other.starts_on} already: {other.dose}.")


def _require_ahead(session: Session, medication: Medication, on: date) -> None:
    """A step may be entered for days that are past, but not before one that doses were planned by.

    What is on record stays as it was: a step in between would tell another story of it.
    """
    latest = session.exec(
        select(col(DoseStep.starts_on))
        .join(Occurrence, col(Occurrence.step_id) == col(DoseStep.id))
        .where(DoseStep.medication_id == medication.id)
        .order_by(col(DoseStep.starts_on).desc())
        .limit(1)
    ).first()
    if latest is not None and on <= latest:
        raise ConflictError(f"Doses were given by the step of {latest}; a new one comes after it.")


def _require_not_begun(session: Session, step: DoseStep) -> None:
    used = session.exec(
        select(Occurrence.id).where(Occurrence.step_id == step.id).limit(1)
    ).first()
    if used is not None:
        raise ConflictError(f"The step {step.dose} has begun; what is on record stays as it was.")


def _open_hold(session: Session, medication: Medication) -> DoseHold | None:
    return session.exec(
        select(DoseHold).where(
            DoseHold.medication_id == medication.id, col(DoseHold.resumed_on).is_(None)
        )
    ).first()


def _steps(session: Session, medication: Medication) -> Sequence[DoseStep]:
    return session.exec(
        select(DoseStep)
        .where(DoseStep.medication_id == medication.id)
        .order_by(col(DoseStep.starts_on), col(DoseStep.id))
    ).all()


def _today(session: Session, medication: Medication, now: datetime) -> date:
    zone = ZoneInfo(session.get_one(Person, medication.patient_id).zone)
    return now.astimezone(zone).date()


def _note(
    session: Session,
    medication: Medication,
    row: DoseStep | DoseHold,
    detail: str,
    now: datetime,
    *,
    before: Mapping[str, object] | None = None,
) -> None:
    about = (medication.patient_id, PlanSubject.STEP, id_of(row))
    note(session, *about, f"{medication.name}: {detail}", now, before=before)
