"""Which rows one audit looks at, found without an index on times."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from service.db.tables import Message, PainScore, Reply


@dataclass(frozen=True, slots=True)
class Window:
    """The time of the audit, and the last rows that it leaves alone (0: there are none).

    Ids grow with time, so the rows of the window are those with higher ids: a range of a key,
    however many rows lie before it.
    """

    now: datetime
    since: datetime
    message_id: int
    inbound_id: int
    reply_id: int
    score_id: int


def open_window(session: Session, now: datetime, since: datetime) -> Window:
    """The window from `since` to `now`; each table is walked back no further than that."""
    message_id = session.exec(
        select(col(Message.id))
        .where(col(Message.created_at) < since)
        .order_by(col(Message.id).desc())
        .limit(1)
    ).first()
    # A text may count as received long before it was stored; when it was read is our own time.
    reply = session.exec(
        select(Reply).where(col(Reply.read_at) < since).order_by(col(Reply.id).desc()).limit(1)
    ).first()
    reply_id = reply.id or 0 if reply else 0
    score_id = session.exec(
        select(col(PainScore.id))
        .where(col(PainScore.reply_id) <= reply_id)
        .order_by(col(PainScore.id).desc())
        .limit(1)
    ).first()
    return Window(
        now=now,
        since=since,
        message_id=message_id or 0,
        inbound_id=reply.inbound_id if reply else 0,
        reply_id=reply_id,
        score_id=score_id or 0,
    )
