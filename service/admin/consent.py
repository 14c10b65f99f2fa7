"""Consent as admins handle it: invitations, opt-outs that reach them, and what is on record."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from service.admin import people
from service.core.entries import parse_note, parse_word
from service.core.errors import ConflictError
from service.core.texts import WORDING_VERSION
from service.db.queries.consent import LIFTABLE, SENTENCE, block, invited_at, record
from service.db.queries.holding import look_again
from service.db.queries.people import has_opted_out
from service.db.rows import id_of
from service.db.tables import (
    ConsentEvent,
    ConsentKind,
    OptOut,
    Person,
    PersonKind,
    PersonState,
)

BY_HAND = tuple(source for source in LIFTABLE if source != SENTENCE)
"""How a wish to stop can reach the clinic other than by text."""
INVITED_AGAIN_AFTER = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One event as listings show it; `person` is None where nobody is known by the number."""

    id: int
    person: str | None
    person_id: int | None
    zone: str
    kind: str
    source: str
    wording: str
    wording_version: str | None
    language: str | None
    happened_at: datetime


def find(session: Session, text: str) -> Person:
    """Anybody whom an id or a name means; see `people.find`."""
    return people.find(session, text, *PersonKind, where="PERSON")


def log(session: Session, person: Person | None = None) -> list[ConsentRow]:
    """Every event of one person or of all, in the order in which they were written."""
    statement = (
        select(ConsentEvent, Person)
        .join(Person, col(Person.id) == col(ConsentEvent.person_id), isouter=True)
        .order_by(col(ConsentEvent.id))
    )
    if person is not None:
        statement = statement.where(ConsentEvent.person_id == person.id)
    return [_row(event, owner) for event, owner in session.exec(statement)]


def invite(session: Session, person: Person, now: datetime) -> None:
    """Ask somebody by text to agree; the service sends it within seconds, or in their morning.

    Raises:
        ConflictError: they have agreed already, their number has opted out, or they were
            invited within the last day.
    """
    people.require_present(person)
    if person.state is not PersonState.PENDING:
        raise ConflictError(f"{person.name} has agreed already; there is nothing to ask for.")
    if has_opted_out(session, person.phone):
        raise ConflictError(
            f"{person.name}'s number has opted out; only a START from it opens it again."
        )
    before = invited_at(session, person)
    if before is not None and now < before + INVITED_AGAIN_AFTER:
        raise ConflictError(
            f"{person.name} was invited at {before:%Y-%m-%d %H:%M} UTC; wait a day for an answer."
        )
    session.add(
        ConsentEvent(
            person_id=id_of(person),
            phone=person.phone,
            kind=ConsentKind.INVITED,
            source="admin",
            wording="invited by text",
            wording_version=WORDING_VERSION,
            language=person.language,
            happened_at=now,
            followed_up=False,
        )
    )


def stop(session: Session, person: Person, source: str, note: str | None, now: datetime) -> None:
    """Opt a number out for somebody who said so, wrote an e-mail or a letter.

    It counts as a STOP does, at once and in every role of the number.

    Raises:
        InputError: the source is none of these.
        ConflictError: the number has opted out already.
    """
    people.require_present(person)
    how = parse_word(source, BY_HAND, "--source")
    wording = f"by {how}" if note is None else parse_note(note, "--note", '"rang us on 3 May"')
    if has_opted_out(session, person.phone):
        raise ConflictError(f"{person.name}'s number has opted out already.")
    block(session, person.phone, how, wording, now, followed_up=False)


def lift(session: Session, person: Person, reason: str, now: datetime) -> None:
    """Take back an opt-out that was entered by hand or misread from a sentence.

    Whoever was told of it hears that texts go on.

    Raises:
        InputError: the reason says nothing.
        ConflictError: there is none, or it was the person's own STOP: only their START ends it.
    """
    why = parse_note(reason, "--reason", '"she meant the pain, not the texts"')
    blocked = session.get(OptOut, person.phone)
    if blocked is None:
        raise ConflictError(f"{person.name}'s number has not opted out.")
    if blocked.source not in LIFTABLE:
        raise ConflictError(
            f"{person.name}'s number opted out by {blocked.source}; only a START from it opens "
            "it again."
        )
    session.delete(blocked)
    session.flush()
    look_again(session, now)
    record(session, person.phone, ConsentKind.LIFTED, "admin", why, now, followed_up=False)


def _row(event: ConsentEvent, owner: Person | None) -> ConsentRow:
    return ConsentRow(
        id=id_of(event),
        person=None if owner is None else owner.name,
        person_id=event.person_id,
        zone="UTC" if owner is None else owner.zone,
        kind=event.kind.value,
        source=event.source,
        wording=event.wording,
        wording_version=event.wording_version,
        language=event.language,
        happened_at=event.happened_at,
    )
