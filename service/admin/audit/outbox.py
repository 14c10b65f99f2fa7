"""What waits to be sent is neither forgotten past its window nor held by a worker that died."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import ColumnElement, literal_column
from sqlmodel import Session, col, select

from service.admin.audit.findings import Finding
from service.admin.audit.window import Window
from service.core.delivery import MessageState
from service.db.tables import Message

EXPIRED_WITHIN = timedelta(minutes=2)
TAKEN_OVER_WITHIN = timedelta(minutes=1)


def past_the_window(session: Session, window: Window) -> Iterator[Finding]:
    """Too late for a while, and neither sent nor given up."""
    for state in (MessageState.PLANNED, MessageState.CLAIMED):
        late = session.exec(
            select(col(Message.id), col(Message.expires_at))
            .where(_is(state), col(Message.expires_at) < window.now - EXPIRED_WITHIN)
            .order_by(col(Message.id))
        )
        for id_, at in late:
            problem = f"is still {state.value}, and was useful until {at:%Y-%m-%d %H:%M} UTC only"
            yield Finding("one outcome", "message", id_ or 0, problem)


def past_the_lease(session: Session, window: Window) -> Iterator[Finding]:
    """Claimed by a worker whose lease ended, and taken over by none."""
    lapsed = session.exec(
        select(col(Message.id), col(Message.claim_ends_at))
        .where(
            _is(MessageState.CLAIMED),
            col(Message.claim_ends_at) < window.now - TAKEN_OVER_WITHIN,
        )
        .order_by(col(Message.id))
    )
    for id_, at in lapsed:
        problem = f"is claimed by a worker whose lease ended at {at:%Y-%m-%d %H:%M:%S} UTC"
        yield Finding("claims", "message", id_ or 0, problem)


def _is(state: MessageState) -> ColumnElement[bool]:
    # Written out: for a parameter no database would use an index over one state's rows.
    return col(Message.state) == literal_column(f"'{state.value}'")
