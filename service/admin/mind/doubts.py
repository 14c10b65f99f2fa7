"""Texts of which nobody knows whether they left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from service.core.delivery import MessageState
from service.db.tables import Message

DOUBTS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Doubt:
    """A text whose call got no usable answer; `ask_at` is when the provider is asked about it."""

    phone: str
    kind: str
    due_at: datetime
    ask_at: datetime


def doubts(session: Session, phones: Sequence[str]) -> Iterable[Doubt]:
    """The newest texts to these phones that are still looked for, the newest first."""
    rows = session.exec(
        select(Message)
        .where(
            col(Message.to_phone).in_(phones),
            Message.state == MessageState.UNKNOWN,
            col(Message.ask_at).is_not(None),
        )
        .order_by(col(Message.due_at).desc(), col(Message.id).desc())
        .limit(DOUBTS_SHOWN)
    )
    for message in rows:
        if message.ask_at:
            yield Doubt(message.to_phone, message.kind.value, message.due_at, message.ask_at)
