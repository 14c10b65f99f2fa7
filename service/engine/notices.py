"""Telling the clinic's admins what needs them, once and not again for a while."""

from collections.abc import Container
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from service.core.delivery import MessageKind
from service.core.policy import Policy
from service.core.texts import write
from service.db.queries.people import contacts
from service.db.tables import Message, Person, PersonKind, ServiceState
from service.engine.outbox import put

SAME_NOTICE_AGAIN_AFTER = timedelta(hours=24)


def tell_admins(
    session: Session,
    policy: Policy,
    key: str,
    now: datetime,
    heard: Container[str] = (),
    again_after: timedelta = SAME_NOTICE_AGAIN_AFTER,
    /,
    **values: object,
) -> int:
    """Text every admin; how many were told. The same words are not repeated before `again_after`.

    Numbers in `heard` know of it already, and are left in peace.
    """
    return sum(
        tell_once(session, admin, write(key, admin.language, policy, **values), now, again_after)
        for admin in contacts(session, PersonKind.ADMIN)
        if admin.phone not in heard
    )


def tell_once(
    session: Session,
    person: Person,
    body: str,
    now: datetime,
    again_after: timedelta = SAME_NOTICE_AGAIN_AFTER,
) -> bool:
    """Text somebody what their phone was not told in these words lately; whether it was.

    Several of a clinic's people may share one phone.
    """
    session.get(ServiceState, 1, with_for_update=True)  # two workers must not both find it untold
    known = session.exec(
        select(Message.id)
        .where(
            Message.to_phone == person.phone,
            Message.kind == MessageKind.NOTICE,
            Message.body == body,
            col(Message.created_at) > now - again_after,
        )
        .limit(1)
    ).first()
    if known is None:
        put(session, MessageKind.NOTICE, person, body, now)
    return known is None
