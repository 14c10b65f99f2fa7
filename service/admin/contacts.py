"""The clinic's own people: admins hear of operation, clinicians of danger."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session, col, select

from service.admin import agreements, people
from service.admin.agreements import TypedConsent
from service.core.entries import parse_word
from service.core.names import parse_name
from service.core.phones import parse_phone, zone_of
from service.core.recurrence import zone_named
from service.core.timing import format_quiet_hours
from service.db.queries.holding import look_again
from service.db.rows import id_of
from service.db.tables import OptOut, Person, PersonKind, PersonState

ROLES = (PersonKind.ADMIN, PersonKind.CLINICIAN)
ZONE_OF_LAST_RESORT = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContact(TypedConsent):
    """A contact as typed; quiet hours are as clocks show in `zone`, by default the number's."""

    name: str
    phone: str
    role: str
    zone: str | None = None
    language: str = "en"
    quiet: str | None = None


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact as listings show one."""

    id: int
    name: str
    role: str
    phone: str
    zone: str
    language: str
    quiet: str
    state: str
    opted_out: bool
    consented_at: datetime | None


def find(session: Session, text: str) -> Person:
    """The contact whom an id or a name means; see `people.find`."""
    return people.find(session, text, *ROLES, where="CONTACT")


def add(session: Session, new: NewContact, now: datetime) -> Person:
    """Add one of the clinic's own people.

    Raises:
        InputError: a value cannot be used.
    """
    phone = parse_phone(new.phone)
    zone = zone_of(phone) or ZONE_OF_LAST_RESORT if new.zone is None else new.zone
    person = Person(
        kind=PersonKind(parse_word(new.role, ROLES, "--role")),
        name=parse_name(new.name, "NAME"),
        phone=phone,
        language=people.parse_language(new.language),
        zone=zone_named(zone).key,
        state=PersonState.PENDING,
        created_at=now,
    )
    if new.quiet is not None:
        people.keep_quiet(person, new.quiet)
    consent = agreements.parse_consent(new, person.zone, now)
    people.require_not_suppressed(session, phone)
    session.add(person)
    session.flush()
    if consent is not None:
        agreements.give_consent(session, person, replace(consent, welcome=False))
    session.flush()
    look_again(session, now)
    return person


def remove(session: Session, person: Person, now: datetime) -> None:
    """End somebody's part as a contact; the rows stay.

    Raises:
        ConflictError: it has ended already.
    """
    people.end(session, person, now)


def listing(session: Session, *, ended: bool = False) -> list[ContactRow]:
    """The clinic's own people by id; removed ones only if asked for."""
    statement = (
        select(Person, OptOut)
        .join(OptOut, col(OptOut.phone) == col(Person.phone), isouter=True)
        .where(col(Person.kind).in_(ROLES))
        .order_by(col(Person.id))
    )
    if not ended:
        statement = statement.where(Person.state != PersonState.ENDED)
    return [
        ContactRow(
            id=id_of(person),
            name=person.name,
            role=person.kind.value,
            phone=person.phone,
            zone=person.zone,
            language=person.language,
            quiet=format_quiet_hours(person.quiet),
            state=person.state.value,
            opted_out=opt_out is not None,
            consented_at=person.consented_at,
        )
        for person, opt_out in session.exec(statement)
    ]
