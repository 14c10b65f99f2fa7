"""Caregivers: who is told about a patient, in which order, and what each may see."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from service.admin import agreements, people
from service.admin.agreements import TypedConsent
from service.admin.people import PersonChange
from service.core.entries import parse_whole, parse_word
from service.core.errors import InputError
from service.core.names import parse_name
from service.core.phones import parse_phone
from service.core.recurrence import zone_named
from service.core.timing import format_quiet_hours
from service.db.queries.holding import look_again
from service.db.rows import id_of
from service.db.side_by_side import Storing, alone
from service.db.tables import Caregiver, OptOut, Person, PersonKind, PersonState

SIGHTS = ("scores", "doses", "page", "none")
NOTHING = "nothing, only that somebody should check on them"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCaregiver(TypedConsent):
    """A caregiver as typed. Without `consent` the person is pending and gets nothing."""

    name: str
    phone: str
    sees: Sequence[str] = ()
    zone: str | None = None
    language: str = "en"
    quiet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaregiverChange(PersonChange):
    """What changes of a caregiver, as typed; None stays as it is. `sees` replaces all of it."""

    sees: Sequence[str] | None = None
    position: str | None = None


@dataclass(frozen=True, slots=True)
class CaregiverRow:
    """A caregiver as listings show one; `position` 1 is told first."""

    id: int
    name: str
    patient_id: int
    patient: str
    position: int
    phone: str
    zone: str
    language: str
    quiet: str
    state: str
    opted_out: bool
    sees: tuple[str, ...]
    consented_at: datetime | None


def find(session: Session, text: str) -> Person:
    """The caregiver whom an id or a name means; see `people.find`."""
    return people.find(session, text, PersonKind.CAREGIVER, where="CAREGIVER")


def add(session: Session, patient: Person, new: NewCaregiver, now: datetime) -> Person:
    """Add a caregiver of a patient; see `adding`. An alert that waits goes on to them at once."""
    person = alone(session, adding(session, patient, new, now))
    session.flush()
    look_again(session, now)
    return person


def adding(session: Session, patient: Person, new: NewCaregiver, now: datetime) -> Storing[Person]:
    """Add a caregiver of a patient, told after those who are there; by default in their zone.

    Raises:
        InputError: a value cannot be used.
        ConflictError: the patient's care has ended.
    """
    people.require_present(patient)
    person = Person(
        kind=PersonKind.CAREGIVER,
        name=parse_name(new.name, "NAME"),
        phone=_phone(new.phone, patient),
        language=people.parse_language(new.language),
        zone=patient.zone if new.zone is None else zone_named(new.zone).key,
        state=PersonState.PENDING,
        created_at=now,
    )
    if new.quiet is not None:
        people.keep_quiet(person, new.quiet)
    sees = _sees(new.sees)
    consent = agreements.parse_consent(new, person.zone, now)
    people.require_not_suppressed(session, person.phone)
    last = session.exec(
        select(func.max(Caregiver.position)).where(Caregiver.patient_id == patient.id)
    ).one()
    yield from agreements.storing(session, person, consent)
    session.add(
        Caregiver(
            person_id=id_of(person),
            patient_id=id_of(patient),
            position=(last or 0) + 1,
            sees_scores="scores" in sees,
            sees_doses="doses" in sees,
            gets_page="page" in sees,
        )
    )
    if sees:
        _note_sight(session, patient, person, sees, now)
    return person


def edit(session: Session, person: Person, change: CaregiverChange, now: datetime) -> None:
    """Change what is given and nothing else; another number needs another consent.

    Raises:
        InputError: a value cannot be used.
        ConflictError: the caregiver has been removed.
    """
    caregiver = session.get_one(Caregiver, person.id)
    if change.phone is not None:
        _phone(change.phone, session.get_one(Person, caregiver.patient_id))
    people.edit(session, person, change, now)
    if change.sees is not None:
        sees = _sees(change.sees)
        if sees != set(_sights(caregiver)):
            patient = session.get_one(Person, caregiver.patient_id)
            _note_sight(session, patient, person, sees, now)
        caregiver.sees_scores, caregiver.sees_doses = "scores" in sees, "doses" in sees
        caregiver.gets_page = "page" in sees
    if change.position is not None:
        _move(session, caregiver, change.position)


def remove(session: Session, person: Person, now: datetime) -> None:
    """End somebody's part as a caregiver; the rows stay.

    Raises:
        ConflictError: it has ended already.
    """
    people.end(session, person, now)


def listing(
    session: Session, patient: Person | None = None, *, ended: bool = False
) -> list[CaregiverRow]:
    """The caregivers of one patient or of all, those told first before the others."""
    patients = select(Person.id, col(Person.name).label("patient")).subquery()
    statement = (
        select(Person, Caregiver, OptOut, patients.c.patient)
        .join(Caregiver, col(Caregiver.person_id) == col(Person.id))
        .join(patients, patients.c.id == col(Caregiver.patient_id))
        .join(OptOut, col(OptOut.phone) == col(Person.phone), isouter=True)
        .order_by(col(Caregiver.patient_id), col(Caregiver.position))
    )
    if patient is not None:
        statement = statement.where(Caregiver.patient_id == patient.id)
    if not ended:
        statement = statement.where(Person.state != PersonState.ENDED)
    return [
        CaregiverRow(
            id=id_of(person),
            name=person.name,
            patient_id=caregiver.patient_id,
            patient=patient_name,
            position=caregiver.position,
            phone=person.phone,
            zone=person.zone,
            language=person.language,
            quiet=format_quiet_hours(person.quiet),
            state=person.state.value,
            opted_out=opt_out is not None,
            sees=_sights(caregiver),
            consented_at=person.consented_at,
        )
        for person, caregiver, opt_out, patient_name in session.exec(statement)
    ]


def _sights(caregiver: Caregiver) -> tuple[str, ...]:
    allowed = (caregiver.sees_scores, caregiver.sees_doses, caregiver.gets_page)
    return tuple(word for word, one in zip(SIGHTS, allowed, strict=False) if one)


def cut_links(session: Session, person: Person, now: datetime) -> None:
    """Make every link that this caregiver has had until now a dead one."""
    session.get_one(Caregiver, person.id).links_from_at = now


def _note_sight(
    session: Session, patient: Person, person: Person, sees: Container[str], now: datetime
) -> None:
    """What a caregiver may see is the patient's to decide, and so part of their consent."""
    seen = ", ".join(word for word in SIGHTS if word in sees) or NOTHING
    agreements.note_choice(session, patient, f"{person.name} may see: {seen}", now)


