"""Patients as listings show them, with what is known of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from service.core.timing import format_quiet_hours
from service.db.rows import id_of
from service.db.tables import OptOut, Patient, Person, PersonKind, PersonState


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
    quiet: str
    nudges: bool
    dose_window: timedelta | None
    checkin_window: timedelta | None
    ask_why_skipped: bool
    self_harm_to_caregiver: bool
    born_on: date | None
    consented_at: datetime | None
    paused_until_at: datetime | None
    paused_for: str | None


def everybody(session: Session) -> list[Person]:
    """Every patient by id, those whose care has ended too."""
    patients = select(Person).where(Person.kind == PersonKind.PATIENT).order_by(col(Person.id))
    return list(session.exec(patients))


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
            quiet=format_quiet_hours(person.quiet),
            nudges=patient.nudges,
            dose_window=patient.dose_window,
            checkin_window=patient.checkin_window,
            ask_why_skipped=patient.asks_skip_cause,
            self_harm_to_caregiver=patient.self_harm_to_caregiver,
            born_on=patient.born_on,
            consented_at=person.consented_at,
            paused_until_at=patient.paused_until_at,
            paused_for=patient.paused_for.value if patient.paused_for else None,
        )
        for person, patient, opt_out in found
    ]
