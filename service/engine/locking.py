"""Attempts with their texts, locked in one order, so that no two transactions wait in a ring.

Whoever changes several texts in one transaction locks them here first, by id; the one row about
the whole service comes after them. (`claim` has it first, and waits for no text.)
"""

from collections.abc import Collection

from sqlmodel import Session, col, select

from service.db.rows import id_of
from service.db.tables import Attempt, Message


def with_texts_locked(
    session: Session, attempt_ids: Collection[str]
) -> dict[str, tuple[Attempt, Message]]:
    """These attempts and their texts, as they stand now that nobody else can change them."""
    texts = session.exec(
        select(Message)
        .where(
            col(Message.id).in_(
                select(col(Attempt.message_id)).where(col(Attempt.id).in_(attempt_ids))
            )
        )
        .order_by(col(Message.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    by_id = {id_of(text): text for text in texts}
    # Read after the lock: while it was waited for, a receipt may have told of one.
    attempts = session.exec(
        select(Attempt)
        .where(col(Attempt.id).in_(attempt_ids))
        .execution_options(populate_existing=True)
    ).all()
    return {attempt.id: (attempt, by_id[attempt.message_id]) for attempt in attempts}
