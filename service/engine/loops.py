"""Answering machines that answer each other: we stop first."""

from datetime import datetime, timedelta

from sqlmodel import col, func, select

from service.core.delivery import MessageKind
from service.core.replies.reading import Kind
from service.db.tables import Episode, InboundMessage, Message, Person, Reply
from service.engine.turn import Turn

ANSWERS_IN_VAIN = 5
"""So many automatic answers in a row to texts that brought nothing, and we fall silent."""
FORGOTTEN_AFTER = timedelta(hours=24)

USEFUL = (
    Kind.SCORE,
    Kind.TAKEN,
    Kind.SKIPPED,
    Kind.LATER,
    Kind.SIDE_EFFECTS,
    Kind.JOIN,
    Kind.OPTIN,
    Kind.OPTOUT,
)
AUTOMATIC = (MessageKind.ASK_AGAIN, MessageKind.HELP, MessageKind.ANSWER)


def keeps_silent(turn: Turn) -> bool:
    """Whether this text gets no automatic answer, because five have not helped.

    Counted since the phone's last useful text, within a day; a useful text is always answered.
    An OK is one if it took an alert.
    """
    if turn.reading.kind in USEFUL:
        return False
    moments = (turn.now - FORGOTTEN_AFTER, _useful_text_at(turn), _alert_taken_at(turn))
    answers = turn.session.exec(
        select(func.count())
        .select_from(Message)
        .where(
            Message.to_phone == turn.phone,
            col(Message.kind).in_(AUTOMATIC),
            Message.created_at > max(at for at in moments if at is not None),
        )
    ).one()
    return answers >= ANSWERS_IN_VAIN


def _useful_text_at(turn: Turn) -> datetime | None:
    at: datetime | None = turn.session.exec(
        select(func.max(Reply.read_at))
        .join(InboundMessage, col(InboundMessage.id) == col(Reply.inbound_id))
        .where(InboundMessage.from_phone == turn.phone, col(Reply.kind).in_(USEFUL))
    ).one()
    return at


def _alert_taken_at(turn: Turn) -> datetime | None:
    at: datetime | None = turn.session.exec(
        select(func.max(Episode.acknowledged_at))
        .join(Person, col(Person.id) == col(Episode.holder_id))
        .where(Person.phone == turn.phone)
    ).one()
    return at
