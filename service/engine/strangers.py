"""Words of danger from nobody's patient: the clinic hears at once, and until the text is read."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from service.core.delivery import MessageKind
from service.core.policy import Policy
from service.core.texts import write
from service.db.queries.people import ended_at, patient_of, people_at
from service.db.queries.strangers import clinic_but, waiting_strangers
from service.db.tables import Message, Person, PersonKind
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
    key, values = _who(session, phone)
    told = 0
    for person in clinic_but(session, phone):
        body = write(key, person.language, policy, **values)
        last = _last_told(session, person, body)
        if last is None or last + again <= now:
            put(session, MessageKind.ALERT, person, body, now, urgent=True)
            told += 1
    return told


def _who(session: Session, phone: str) -> tuple[str, dict[str, str]]:
    """The wording that tells best whose number this is or was, and its names."""
    if known := people_at(session, phone):
        return "danger_told_unknown", {"sender": _names(known)}
    ended = ended_at(session, phone)
    if patients := [one for one in ended if one.kind is PersonKind.PATIENT]:
        return "danger_told_ended", {"sender": _names(patients)}
    cared_for = [patient for one in ended if (patient := patient_of(session, one))]
    if cared_for:
        return "danger_told_removed", {"sender": _names(ended), "patient": _names(cared_for)}
    if ended:
        return "danger_told_unknown", {"sender": _names(ended)}
    return "danger_told_stranger", {"digits": phone[-DIGITS_SHOWN:]}


def _names(people: Iterable[Person]) -> str:
    return " / ".join(dict.fromkeys(one.name for one in people))


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
