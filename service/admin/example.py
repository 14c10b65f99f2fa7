"""The people of the demo: a patient, two caregivers, the clinic; on numbers kept for fiction."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from service.admin import care_plans, caregivers, contacts, dose_steps, medications, patients
from service.admin.caregivers import NewCaregiver
from service.admin.contacts import NewContact
from service.admin.dose_steps import NewStep
from service.admin.medications import MedicationChange
from service.admin.patients import NewPatient
from service.admin.timing import Timing
from service.db.tables import Person

MEDICINE = "Example medicine"


def is_empty(session: Session) -> bool:
    """Whether nobody has ever been added."""
    return session.exec(select(Person.id).limit(1)).first() is None


def add_example(session: Session, now: datetime) -> tuple[Person, Person]:
    """Add the example patient, with a check-in and a titration, and who hears of them.

    The patient and the first caregiver; there are a second one and an admin of the clinic, too.
    """
    patient = patients.add(
        session,
        NewPatient(
            name="Maria Example",
            phone="+12025550123",
            zone="America/New_York",
            country="US",
            consent="example",
            welcome=False,
        ),
        now,
    )
    caregiver = caregivers.add(
        session,
        patient,
        NewCaregiver(
            name="Sam Example",
            phone="+12025550145",
            consent="example",
            sees=("scores", "page"),
            welcome=False,
        ),
        now,
    )
    caregivers.add(
        session,
        patient,
        NewCaregiver(name="Jo Example", phone="+12025550147", consent="example", welcome=False),
        now,
    )
    contacts.add(
        session,
        NewContact(name="Robin Example", phone="+12025550150", role="admin", consent="example"),
        now,
    )
    care_plans.add_checkin(session, patient, Timing(at=["20:00"]), now)
    _add_titration(session, patient, now)
    return patient, caregiver


def _add_titration(session: Session, patient: Person, now: datetime) -> None:
    """A medicine with a second step after a week, and what is asked about each of them."""
    today = now.astimezone(ZoneInfo(patient.zone)).date()
    prescription = MedicationChange(prescriber="Dr. Example", prescribed=today.isoformat())
    medicine = medications.add(session, patient, MEDICINE, prescription, now)
    care_plans.add_dose(session, patient, MEDICINE, Timing(at=["21:00"]), now)
    for dose, day in (("10 mg", "1"), ("20 mg", "8")):
        dose_steps.add(session, medicine, NewStep(dose=dose, day=day), now)
    after = Timing(at=["12:00"], after_step=MEDICINE, from_day="5")
    care_plans.add_checkin(session, patient, after, now, side_effects=True)
