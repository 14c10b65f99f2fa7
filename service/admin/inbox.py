"""The inbox: texts that Carebell could not act on, until a person has looked at each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from service.admin.entered import NOTE, enter, parse_entry
from service.core.entries import ENTERED_AS, parse_whole
from service.core.errors import ConflictError, InputError, NotFoundError
from service.core.names import parse_name
from service.core.policy import Policy
from service.core.replies.reading import Kind
from service.core.replies.reasons import in_words
from service.db.queries.people import ended_at, patient_of, people_at
from service.db.rows import id_of
from service.db.tables import InboundMessage, Person, PersonKind, Reply

HIGHEST_ID = 999_999_999
_ANSWERS = (Kind.SCORE, Kind.TAKEN, Kind.SKIPPED, Kind.LATER, Kind.JOIN)
_WHOSE = "an answer, but nobody can tell whose"
_NO_PATIENTS = "an answer, but from no patient's number"
_NO_ALERT = "an OK, but no open alert was sent to this number"
_WHOEVER_IT_IS = (
    "danger_denied",
    "join_after_stop",
    "yes_after_stop",
    "unknown_number",
    "care_ended",
    "part_ended",
)
"""Reasons that say more than that nobody can tell whose the text is."""


@dataclass(frozen=True, slots=True)
class WaitingText:
    """A text that a person has to read, and `why`, in plain words.

    `person` is all whom it may be from, where several share the phone, or had it when their care
    ended; None where nobody is known by the number.
    """

    id: int
    person: str | None
    zone: str
    text: str
    kind: str
    reason: str
    danger: str | None
    why: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text that came in, what it was read to mean, and what a person made of it."""

    id: int
    person: str | None
    zone: str
    phone: str
    text: str
    kind: str
    value: int | None
    reason: str
    why: str
    danger: str | None
    received_at: datetime
    resolved_at: datetime | None
    resolved_by: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeOf:
    """What somebody made of a text, as typed.

    `meaning` is "note", "score=6", "dose=taken" or "dose=skipped"; `patient` says whose answer it
    is, where several share the phone. `by` is the name of whoever made it.
    """

    meaning: str = NOTE
    note: str | None = None
    by: str | None = None
    patient: Person | None = None


def waiting_texts(session: Session) -> list[WaitingText]:
    """Texts that nobody has looked at yet, the oldest first."""
    found = session.exec(
        select(Reply, InboundMessage, Person)
        .join(InboundMessage, col(InboundMessage.id) == col(Reply.inbound_id))
        .join(Person, col(Person.id) == col(Reply.person_id), isouter=True)
        .where(col(Reply.needs_person).is_(True), col(Reply.resolved_at).is_(None))
        .order_by(col(InboundMessage.received_at), col(Reply.id))
    )
    return [_waiting_text(session, *parts) for parts in found]


def show(session: Session, text: str) -> TextRow:
    """One text that came in, whether it waits for a person or not.

    Raises:
        InputError: the id is not a number.
        NotFoundError: no text has this id.
    """
    found = session.exec(
        select(Reply, InboundMessage, Person)
        .join(InboundMessage, col(InboundMessage.id) == col(Reply.inbound_id))
        .join(Person, col(Person.id) == col(Reply.person_id), isouter=True)
        .where(Reply.id == parse_whole(text, "ID", 1, HIGHEST_ID))
    ).first()
    if found is None:
        raise NotFoundError(f"ID {text} is no text; to see them: carebell inbox list")
    reply, inbound, person = found
    waiting = _waiting_text(session, reply, inbound, person)
    return TextRow(
        id=waiting.id,
        person=waiting.person,
        zone=waiting.zone,
        phone=inbound.from_phone,
        text=waiting.text,
        kind=reply.kind.value,
        value=reply.value,
        reason=waiting.reason,
        why=waiting.why if reply.needs_person else "",
        danger=waiting.danger,
        received_at=waiting.received_at,
        resolved_at=reply.resolved_at,
        resolved_by=reply.resolved_by,
        note=reply.note,
    )


