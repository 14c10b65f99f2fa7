"""Changes of an episode that a text and the command line make alike."""

from datetime import datetime

from sqlmodel import Session, col, update

from service.core.delivery import MessageKind, MessageState
from service.db.tables import Episode, EpisodeState, Message


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
