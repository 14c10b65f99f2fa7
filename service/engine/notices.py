"""Telling the clinic's admins what needs them, once and not again for a while."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from service.core.delivery import MessageKind
from service.core.policy import Policy
from service.core.texts import write
from service.db.queries.people import contacts
from service.db.tables import Message, PersonKind, ServiceState
from service.engine.outbox import put

SAME_NOTICE_AGAIN_AFTER = timedelta(hours=24)


def tell_admins(
    session: Session, policy: Policy, key: str, now: datetime, **values: object
) -> int:
    """Text every admin; how many were told. The same words are not repeated within a day."""
    told_now = 0
    session.get(ServiceState, 1, with_for_update=True)  # two workers must not both find it untold
    for admin in contacts(session, PersonKind.ADMIN):
        body = write(key, admin.language, policy, **values)
        known = session.exec(
            select(Message.id)
            .where(
                Message.person_id == admin.id,
                Message.kind == MessageKind.NOTICE,
                Message.body == body,
                col(Message.created_at) > now - SAME_NOTICE_AGAIN_AFTER,
            )
            .limit(1)
        ).first()
        if known is None:
            put(session, MessageKind.NOTICE, admin, body, now)
            told_now += 1
    return told_now
