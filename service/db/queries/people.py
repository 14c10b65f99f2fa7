"""Questions about people that are asked in several places."""

from collections.abc import Collection, Iterable, Sequence

from sqlmodel import Session, col, func, select

from service.core.countries import Country, shipped
from service.db.rows import id_of
from service.db.sets import among
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


def ended_at(session: Session, phone: str) -> Sequence[Person]:
    """Whoever had this number when their part ended, patients first; nobody if it is in use."""
    if people_at(session, phone):
        return []
    return session.exec(
        select(Person)
        .where(Person.phone == phone, Person.state == PersonState.ENDED)
        .order_by(col(Person.kind) != PersonKind.PATIENT, col(Person.id))
    ).all()


def patient_of(session: Session, person: Person) -> Person | None:
    """A caregiver's patient; None for anybody else."""
    caregiver = session.get(Caregiver, person.id)
    return session.get_one(Person, caregiver.patient_id) if caregiver else None


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


def by_phone(people: Iterable[Person]) -> list[Person]:
    """Each phone once, as the first of those whose it is."""
    found: dict[str, Person] = {}
    for person in people:
        found.setdefault(person.phone, person)
    return list(found.values())


def patients_at(session: Session, phone: str) -> list[Person]:
    """The patients whose number this is, whose care has not ended; several share the phone."""
    return [one for one in people_at(session, phone) if one.kind is PersonKind.PATIENT]


def names_sharing(session: Session, phones: Collection[str]) -> dict[str, list[tuple[int, str]]]:
    """Those of these phones that several patients share: the id and name of each, by id."""
    if not phones:
        return {}
    patients = (Person.kind == PersonKind.PATIENT, Person.state != PersonState.ENDED)
    shared = session.exec(
        select(Person.phone)
        .where(among(session, col(Person.phone), phones), *patients)
        .group_by(col(Person.phone))
        .having(func.count() > 1)
    ).all()
    found: dict[str, list[tuple[int, str]]] = {phone: [] for phone in shared}
    if shared:
        for person in session.exec(
            select(Person).where(col(Person.phone).in_(shared), *patients).order_by(col(Person.id))
        ):
            found[person.phone].append((id_of(person), person.name))
    return found


def emergency_number(session: Session, person: Person) -> str:
    """The number to call in an emergency where the patient lives that this person belongs to.

    Checked by the deployer first, shipped second; words where nobody has reviewed the country.
    """
    known = _numbers(session, person)
    return known.emergency if known else "your local emergency number"


def crisis_number(session: Session, person: Person) -> str:
    """The crisis line of that country; where nobody has reviewed it, the emergency number."""
    known = _numbers(session, person)
    return known.crisis if known else emergency_number(session, person)


def poison_number(session: Session, person: Person) -> str | None:
    """The poison line of that country, where there is one that came along reviewed."""
    country = _country_of(session, person)
    along = shipped(country) if country else None
    return along.poison if along else None


def _numbers(session: Session, person: Person) -> CountryReview | Country | None:
    country = _country_of(session, person)
    reviewed = session.get(CountryReview, country) if country else None
    return reviewed or (shipped(country) if country else None)


def _country_of(session: Session, person: Person) -> str | None:
    caregiver = session.get(Caregiver, person.id)
    patient = session.get(Patient, caregiver.patient_id if caregiver else person.id)
    return patient.country if patient else None
