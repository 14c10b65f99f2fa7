"""Nothing leaves for a number between its STOP and its START, but the word that it has ended."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from service.admin.audit.findings import Finding
from service.admin.audit.window import Window
from service.core.delivery import PASSES_OPT_OUT
from service.db.tables import Attempt, ConsentEvent, ConsentKind, Message, Outcome

CROSSED = timedelta(seconds=10)
"""A call that began while the STOP was being written could not know of it."""

Event = tuple[datetime, ConsentKind]


def texted_all_the_same(session: Session, window: Window) -> Iterator[Finding]:
    """Texts that were accepted for a number that had opted out when the call began."""
    opted_out_once = select(col(ConsentEvent.phone)).where(
        col(ConsentEvent.kind) == ConsentKind.OPTED_OUT
    )
    accepted = session.execute(
        select(col(Message.id), col(Message.to_phone), col(Attempt.started_at))
        .join(Attempt, col(Attempt.message_id) == col(Message.id))
        .where(
            col(Attempt.message_id) > window.message_id,
            col(Attempt.outcome) == Outcome.ACCEPTED,
            col(Message.kind).not_in(PASSES_OPT_OUT),
            col(Message.to_phone).in_(opted_out_once),
        )
        .order_by(col(Message.id))
    ).all()
    events = _events(session) if accepted else {}
    for id_, phone, at in accepted:
        stopped_at = opted_out_at(events[phone], at)
        if stopped_at is not None:
            problem = f"left although its number opted out at {stopped_at:%Y-%m-%d %H:%M} UTC"
            yield Finding("opt-outs", "message", id_, problem)


def opted_out_at(events: list[Event], at: datetime) -> datetime | None:
    """Since when a number with this history had opted out at a moment; None if it had not."""
    opted_out: datetime | None = None
    for happened_at, kind in events:
        if kind in (ConsentKind.OPTED_IN, ConsentKind.LIFTED) and happened_at <= at:
            opted_out = None
        elif kind is ConsentKind.OPTED_OUT and happened_at < at - CROSSED:
            opted_out = happened_at
    return opted_out


def _events(session: Session) -> dict[str, list[Event]]:
    """Every STOP, START and lifting, by number, in their order."""
    rows = session.execute(
        select(col(ConsentEvent.phone), col(ConsentEvent.happened_at), col(ConsentEvent.kind))
        .where(
            col(ConsentEvent.kind).in_(
                [ConsentKind.OPTED_OUT, ConsentKind.OPTED_IN, ConsentKind.LIFTED]
            )
        )
        .order_by(col(ConsentEvent.id))
    )
    found: dict[str, list[Event]] = defaultdict(list)
    for phone, at, kind in rows:
        found[phone].append((at, kind))
    return found
