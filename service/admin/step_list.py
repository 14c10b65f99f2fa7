"""The steps of a titration as listings show them: past, present, to come or held.

A step whose day has come is present once a dose is planned with it. Until then it "begins today":
so much may `hold` still keep from coming, and the step before is the one that it stays on.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from service.admin.dose_steps import has_begun, steps_of
from service.core.dose_steps import Step, Titration
from service.db.queries.steps import titrations_of
from service.db.rows import id_of
from service.db.tables import DoseStep, Medication, Person


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step as listings show one.

    `starts_on` is as entered, `begins_on` with the holds counted in (None: held for now); `state`
    is past, present, begins today, to come or held.
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


def listing(
    session: Session,
    patient: Person | None,
    now: datetime,
    only: Medication | None = None,
) -> list[StepRow]:
    """The steps of one patient or of all, medicine by medicine, or of `only` one."""
    statement = (
        select(Medication, Person)
        .join(Person, col(Person.id) == col(Medication.patient_id))
        .where(col(Medication.ended_at).is_(None))
        .order_by(col(Medication.patient_id), col(Medication.id))
    )
    if patient is not None:
        statement = statement.where(Medication.patient_id == patient.id)
    if only is not None:
        statement = statement.where(Medication.id == only.id)
    found = session.exec(statement).all()
    titrations = titrations_of(session, [id_of(medication) for medication, _ in found])
    rows: list[StepRow] = []
    for medication, person in found:
        titration = titrations.get(id_of(medication))
        if titration is None:
            continue
        states = _states(session, titration, now.astimezone(ZoneInfo(person.zone)).date())
        for row in steps_of(session, medication):
            step = Step(id_of(row), row.dose, row.starts_on)
            rows.append(_row(row, person, medication, titration.begins_on(step), states[step]))
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


def _states(session: Session, titration: Titration, today: date) -> dict[Step, str]:
    begins = titration.beginning_on(today)
    if begins and has_begun(session, begins.id):
        begins = None
    present = titration.step_on(today - timedelta(days=1) if begins else today)
    place = titration.steps.index(present) if present else -1
    states = {
        step: "past" if at < place else "present" if at == place else "to come"
        for at, step in enumerate(titration.steps)
    }
    held = {step: "held" for step in titration.steps if titration.begins_on(step) is None}
    return states | held | ({begins: "begins today"} if begins else {})
