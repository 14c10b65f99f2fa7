"""The people of the demo: one patient and one caregiver, on numbers kept for fiction."""

from datetime import datetime

from sqlmodel import Session, select

from service.admin import care_plans, caregivers, patients
from service.admin.care_plans import Timing
from service.admin.caregivers import NewCaregiver
from service.admin.patients import NewPatient
from service.db.tables import Person


def is_empty(session: Session) -> bool:
    """Whether nobody has ever been added."""
    return session.exec(select(Person.id).limit(1)).first() is None


def add_example(session: Session, now: datetime) -> tuple[Person, Person]:
    """Add the example patient, with a check-in and a dose each evening, and the caregiver."""
    patient = patients.add(
        session,
        NewPatient(
            name="Maria Example",
            phone="+12025550123",
            zone="America/New_York",
            country="US",
            consent="example",
        ),
        now,
    )
    caregiver = caregivers.add(
        session,
        patient,
        NewCaregiver(name="Sam Example", phone="+12025550145", consent="example"),
        now,
    )
    care_plans.add_checkin(session, patient, Timing(at=["20:00"]), now)
    care_plans.add_dose(session, patient, "Example medicine", Timing(at=["21:00"]), now)
    return patient, caregiver
