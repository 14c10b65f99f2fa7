"""The inbox: texts that Carebell could not act on, until a person has looked at each."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from service.core.entries import parse_whole
from service.core.errors import ConflictError, InputError, NotFoundError
from service.db.rows import id_of
from service.db.tables import InboundMessage, Person, Reply

HIGHEST_ID = 999_999_999

_NO_ALERT = "an OK, but no alert is open"
_WHOSE = "an answer, but nobody can tell whose"
IN_WORDS = {
    "empty": "there is nothing in it",
    "only_emoji": "only pictures",
    "only_punctuation": "only punctuation",
    "question": "asks something",
    "ok": _NO_ALERT,
    "ok_with_code": _NO_ALERT,
    "not_a_code": "an OK with a number that no alert has",
    "names_a_dose": "says more about a dose than taken or skipped",
    "extra_symbols": "a dose answer with other signs",
    "no_open_dose": "a dose answer, but no dose is open",
    "dose_word": _WHOSE,
    "whole_number": _WHOSE,
    "number_in_phrase": _WHOSE,
    "unread_digits": "digits that Carebell does not read",
    "not_understood": "no number, and no word that Carebell knows",
    "not_whole": "not a whole number",
    "several_numbers": "several numbers",
    "number_not_alone": "a number joined to something else",
    "number_among_words": "a number among other words",
    "not_0_to_10": "a number that is not from 0 to 10",
}
"""Why a text waits, for a person to read, by the reason that the reading gave."""


@dataclass(frozen=True, slots=True)
class WaitingText:
    """A text that a person has to read; `person` is None where nobody is known by the number."""

    id: int
    person: str | None
    zone: str
    text: str
    reason: str
    received_at: datetime

    @property
    def why(self) -> str:
        """The reason in plain words."""
        return IN_WORDS.get(self.reason, self.reason.replace("_", " "))


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
