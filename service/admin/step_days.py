"""The medicine whose steps a plan line follows, and the days on which they begin."""

from datetime import date

from sqlmodel import Session, col, select

from service.core.errors import InputError
from service.db.queries.steps import titrations_of
from service.db.rows import id_of
from service.db.tables import Medication, Person


def medicine_with_steps(session: Session, patient: Person, text: str) -> Medication:
    """The patient's medicine of that id or name, which has steps.

    Raises:
        InputError: the patient takes none that is called that, or it has no steps.
    """
    word = " ".join(text.split()).casefold()
    for medication in session.exec(
        select(Medication).where(
            Medication.patient_id == patient.id, col(Medication.ended_at).is_(None)
        )
    ):
        if word in {str(medication.id), medication.name.casefold()}:
            if titrations_of(session, [id_of(medication)]):
                return medication
            problem = "has no steps yet; first: carebell dose step add"
            raise InputError("--after-step", text, problem)
    problem = f"is no medicine that {patient.name} takes"
    raise InputError("--after-step", text, problem, '"Example medicine"')


def days_of_steps(session: Session, medication: Medication) -> list[date]:
    """When the steps of a medicine begin, in order; those that are held are left out."""
    titration = titrations_of(session, [id_of(medication)]).get(id_of(medication))
    begins = [titration.begins_on(step) for step in titration.steps] if titration else []
    return [on for on in begins if on is not None]
