"""Episodes: who is still to be told, and the changes that a text and a command make alike."""

from datetime import datetime

from sqlmodel import Session, col, exists, select, update
from sqlmodel.sql.expression import SelectOfScalar

from service.core.delivery import MessageKind, MessageState
from service.db.queries.people import caregivers_of
from service.db.tables import Caregiver, Episode, EpisodeState, Message, Notification, Person

NEVER_ARRIVED = (
    MessageState.EXPIRED,
    MessageState.FAILED,
    MessageState.SUPPRESSED,
    MessageState.UNDELIVERED,
)


def untold_episodes() -> SelectOfScalar[Episode]:
    """Open episodes about which no text is on its way or has arrived, the oldest first."""
    told = (
        exists()
        .where(col(Notification.episode_id) == col(Episode.id))
        .where(col(Message.id) == col(Notification.message_id))
        .where(col(Message.state).not_in(NEVER_ARRIVED))
    )
    return (
        select(Episode)
        .where(Episode.state == EpisodeState.TRIGGERED, ~told)
        .order_by(col(Episode.id))
    )


def next_to_tell(session: Session, episode: Episode) -> tuple[Person, Caregiver, int] | None:
    """The first caregiver who has not been texted about this episode, and which step that is.

    None where nobody is left: the alert then waits until somebody is added.
    """
    told = session.exec(
        select(Notification.person_id).where(Notification.episode_id == episode.id)
    ).all()
    for person, caregiver in caregivers_of(session, episode.patient_id):
        if person.id not in told:
            return person, caregiver, len(told) + 1
    return None


def take(session: Session, episode: Episode, by: str, now: datetime) -> bool:
    """Acknowledge an episode for somebody; False when it was not waiting any more.

    Alerts about it that have not left yet need not leave.
    """
    taken = session.execute(
        update(Episode)
        .where(col(Episode.id) == episode.id, col(Episode.state) == EpisodeState.TRIGGERED)
        .values(state=EpisodeState.ACKNOWLEDGED, acknowledged_at=now, acknowledged_by=by)
    )
    session.refresh(episode)
    if not taken.rowcount:  # type: ignore[attr-defined]  # an UPDATE has it
        return False
    withdraw_alerts(session, episode, "acknowledged", now)
    return True


def withdraw_alerts(session: Session, episode: Episode, reason: str, now: datetime) -> None:
    """Suppress the alerts of an episode that are still waiting to leave."""
    session.execute(
        update(Message)
        .where(
            col(Message.episode_id) == episode.id,
            col(Message.kind) == MessageKind.ALERT,
            col(Message.state) == MessageState.PLANNED,
        )
        .values(state=MessageState.SUPPRESSED, reason=reason, settled_at=now)
    )
