"""Patients: enrolled, changed, paused, ended; and what is known of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from service.admin import care_plans, people
from service.admin.people import PersonChange
from service.admin.readiness import require_ready
from service.core.countries import parse_country
from service.core.entries import parse_adult_birth_date, parse_local_moment, parse_word
from service.core.errors import ConflictError, InputError
from service.core.names import parse_name
from service.core.phones import parse_phone
from service.core.recurrence import zone_named
from service.db.rows import id_of
from service.db.tables import OptOut, Patient, Person, PersonKind, PersonState, Privacy


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPatient:
    """A patient as typed. Without `consent` the person is pending and gets nothing."""

    name: str
    phone: str
    zone: str
    country: str
    consent: str | None = None
    born: str | None = None
    language: str = "en"
    privacy: str = Privacy.COVERT.value
    tell_of_alerts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientChange(PersonChange):
    """What changes of a patient, as typed; None stays as it is."""

    country: str | None = None
    born: str | None = None
    privacy: str | None = None
    tell_of_alerts: bool | None = None


@dataclass(frozen=True, slots=True)
class PatientRow:
    """A patient as listings show one."""

    id: int
    name: str
    phone: str
    zone: str
    country: str
    language: str
    privacy: str
    state: str
    opted_out: bool
    tell_of_alerts: bool
    born_on: date | None
    consented_at: datetime | None
    paused_until_at: datetime | None


def find(session: Session, text: str) -> Person:
    """The patient whom an id or a name means; see `people.find`."""
    return people.find(session, text, PersonKind.PATIENT, where="PATIENT")


def add(session: Session, new: NewPatient, now: datetime) -> Person:
    """Enrol a patient.

    Raises:
        InputError: a value cannot be used, or the patient is under 18.
        ConflictError: the service is not ready for this patient.
    """
    zone, country = zone_named(new.zone), parse_country(new.country)
    person = Person(
        kind=PersonKind.PATIENT,
        name=parse_name(new.name, "NAME"),
        phone=parse_phone(new.phone),
        language=people.parse_language(new.language),
        zone=zone.key,
        state=PersonState.PENDING,
        created_at=now,
    )
    patient = Patient(
        person_id=0,
        country=country,
        born_on=_born_on(new.born, zone, now),
        privacy=_privacy(new.privacy),
        hears_of_alerts=new.tell_of_alerts,
    )
    consent = None if new.consent is None else people.parse_consent(new.consent)
    require_ready(session, country)
    session.add(person)
    session.flush()
    patient.person_id = id_of(person)
    session.add(patient)
    if consent is not None:
        people.give_consent(session, person, consent, now)
    session.flush()
    return person


def edit(session: Session, person: Person, change: PatientChange, now: datetime) -> None:
    """Change what is given and nothing else; all of it, or nothing if any of it is wrong.

    Another number without another consent leaves the patient pending. In another zone the
    schedules go on at the same wall times.

    Raises:
        InputError: a value cannot be used.
        ConflictError: care has ended, or the service is not ready for the country.
    """
    patient = session.get_one(Patient, person.id)
    people.edit(session, person, change, now)
    if change.zone is not None:
        care_plans.follow_zone(session, person, now)
    if change.country is not None:
        patient.country = parse_country(change.country)
    if change.born is not None:
        patient.born_on = _born_on(change.born, ZoneInfo(person.zone), now)
    if change.privacy is not None:
        patient.privacy = _privacy(change.privacy)
    if change.tell_of_alerts is not None:
        patient.hears_of_alerts = change.tell_of_alerts
    if change.country is not None or change.consent is not None:
        require_ready(session, patient.country)


def pause(session: Session, person: Person, until: str | None, now: datetime) -> None:
    """Send nothing for a while: until a local date or time, or until `resume`.

    Raises:
        InputError: `until` cannot be read, or is not in the future.
        ConflictError: the patient gets no texts that could be paused.
    """
    people.require_present(person)
    if person.state is PersonState.PENDING:
        raise ConflictError(
            f"{person.name} is pending and gets no texts yet; there is nothing to pause."
        )
    until_at = None
    if until is not None:
        until_at = parse_local_moment(until, ZoneInfo(person.zone), "--until")
        if until_at <= now:
            raise InputError("--until", until, "is not in the future", "2027-03-31")
    person.state = PersonState.PAUSED
    session.get_one(Patient, person.id).paused_until_at = until_at


def resume(session: Session, person: Person) -> None:
    """End a pause now.

    Raises:
        ConflictError: the patient is not paused.
    """
    if person.state is not PersonState.PAUSED:
        raise ConflictError(f"{person.name} is not paused, but {person.state.value}.")
    person.state = PersonState.ACTIVE
    session.get_one(Patient, person.id).paused_until_at = None


def end(session: Session, person: Person, now: datetime) -> None:
    """End a patient's care in Carebell: schedules end, waiting texts never leave, rows stay.

    Raises:
        ConflictError: it has ended already.
    """
    people.end(session, person, now)
    session.get_one(Patient, person.id).paused_until_at = None
    care_plans.end_all(session, person, now)


def listing(session: Session, *, ended: bool = False) -> list[PatientRow]:
    """Patients by id; those whose care has ended only if asked for."""
    states = [state for state in PersonState if ended or state is not PersonState.ENDED]
    return _rows(session, col(Person.state).in_(states))


def row(session: Session, person: Person) -> PatientRow:
    """One patient as listings show them."""
    return _rows(session, col(Person.id) == person.id)[0]


def sharing_number(session: Session, person: Person) -> Sequence[Person]:
    """Other patients, not ended, with the same number: their answers cannot be told apart."""
    return session.exec(
        select(Person)
        .where(
            Person.phone == person.phone,
            Person.kind == PersonKind.PATIENT,
            Person.state != PersonState.ENDED,
            Person.id != person.id,
        )
        .order_by(col(Person.id))
    ).all()


def _rows(session: Session, condition: ColumnElement[bool]) -> list[PatientRow]:
    found = session.exec(
        select(Person, Patient, OptOut)
        .join(Patient, col(Patient.person_id) == col(Person.id))
        .join(OptOut, col(OptOut.phone) == col(Person.phone), isouter=True)
        .where(condition)
        .order_by(col(Person.id))
    )
    return [
        PatientRow(
            id=id_of(person),
            name=person.name,
            phone=person.phone,
            zone=person.zone,
            country=patient.country,
            language=person.language,
            privacy=patient.privacy.value,
            state=person.state.value,
            opted_out=opt_out is not None,
            tell_of_alerts=patient.hears_of_alerts,
            born_on=patient.born_on,
            consented_at=person.consented_at,
            paused_until_at=patient.paused_until_at,
        )
        for person, patient, opt_out in found
    ]


def _privacy(text: str) -> Privacy:
    return Privacy(parse_word(text, Privacy, "--privacy"))


def _born_on(text: str | None, zone: ZoneInfo, now: datetime) -> date | None:
    return None if text is None else parse_adult_birth_date(text, now.astimezone(zone).date())
