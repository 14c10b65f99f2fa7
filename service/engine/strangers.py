"""Words of danger from nobody's patient: the clinic hears at once, and until the text is read."""

from datetime import datetime, timedelta

from sqlalchemy import text
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from service.core.delivery import MessageKind
from service.core.policy import Policy
from service.core.texts import write
from service.db.queries.people import by_phone, contacts, ended_at, people_at
from service.db.tables import InboundMessage, Message, Person, PersonKind, Reply
from service.engine.outbox import put

DIGITS_SHOWN = 4
_IN_CARE = (PersonKind.PATIENT, PersonKind.CAREGIVER)


def tell_of_strangers(session: Session, policy: Policy, now: datetime) -> int:
    """Tell again of each such text that waits in the inbox, at any hour; how many were told.

    As often as of a danger that nobody takes.
    """
    return sum(
        tell_of_stranger(session, policy, phone, now, policy.escalation.again)
        for phone in _waiting(session, _unresolved().with_for_update(of=Reply, skip_locked=True))
    )


def tell_of_stranger(
    session: Session, policy: Policy, phone: str, now: datetime, again: timedelta = timedelta(0)
) -> int:
    """Tell clinicians and admins of a number's words, but not of their own; how many were told.

    Not those who have been told the same within `again`.
    """
    known, ended = people_at(session, phone), ended_at(session, phone)
    sender = " / ".join(dict.fromkeys(one.name for one in known or ended))
    key = "danger_told_unknown" if known else "danger_told_stranger"
    key = "danger_told_ended" if ended else key
    told = 0
    for person in _to_tell(session, phone):
        values = {"sender": sender, "digits": phone[-DIGITS_SHOWN:]}
        body = write(key, person.language, policy, **values)
        last = _last_told(session, person, body)
        if last is None or last + again <= now:
            put(session, MessageKind.ALERT, person, body, now, urgent=True)
            told += 1
    return told


def reach_nobody(session: Session) -> bool:
    """Whether such a text waits while the clinic has nobody who could be told of it."""
    return any(not _to_tell(session, phone) for phone in _waiting(session, _unresolved()))


def told_again_at(session: Session, policy: Policy) -> datetime | None:
    """When the clinic is told of such a text again; None while none waits."""
    if not _waiting(session, _unresolved()):
        return None
    last: datetime | None = session.exec(
        select(func.max(Message.created_at)).where(
            Message.kind == MessageKind.ALERT, col(Message.episode_id).is_(None)
        )
    ).one()
    return None if last is None else last + policy.escalation.again


def _to_tell(session: Session, phone: str) -> list[Person]:
    clinic = by_phone(contacts(session, PersonKind.CLINICIAN, PersonKind.ADMIN))
    return [one for one in clinic if one.phone != phone]


def _unresolved() -> SelectOfScalar[Reply]:
    return (
        select(Reply)
        .where(
            text("reply.needs_person"),  # in the index's own words, so that SQLite takes it
            col(Reply.resolved_at).is_(None),
            col(Reply.danger).is_not(None),
        )
        .order_by(col(Reply.id))
    )


def _waiting(session: Session, unresolved: SelectOfScalar[Reply]) -> list[str]:
    """The numbers of these texts, but of those that an alert holds."""
    phones = []
    for reply in session.exec(unresolved).all():
        phone = session.get_one(InboundMessage, reply.inbound_id).from_phone
        if not _was_known(session, reply, phone):
            phones.append(phone)
    return list(dict.fromkeys(phones))


def _was_known(session: Session, reply: Reply, phone: str) -> bool:
    """Whether somebody in our care had this number then, so that an alert holds the text."""
    return any(
        one.kind in _IN_CARE and one.created_at <= reply.read_at
        for one in people_at(session, phone)
    )


def _last_told(session: Session, person: Person, body: str) -> datetime | None:
    last: datetime | None = session.exec(
        select(func.max(Message.created_at)).where(
            Message.person_id == person.id,
            Message.kind == MessageKind.ALERT,
            Message.body == body,
        )
    ).one()
    return last
