"""What waits is not forgotten: to be sent, to be given back, to be told of, to be asked about."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import ColumnElement, false, func, literal_column
from sqlmodel import Session, col, select

from service.admin.audit.findings import Finding
from service.admin.audit.window import Window
from service.core.delivery import ASKED_ABOUT, MessageState
from service.db.tables import Message

EXPIRED_WITHIN = timedelta(minutes=2)
TAKEN_OVER_WITHIN = timedelta(minutes=1)
TOLD_WITHIN = timedelta(minutes=5)
ASKED_WITHIN = timedelta(minutes=15)
"""The provider may not answer for a while, and then there is much to ask."""


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


def never_told(session: Session, window: Window) -> Iterator[Finding]:
    """Texts that failed, and whoever must know has not been told."""
    untold = session.exec(
        select(col(Message.id), col(Message.state))
        .where(
            col(Message.followed_up) == false(),
            func.coalesce(Message.settled_at, Message.send_after_at) < window.now - TOLD_WITHIN,
        )
        .order_by(col(Message.id))
    )
    for id_, state in untold:
        problem = f"is {state.value}, and nobody who must know has been told"
        yield Finding("failures told", "message", id_ or 0, problem)


def never_asked(session: Session, window: Window) -> Iterator[Finding]:
    """Texts whose end nobody told us, and the provider is not asked."""
    waiting = session.exec(
        select(col(Message.id), col(Message.state), col(Message.ask_at))
        .where(
            col(Message.ask_at) < window.now - ASKED_WITHIN,
            col(Message.state).in_(ASKED_ABOUT),
        )
        .order_by(col(Message.id))
    )
    for id_, state, at in waiting:
        problem = f"is {state.value}, and should have been asked about at {at:%Y-%m-%d %H:%M} UTC"
        yield Finding("asked about", "message", id_ or 0, problem)


def _is(state: MessageState) -> ColumnElement[bool]:
    # Written out: for a parameter no database would use an index over one state's rows.
    return col(Message.state) == literal_column(f"'{state.value}'")