def _sees(words: Sequence[str]) -> set[str]:
    sees = {parse_word(word, SIGHTS, "--sees") for word in words}
    if "none" in sees and len(sees) > 1:
        raise InputError("--sees", "none", "cannot be combined with others", "scores")
    return sees - {"none"}


def _phone(text: str, patient: Person) -> str:
    phone = parse_phone(text)
    if phone == patient.phone:
        raise InputError(
            "--phone", text, "is the patient's own number; alerts go to somebody else"
        )
    return phone


def _move(session: Session, caregiver: Caregiver, text: str) -> None:
    """Put a caregiver in this place among those of the same patient who have not been removed."""
    rows = session.exec(
        select(Caregiver, Person.state)
        .join(Person, col(Person.id) == col(Caregiver.person_id))
        .where(Caregiver.patient_id == caregiver.patient_id)
        .order_by(col(Caregiver.position))
        .with_for_update(of=Caregiver)
    ).all()
    present = [other for other, state in rows if state is not PersonState.ENDED]
    removed = [other for other, state in rows if state is PersonState.ENDED]
    place = parse_whole(text, "--position", 1, len(present))
    present.remove(caregiver)
    present.insert(place - 1, caregiver)
    order = [*present, *removed]
    # No two may share a place even for a moment.
    for position, one in enumerate(order, 1):
        one.position = -position
    session.flush()
    for position, one in enumerate(order, 1):
        one.position = position
    session.flush()
