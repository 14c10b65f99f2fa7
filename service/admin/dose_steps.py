"""The steps of a titration: entered from a prescription, or taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from service.admin.medications import parse_words
from service.admin.plan_finding import HIGHEST_ID
from service.admin.plan_follows import follow_steps
from service.admin.plan_history import note
from service.core.entries import parse_whole
from service.core.errors import ConflictError, InputError, NotFoundError
from service.core.names import parse_name
from service.core.timing import parse_date
from service.db.rows import id_of
from service.db.tables import (
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
    require_free(session, step)
    _require_ahead(session, medication, step.starts_on)
    session.add(step)
    session.flush()
    note_step(session, medication, step, f"{step.dose} from {step.starts_on} added", now)
    follow_steps(session, medication, now)
    return step


def remove(session: Session, step: DoseStep, now: datetime) -> None:
    """Take back a step that was entered by mistake.

    Raises:
        ConflictError: it has begun.
    """
    medication = session.get_one(Medication, step.medication_id)
    require_not_begun(session, step)
    was = {"dose": step.dose, "starts_on": step.starts_on}
    note_step(
        session, medication, step, f"{step.dose} from {step.starts_on} removed", now, before=was
    )
    session.delete(step)
    session.flush()
    follow_steps(session, medication, now)


def correct(session: Session, step: DoseStep, new: NewStep, now: datetime) -> bool:
    """Correct who prescribed a step and when, where these are named; whether that was otherwise.

    Raises:
        InputError: a value cannot be used.
    """
    medication = session.get_one(Medication, step.medication_id)
    was = {"prescriber": step.prescriber, "prescribed_on": step.prescribed_on}
    if new.prescriber is not None:
        step.prescriber = _prescriber(medication, new)
    if new.prescribed is not None:
        step.prescribed_on = _prescribed_on(medication, new)
    if was == {"prescriber": step.prescriber, "prescribed_on": step.prescribed_on}:
        return False
    note_step(session, medication, step, prescribed(step), now, before=was)
    return True


def prescribed(step: DoseStep) -> str:
    """Who prescribed a step and when: "20 mg prescribed by Dr. Example on 2027-03-01"."""
    return f"{step.dose} prescribed by {step.prescriber} on {step.prescribed_on}"


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


def named(session: Session, step: DoseStep) -> str:
    """Which step it is, for people: "Step 2 of Example medicine for Ana"."""
    medication = session.get_one(Medication, step.medication_id)
    patient = session.get_one(Person, medication.patient_id)
    return f"Step {step.id} of {medication.name} for {patient.name}"


def first_day(session: Session, medication: Medication, new: NewStep) -> date:
    """The local date on which a step is to begin.

    Raises:
        InputError: the day is not said once and clearly, or there is no dose to count from.
    """
    if new.starts is not None and new.day is not None:
        raise InputError("--from", new.starts, "cannot be combined with --day")
    if new.starts is None and new.day is None:
        problem = "is needed, or --day: when the step begins"
        raise InputError("--from", None, problem, "--day 8")
    if new.starts is not None:
        return parse_date(new.starts, "--from")
    day = parse_whole(new.day or "", "--day", 1, LAST_DAY)
    first = first_dose_on(session, medication)
    if first is None:
        problem = f"counts from the first dose, and {medication.name} has none planned"
        raise InputError("--day", new.day, problem, "--from 2027-03-01")
    return first + timedelta(days=day - 1)


def first_dose_on(session: Session, medication: Medication) -> date | None:
    """The first day of the doses that follow no step; None where none is planned."""
    return session.exec(
        select(col(Schedule.starts_on))
        .where(Schedule.medication_id == medication.id, col(Schedule.steps_of).is_(None))
        .order_by(col(Schedule.starts_on))
        .limit(1)
    ).first()


def _prescriber(medication: Medication, new: NewStep) -> str:
    if new.prescriber is not None:
        return parse_name(new.prescriber, "--prescriber", '"Dr. Example"')
    if medication.prescriber is None:
        raise InputError(
            "--prescriber", None, "is needed: who prescribed this step", '"Dr. Example"'
        )
    return medication.prescriber


def _prescribed_on(medication: Medication, new: NewStep) -> date:
    if new.prescribed is not None:
        return parse_date(new.prescribed, "--prescribed")
    if medication.prescribed_on is None:
        raise InputError("--prescribed", None, "is needed: when it was prescribed", "2027-03-01")
    return medication.prescribed_on


def require_free(session: Session, step: DoseStep) -> None:
    """Refuse a step on the date of another (ConflictError)."""
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


def require_not_begun(session: Session, step: DoseStep) -> None:
    """Refuse a step that a dose was planned with (ConflictError)."""
    if has_begun(session, id_of(step)):
        raise ConflictError(f"The step {step.dose} has begun; what is on record stays as it was.")


def has_begun(session: Session, step_id: int) -> bool:
    """Whether a dose was planned with a step: from then on it stays as it was."""
    used = select(Occurrence.id).where(Occurrence.step_id == step_id).limit(1)
    return session.exec(used).first() is not None


def steps_of(session: Session, medication: Medication) -> Sequence[DoseStep]:
    """The steps of a medicine in the order in which they are to begin."""
    return session.exec(
        select(DoseStep)
        .where(DoseStep.medication_id == medication.id)
        .order_by(col(DoseStep.starts_on), col(DoseStep.id))
    ).all()


def today_of(session: Session, medication: Medication, now: datetime) -> date:
    """The local date of the patient who takes a medicine."""
    zone = ZoneInfo(session.get_one(Person, medication.patient_id).zone)
    return now.astimezone(zone).date()


def note_step(
    session: Session,
    medication: Medication,
    step: DoseStep,
    detail: str,
    now: datetime,
    *,
    before: Mapping[str, object] | None = None,
) -> None:
    """Add a line about a step to the history of the plan."""
    about = (medication.patient_id, PlanSubject.STEP, id_of(step))
    note(session, *about, f"{medication.name}: {detail}", now, before=before)
