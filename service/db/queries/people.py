"""Questions about people that are asked in several places."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from service.core.countries import Country, shipped
from service.db.tables import (
    Caregiver,
    CountryReview,
    OptOut,
    Patient,
    Person,
    PersonKind,
    PersonState,
)


def people_at(session: Session, phone: str) -> Sequence[Person]:
    """Everybody whose number this is, in every role, but those whose care has ended."""
    return session.exec(
        select(Person)
        .where(Person.phone == phone, Person.state != PersonState.ENDED)
        .order_by(col(Person.id))
    ).all()


def has_opted_out(session: Session, phone: str) -> bool:
    """Whether nothing may be sent to this number."""
    return session.get(OptOut, phone) is not None


def caregivers_of(session: Session, patient_id: int) -> Sequence[tuple[Person, Caregiver]]:
    """The caregivers of a patient who can be texted, the first to tell first."""
    return session.exec(
        select(Person, Caregiver)
        .join(Caregiver, col(Caregiver.person_id) == col(Person.id))
        .join(OptOut, col(OptOut.phone) == col(Person.phone), isouter=True)
        .where(
            Caregiver.patient_id == patient_id,
            Person.state == PersonState.ACTIVE,
            col(OptOut.phone).is_(None),
        )
        .order_by(col(Caregiver.position))
    ).all()


def contacts(session: Session, *kinds: PersonKind) -> Sequence[Person]:
    """The clinic's own people of these kinds who can be texted."""
    return session.exec(
        select(Person)
        .join(OptOut, col(OptOut.phone) == col(Person.phone), isouter=True)
        .where(
            col(Person.kind).in_(kinds),
            Person.state == PersonState.ACTIVE,
            col(OptOut.phone).is_(None),
        )
        .order_by(col(Person.id))
    ).all()


def emergency_number(session: Session, person: Person) -> str:
    """The number to call in an emergency where the patient lives that this person belongs to.

    Checked by the deployer first, shipped second; words where nobody has reviewed the country.
    """
    country = _country_of(session, person)
    reviewed = session.get(CountryReview, country) if country else None
    known: CountryReview | Country | None = reviewed or (shipped(country) if country else None)
    return known.emergency if known else "your local emergency number"


def _country_of(session: Session, person: Person) -> str | None:
    caregiver = session.get(Caregiver, person.id)
    patient = session.get(Patient, caregiver.patient_id if caregiver else person.id)
    return patient.country if patient else None
