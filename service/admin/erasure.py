"""Erasing a patient: every row about them goes; of an opt-out a keyed hash of the number stays.

What hangs on whom is read from the schema's own foreign keys, so a table that comes later is not
forgotten. Caregivers are told of one patient only, so they go as well.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, or_
from sqlalchemy import select as sa_select
from sqlmodel import Session, SQLModel, col, func, select, update

from service.core.errors import ConflictError
from service.db.queries.consent import forget_number
from service.db.queries.people import has_opted_out
from service.db.rows import id_of
from service.db.sets import among
from service.db.tables import (
    Attempt,
    Caregiver,
    ConsentEvent,
    InboundMessage,
    Message,
    Person,
    PersonKind,
    PersonState,
    Receipt,
    Reply,
)

RESTS_FOR = timedelta(days=2)
"""How long after the last text nothing is erased: Twilio may still bring it back."""
ERASED = "(erased)"
_AT_ONCE = 500

Found = dict[str, set[Any]]
"""The primary keys of what goes, by table."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """What goes and what stays: `rows` by table, `people` by name, and `opted_out` numbers."""

    patient_id: int
    people: tuple[str, ...]
    rows: dict[str, int]
    opted_out: int
    shared: int


def preview(session: Session, patient: Person, now: datetime) -> Erasure:
    """What `erase` would do now.

    Raises:
        ConflictError: the patient's care has not ended, or their last text is too fresh.
    """
    _require_rest(session, patient, now)
    people = _people(session, patient)
    own, shared = _numbers(session, people)
    found = _found(session, people, own)
    return Erasure(
        patient_id=id_of(patient),
        people=tuple(one.name for one in people),
        rows={table: len(keys) for table, keys in sorted(found.items()) if keys},
        opted_out=sum(has_opted_out(session, phone) for phone in own),
        shared=len(shared),
    )


def erase(session: Session, patient: Person, now: datetime) -> Erasure:
    """Erase a patient and their caregivers, for good; what was done.

    Notices to the clinic's contacts stay, without the words that name them. A number that somebody
    else has too keeps its opt-out, which is theirs as well.

    Raises:
        ConflictError: as `preview`.
    """
    done = preview(session, patient, now)
    people = _people(session, patient)
    own, _ = _numbers(session, people)
    found = _found(session, people, own)
    for phone in own:
        forget_number(session, phone, now)
    _take_names_out(session, people)
    session.expunge_all()
    for table in reversed(SQLModel.metadata.sorted_tables):
        key = _key(table)
        # The newest first: what refers to a row of its own table is younger than that.
        keys = sorted(found[table.name], reverse=True)
        for start in range(0, len(keys), _AT_ONCE):
            session.execute(delete(table).where(key.in_(keys[start : start + _AT_ONCE])))
    return done


def _require_rest(session: Session, patient: Person, now: datetime) -> None:
    if patient.state is not PersonState.ENDED:
        raise ConflictError(
            f"{patient.name} still gets texts; first: carebell patient end {patient.id}"
        )
    phones = {one.phone for one in _people(session, patient)}
    sent: datetime | None = session.exec(  # each call, whatever is known of its outcome
        select(func.max(col(Attempt.started_at)))
        .join(Message, col(Message.id) == col(Attempt.message_id))
        .where(col(Message.to_phone).in_(phones))
    ).one()
    came = session.exec(
        select(func.max(col(InboundMessage.received_at))).where(
            col(InboundMessage.from_phone).in_(phones)
        )
    ).one()
    last = max((at for at in (sent, came) if at is not None), default=None)
    if last is not None and now < last + RESTS_FOR:
        raise ConflictError(
            f"The last text of {patient.name} or a caregiver was on {last:%Y-%m-%d} and Twilio "
            f"may still tell of it; try again after {last + RESTS_FOR:%Y-%m-%d %H:%M} UTC."
        )


def _people(session: Session, patient: Person) -> list[Person]:
    caregivers = session.exec(
        select(Person)
        .join(Caregiver, col(Caregiver.person_id) == col(Person.id))
        .where(Caregiver.patient_id == patient.id)
        .order_by(col(Person.id))
    )
    return [patient, *caregivers]


def _numbers(session: Session, people: Collection[Person]) -> tuple[set[str], set[str]]:
    """The numbers that nobody else has, and those that somebody has who stays."""
    phones = {one.phone for one in people}
    shared = set(
        session.exec(
            select(Person.phone).where(
                col(Person.phone).in_(phones), col(Person.id).not_in([one.id for one in people])
            )
        )
    )
    return phones - shared, shared


def _found(session: Session, people: Collection[Person], own: Collection[str]) -> Found:
    """Everything that goes: the people, what refers to them, and what refers to that."""
    found: Found = defaultdict(set)
    found["person"] = {one.id for one in people}
    theirs = select(Reply.inbound_id).where(col(Reply.person_id).in_(found["person"]))
    found["inbound_message"] = _keys(
        session,
        SQLModel.metadata.tables["inbound_message"],
        [col(InboundMessage.from_phone).in_(own), col(InboundMessage.id).in_(theirs)],
    )
    found["consent_event"] = _keys(
        session,
        SQLModel.metadata.tables["consent_event"],
        [col(ConsentEvent.phone).in_(own) & col(ConsentEvent.person_id).is_(None)],
    )
    for table in SQLModel.metadata.sorted_tables:  # those that are referred to come first
        for reference in table.foreign_keys:
            parents = sorted(found[reference.column.table.name])
            for start in range(0, len(parents), _AT_ONCE):
                some = parents[start : start + _AT_ONCE]
                found[table.name] |= _keys(session, table, [reference.parent.in_(some)])
    sids = _sids(session, found["message"])
    for start in range(0, len(sids), _AT_ONCE):
        some = sids[start : start + _AT_ONCE]
        receipts = SQLModel.metadata.tables["receipt"]
        found["receipt"] |= _keys(session, receipts, [col(Receipt.provider_sid).in_(some)])
    return found


def _keys(session: Session, table: Table, conditions: Iterable[ColumnElement[bool]]) -> set[Any]:
    found = session.execute(sa_select(_key(table)).where(or_(*conditions)))
    return set(found.scalars())


def _key(table: Table) -> ColumnElement[Any]:
    [key] = table.primary_key.columns
    return key


def _sids(session: Session, messages: Collection[int]) -> list[str]:
    """Under which names the provider told of these texts."""
    ids = sorted(messages)
    sids: set[str | None] = set()
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        sids |= {*session.exec(select(Message.provider_sid).where(col(Message.id).in_(some)))}
        of_attempts = select(Attempt.provider_sid).where(col(Attempt.message_id).in_(some))
        sids |= {*session.exec(of_attempts)}
    return sorted(sid for sid in sids if sid)


def _take_names_out(session: Session, people: Collection[Person]) -> None:
    """Leave of texts to the clinic's contacts that name these people only that there was one."""
    contacts = select(Person.id).where(
        col(Person.kind).in_([PersonKind.ADMIN, PersonKind.CLINICIAN])
    )
    names = re.compile("|".join(rf"(?<!\w){re.escape(one.name)}(?!\w)" for one in people))
    rows = session.exec(
        select(col(Message.id), col(Message.body)).where(
            col(Message.person_id).in_(contacts),
            or_(*(col(Message.body).contains(one.name, autoescape=True) for one in people)),
        )
    )
    ids = [id_ for id_, body in rows if id_ and names.search(body)]  # "Al" is not in "Alert"
    session.execute(
        update(Message).where(among(session, col(Message.id), ids)).values(body=ERASED)
    )
