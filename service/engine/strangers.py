"""Words of danger from nobody's patient: the clinic hears at once, and until the text is read."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from service.core.delivery import MessageKind
from service.core.policy import Policy
from service.core.texts import write
from service.db.queries.people import ended_at, people_at
from service.db.queries.strangers import clinic_but, waiting_strangers
from service.db.tables import Message, Person
from service.engine.outbox import put

DIGITS_SHOWN = 4


def tell_of_strangers(session: Session, policy: Policy, now: datetime) -> int:
    """Tell again of each such text that waits in the inbox, at any hour; how many were told.

    As often as of a danger that nobody takes.
    """
    phones = dict.fromkeys(phone for _, phone in waiting_strangers(session, lock=True))
    again = policy.escalation.again
    return sum(tell_of_stranger(session, policy, phone, now, again) for phone in phones)


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
    for person in clinic_but(session, phone):
        values = {"sender": sender, "digits": phone[-DIGITS_SHOWN:]}
        body = write(key, person.language, policy, **values)
        last = _last_told(session, person, body)
        if last is None or last + again <= now:
            put(session, MessageKind.ALERT, person, body, now, urgent=True)
            told += 1
    return told


def told_again_at(session: Session, policy: Policy) -> datetime | None:
    """When the clinic is told of such a text again; None while none waits."""
    if not waiting_strangers(session):
        return None
    last: datetime | None = session.exec(
        select(func.max(Message.created_at)).where(
            Message.kind == MessageKind.ALERT, col(Message.episode_id).is_(None)
        )
    ).one()
    return None if last is None else last + policy.escalation.again


def _last_told(session: Session, person: Person, body: str) -> datetime | None:
    last: datetime | None = session.exec(
        select(func.max(Message.created_at)).where(
            Message.person_id == person.id,
            Message.kind == MessageKind.ALERT,
            Message.body == body,
        )
    ).one()
    return last
