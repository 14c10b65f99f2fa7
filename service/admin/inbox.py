"""The inbox: texts that Carebell could not act on, until a person has looked at each."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from service.core.entries import parse_whole
from service.core.errors import ConflictError, InputError, NotFoundError
from service.db.rows import id_of
from service.db.tables import InboundMessage, Person, Reply

HIGHEST_ID = 999_999_999


@dataclass(frozen=True, slots=True)
class WaitingText:
    """A text that a person has to read; `person` is None where nobody is known by the number."""

    id: int
    person: str | None
    zone: str
    text: str
    reason: str
    received_at: datetime


def waiting_texts(session: Session) -> list[WaitingText]:
    """Texts that nobody has looked at yet, the oldest first."""
    found = session.exec(
        select(Reply, InboundMessage, Person)
        .join(InboundMessage, col(InboundMessage.id) == col(Reply.inbound_id))
        .join(Person, col(Person.id) == col(Reply.person_id), isouter=True)
        .where(col(Reply.needs_person).is_(True), col(Reply.resolved_at).is_(None))
        .order_by(col(InboundMessage.received_at), col(Reply.id))
    )
    return [_waiting_text(*parts) for parts in found]


def resolve(session: Session, text: str, note: str, now: datetime) -> None:
    """Take a text out of the inbox, keeping what somebody made of it.

    Raises:
        InputError: the id is not a number, or the note is empty.
        NotFoundError: no text in the inbox ever had this id.
        ConflictError: somebody has resolved it already.
    """
    if not note.strip():
        raise InputError("--note", note, "says nothing", '"called her, all is well"')
    reply = session.get(Reply, parse_whole(text, "ID", 1, HIGHEST_ID), with_for_update=True)
    if reply is None or not reply.needs_person:
        raise NotFoundError(f"ID {text} is no text in the inbox; to see them: carebell inbox list")
    if reply.resolved_at is not None:
        raise ConflictError(f"Text {text} is resolved already: {reply.note}")
    reply.resolved_at, reply.note = now, note.strip()


def _waiting_text(reply: Reply, text: InboundMessage, person: Person | None) -> WaitingText:
    return WaitingText(
        id=id_of(reply),
        person=person.name if person else None,
        zone=person.zone if person else "UTC",
        text=text.body,
        reason=reply.reason,
        received_at=text.received_at,
    )
