"""The last day in numbers: what was due, what left, what was answered, what waits."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, exists, func, or_, select

from service.core.delivery import MessageState
from service.db.tables import DoseReport, Message, Occurrence, PainScore

LATELY = timedelta(hours=24)
NOT_LEFT = (MessageState.PLANNED, MessageState.EXPIRED, MessageState.SUPPRESSED)


@dataclass(frozen=True, slots=True)
class Pulse:
    """Doses and check-ins of the last 24 hours, and what is not over.

    `due` fell due, the texts of `sent` left or may have, `answered` have a score or an answer.
    `waiting` is how many texts may leave now and have not; `oldest_unknown_at` is when the oldest
    text was due of which nobody knows whether it left.
    """

    due: int
    sent: int
    answered: int
    waiting: int
    oldest_unknown_at: datetime | None


def pulse(session: Session, now: datetime) -> Pulse:
    """The numbers at this moment of the service's clock."""
    lately = col(Occurrence.due_at).between(now - LATELY, now)
    due = select(func.count()).select_from(Occurrence).where(lately)
    answered = or_(
        *(
            exists().where(
                col(answers.occurrence_id) == col(Occurrence.id), col(answers.is_current).is_(True)
            )
            for answers in (PainScore, DoseReport)
        )
    )
    return Pulse(
        due=session.exec(due).one(),
        sent=session.exec(
            due.join(Message, col(Message.id) == col(Occurrence.message_id)).where(
                col(Message.state).not_in(NOT_LEFT)
            )
        ).one(),
        answered=session.exec(due.where(answered)).one(),
        waiting=session.exec(
            select(func.count())
            .select_from(Message)
            .where(Message.state == MessageState.PLANNED, Message.send_after_at <= now)
        ).one(),
        oldest_unknown_at=session.exec(
            select(func.min(Message.due_at)).where(Message.state == MessageState.UNKNOWN)
        ).one(),
    )
