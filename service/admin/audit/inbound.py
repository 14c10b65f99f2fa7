"""Every text that came in was read, or set aside with a reason; a read one has one reply."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import literal_column
from sqlmodel import Session, col, select

from service.admin.audit.findings import Finding
from service.admin.audit.window import Window
from service.db.tables import InboundMessage, InboundState, Reply

CHECK = "texts in"
READ_WITHIN = timedelta(minutes=2)


def unread(session: Session, window: Window) -> Iterator[Finding]:
    """Texts that wait for too long; as notes, those that could not be read."""
    waiting = session.exec(
        select(col(InboundMessage.id), col(InboundMessage.received_at))
        .where(
            # Written out: for a parameter no database would use an index over one state's rows.
            col(InboundMessage.state) == literal_column(f"'{InboundState.STORED.value}'"),
            col(InboundMessage.received_at) < window.now - READ_WITHIN,
        )
        .order_by(col(InboundMessage.id))
    )
    for id_, at in waiting:
        problem = f"has not been read since {at:%Y-%m-%d %H:%M} UTC"
        yield Finding(CHECK, "text", id_ or 0, problem)
    set_aside = session.exec(
        select(col(InboundMessage.id), col(InboundMessage.problem))
        .where(
            col(InboundMessage.id) > window.inbound_id,
            col(InboundMessage.state) == InboundState.QUARANTINED,
        )
        .order_by(col(InboundMessage.id))
    )
    for id_, why in set_aside:
        yield Finding(CHECK, "text", id_ or 0, f"could not be read: {why}", is_note=True)


def without_reply(session: Session, window: Window) -> Iterator[Finding]:
    """Texts of which nothing was made, and replies to texts that nobody read.

    That no text has two replies is for the database's unique key to hold.
    """
    nothing_made = session.exec(
        select(col(InboundMessage.id))
        .join(Reply, col(Reply.inbound_id) == col(InboundMessage.id), isouter=True)
        .where(
            col(InboundMessage.id) > window.inbound_id,
            col(InboundMessage.state) == InboundState.READ,
            col(Reply.id).is_(None),
        )
        .order_by(col(InboundMessage.id))
    )
    for id_ in nothing_made:
        yield Finding(CHECK, "text", id_ or 0, "was read, and has no reply")
    too_early = session.exec(
        select(col(Reply.id), col(InboundMessage.id), col(InboundMessage.state))
        .join(InboundMessage, col(InboundMessage.id) == col(Reply.inbound_id), isouter=True)
        .where(
            col(Reply.id) > window.reply_id,
            col(InboundMessage.state).is_distinct_from(InboundState.READ),
        )
        .order_by(col(Reply.id))
    )
    for id_, text_id, state in too_early:
        what = "is not there" if text_id is None else f"is {state.value}"
        yield Finding(CHECK, "reply", id_ or 0, f"answers text {text_id or ''}, which {what}")