def resolve(session: Session, policy: Policy, text: str, made: MadeOf, now: datetime) -> None:
    """Take a text out of the inbox, keeping what somebody made of it.

    An answer that is entered counts as if the text had said so when it came.

    Raises:
        InputError: the id is not a number, the note is empty, the name is none, or nothing can be
            meant so.
        NotFoundError: no text in the inbox ever had this id.
        ConflictError: somebody has resolved it already, or the text can be no such answer.
    """
    entry, note = parse_entry(made.meaning), made.note
    if note is None and entry.what != NOTE:
        note = f"{ENTERED_AS}{entry}"
    if note is None or not note.strip():
        raise InputError("--note", note or "", "says nothing", '"called her, all is well"')
    by = None if made.by is None else parse_name(made.by, "--by", "Robin")
    reply = session.get(Reply, parse_whole(text, "ID", 1, HIGHEST_ID), with_for_update=True)
    if reply is None or not reply.needs_person:
        raise NotFoundError(f"ID {text} is no text in the inbox; to see them: carebell inbox list")
    if reply.resolved_at is not None:
        raise ConflictError(_resolved_before(session, reply, reply.resolved_at))
    inbound = session.get_one(InboundMessage, reply.inbound_id)
    enter(session, policy, reply, inbound, entry, made.patient)
    reply.resolved_at, reply.resolved_by, reply.note = now, by, note.strip()


def _resolved_before(session: Session, reply: Reply, resolved_at: datetime) -> str:
    """When somebody resolved a text and as what, and that this time nothing was done."""
    row = show(session, str(reply.id))
    at = resolved_at.astimezone(ZoneInfo(row.zone))
    note = reply.note or ""
    what = note if note.startswith(ENTERED_AS) else f'with the note "{note}"'
    who = reply.resolved_by or "Somebody"
    return (
        f"{who} has already resolved text {reply.id}, on {at:%Y-%m-%d} at {at:%H:%M} {at:%Z}, "
        f"{what}. Nothing was changed now. To see it: carebell inbox show {reply.id}"
    )


def _waiting_text(
    session: Session, reply: Reply, text: InboundMessage, person: Person | None
) -> WaitingText:
    people = [person] if person else people_at(session, text.from_phone)
    names = [one.name for one in people]
    if not people:
        people = ended_at(session, text.from_phone)
        names = [_who_was(session, one) for one in people]
    return WaitingText(
        id=id_of(reply),
        person=" / ".join(dict.fromkeys(names)) or None,
        zone=people[0].zone if people else "UTC",
        text=text.body,
        kind=reply.kind.value,
        reason=reply.reason,
        danger=None if reply.danger is None else reply.danger.value,
        why=_why(reply, people),
        received_at=text.received_at,
    )


def _who_was(session: Session, person: Person) -> str:
    """Somebody whose part here has ended."""
    if person.kind is PersonKind.PATIENT:
        return f"{person.name} (ended patient)"
    patient = patient_of(session, person)
    of = f" of {patient.name}" if patient else ""
    return f"{person.name} (removed {person.kind.value}{of})"


def _why(reply: Reply, people: Sequence[Person]) -> str:
    """Why a text waits: danger first, then what was understood but could not be acted on."""
    if reply.danger is not None:
        return f"{in_words(f'danger_{reply.danger.value}')}, {in_words(reply.reason)}"
    if reply.reason in _WHOEVER_IT_IS:
        return in_words(reply.reason)
    if reply.person_id is None and reply.kind in _ANSWERS:
        of_patients = any(one.kind is PersonKind.PATIENT for one in people)
        return _WHOSE if of_patients or reply.kind is Kind.JOIN else _NO_PATIENTS
    return _NO_ALERT if reply.kind is Kind.ACK else in_words(reply.reason)
