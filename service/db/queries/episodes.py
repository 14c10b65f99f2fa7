"""Episodes: which ones ask for something now, and the changes that a text and a command make."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, exists, func, or_, select, true, update
from sqlmodel.sql.expression import SelectOfScalar

from service.core.delivery import MessageKind, MessageState
from service.core.escalation import Answer
from service.core.replies.reading import FIRST_ALERT_CODE
from service.db.tables import (
    Episode,
    EpisodeState,
    Message,
    Notification,
    OptOut,
    Person,
    PersonState,
)

CODE_RESTS_FOR = timedelta(days=90)
"""How long an episode's code is not given to another: a late "OK 11" must not hit a stranger's."""
CORRECTED = "corrected"
"""Why an episode is closed that stood on a wrong score; no rule rests after it."""

NEVER_ARRIVED = (
    MessageState.EXPIRED,
    MessageState.FAILED,
    MessageState.SUPPRESSED,
    MessageState.UNDELIVERED,
)
AT_ONCE = 200
"""Episodes that one round looks at."""


def due_episodes(session: Session, now: datetime) -> Sequence[Episode]:
    """Episodes whose chain goes on now, locked; those that another worker holds come later.

    Their moment has come, the chain waits for somebody who can no longer answer, whoever had one
    has gone, or it stands still and somebody may have been added. What it waited for in vain it
    no longer waits for.
    """
    timed = session.exec(timed_episodes(now).limit(AT_ONCE)).all()
    broken = session.exec(answerless().limit(AT_ONCE)).all()
    left = session.exec(whose_holder_has_gone().limit(AT_ONCE)).all()
    ids = {episode.id for episode in (*timed, *left, *stalled(session))}
    ids |= {notification.episode_id for notification in broken}
    if not ids:  # the usual case, which costs a look at four small indexes
        return []
    found = session.exec(
        select(Episode)
        .where(col(Episode.id).in_(ids))
        .order_by(col(Episode.id))
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    ).all()
    locked = {episode.id for episode in found}
    for notification in broken:
        if notification.episode_id in locked:
            notification.awaited = False
    return found


def timed_episodes(now: datetime) -> SelectOfScalar[Episode]:
    """Episodes whose next step is due, the longest due first."""
    return (
        select(Episode)
        .where(col(Episode.next_step_at) <= now)
        .order_by(col(Episode.next_step_at), col(Episode.id))
    )


def answerless() -> SelectOfScalar[Notification]:
    """Steps that a chain waits for in vain: the text cannot arrive, or the person has gone."""
    never_arrived = (
        exists()
        .where(col(Message.id) == col(Notification.message_id))
        .where(col(Message.state).in_(NEVER_ARRIVED))
    )
    gone = _has_gone(col(Notification.person_id))
    return (
        select(Notification)
        .where(col(Notification.awaited) == true(), or_(never_arrived, gone))
        .order_by(col(Notification.id))
    )


def whose_holder_has_gone() -> SelectOfScalar[Episode]:
    """Acknowledged episodes whose holder can no longer be texted, so that nobody has them."""
    return (
        select(Episode)
        .where(Episode.state == EpisodeState.ACKNOWLEDGED, _has_gone(col(Episode.holder_id)))
        .order_by(col(Episode.id))
    )


def _has_gone(person_id: Mapped[Any]) -> ColumnElement[bool]:
    """Whether that person's texts have ended, by their own STOP or by an admin."""
    opted_out = exists().where(col(OptOut.phone) == col(Person.phone))
    return (
        exists()
        .where(col(Person.id) == person_id)
        .where(or_(col(Person.state) != PersonState.ACTIVE, opted_out))
    )


def news(session: Session) -> Sequence[Episode]:
    """Episodes of whose state those who were told have not been told yet, locked."""
    return session.exec(
        select(Episode)
        .where(col(Episode.state) != col(Episode.known_state))
        .order_by(col(Episode.id))
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()


def heard(session: Session, episode: Episode) -> list[tuple[Person, Notification]]:
    """Everybody who can be texted and whose alert has left, with their last step; in order."""
    rows = session.exec(
        select(Person, Notification)
        .join(Notification, col(Notification.person_id) == col(Person.id))
        .join(Message, col(Message.id) == col(Notification.message_id))
        .join(OptOut, col(OptOut.phone) == col(Person.phone), isouter=True)
        .where(
            Notification.episode_id == episode.id,
            Person.state == PersonState.ACTIVE,
            col(OptOut.phone).is_(None),
            col(Message.state).not_in([*NEVER_ARRIVED, MessageState.PLANNED]),
        )
        .order_by(col(Notification.step), col(Notification.id))
    )
    last = {person.id: (person, notification) for person, notification in rows}
    return list(last.values())


def stalled(session: Session) -> Sequence[Episode]:
    """Open episodes whose chain stands still: nobody is reached, or nobody answers."""
    return session.exec(
        select(Episode)
        .where(col(Episode.stalled).is_not(None))
        .order_by(col(Episode.id))
        .limit(AT_ONCE)
    ).all()


def look_again(session: Session, now: datetime) -> None:
    """Have every chain that waits looked at now: somebody came, or their hours have changed."""
    session.execute(
        update(Episode)
        .where(col(Episode.state) == EpisodeState.TRIGGERED, col(Episode.next_step_at) > now)
        .values(next_step_at=now)
    )


def take(
    session: Session, episode: Episode, by: str, now: datetime, holder_id: int | None = None
) -> bool:
    """Acknowledge an episode for somebody; False when it was not waiting any more.

    Alerts about it that have not left yet need not leave; of two who take it at the same moment
    one does. `holder_id` is who they are, where the chain knows them.
    """
    taken = session.execute(
        update(Episode)
        .where(col(Episode.id) == episode.id, col(Episode.state) == EpisodeState.TRIGGERED)
        .values(
            state=EpisodeState.ACKNOWLEDGED,
            acknowledged_at=now,
            acknowledged_by=by,
            holder_id=holder_id,
            next_step_at=now,
            stalled=None,
        )
    )
    session.refresh(episode)
    if not taken.rowcount:  # type: ignore[attr-defined]  # an UPDATE has it
        return False
    # Whoever heard that an earlier holder has it, too, must hear of this one.
    episode.known_state = EpisodeState.TRIGGERED
    withdraw_alerts(session, episode, "acknowledged", now)
    withdraw_notices(session, episode, "acknowledged", now)
    return True


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody who had an episode, since when; `id` where the chain knows them."""

    by: str
    since: datetime
    id: int | None = None


def earlier_holders(episode: Episode) -> list[Held]:
    """Who had an episode and has it no more, the first one first."""
    held = episode.evidence.get("held", [])
    return [Held(one["by"], datetime.fromisoformat(one["since"]), one.get("id")) for one in held]


def give_back(session: Session, episode: Episode, now: datetime) -> None:
    """Whoever had it has it no more, which stays on record; its chain goes on now.

    What has not left yet of who has it never does; `known_state` stays as it was, so that those
    who heard of it hear of this, too.
    """
    if episode.acknowledged_by and episode.acknowledged_at:
        held = {
            "by": episode.acknowledged_by,
            "since": episode.acknowledged_at.isoformat(),
            "id": episode.holder_id,
        }
        earlier = episode.evidence.get("held", [])
        episode.evidence = episode.evidence | {"held": [*earlier, held]}
        withdraw_notices(session, episode, "no longer true", now)
    episode.state = EpisodeState.TRIGGERED
    episode.acknowledged_at = episode.acknowledged_by = episode.holder_id = None
    episode.next_step_at = now


def close(session: Session, episode: Episode, reason: str, now: datetime) -> None:
    """Close an episode for good: its chain ends, and what has not left never does."""
    episode.state, episode.closed_at, episode.close_reason = EpisodeState.CLOSED, now, reason
    episode.next_step_at = episode.stalled = None
    session.flush()
    withdraw_alerts(session, episode, "alert closed", now)


def withdraw_alerts(session: Session, episode: Episode, reason: str, now: datetime) -> None:
    """Suppress the alerts of an episode that are still waiting to leave."""
    _withdraw(session, episode, reason, now, col(Message.kind) == MessageKind.ALERT)


def withdraw_notices(session: Session, episode: Episode, reason: str, now: datetime) -> None:
    """Suppress what is still waiting to be said about an episode to others than its patient."""
    about = col(Message.kind) == MessageKind.NOTICE
    _withdraw(
        session, episode, reason, now, about & (col(Message.person_id) != episode.patient_id)
    )


def _withdraw(
    session: Session, episode: Episode, reason: str, now: datetime, which: ColumnElement[bool]
) -> None:
    waiting = session.exec(
        select(Message)
        .where(Message.episode_id == episode.id, col(Message.state) == MessageState.PLANNED, which)
        .order_by(col(Message.id))  # whoever locks several texts does so in this order
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    for message in waiting:
        message.state, message.reason = MessageState.SUPPRESSED, reason
        message.settled_at = now


def note_answer(
    session: Session,
    episode: Episode,
    person_id: int,
    answer: Answer,
    now: datetime,
    until: datetime | None = None,
) -> None:
    """Write down what somebody said to the last step that told them.

    The step has the last answer, which counts; the evidence has them all, in order.
    """
    last = last_told(session, episode, person_id)
    last.answer, last.answered_at, last.snoozed_until_at = answer, now, until
    session.flush()
    # The lock: of two who answer at once neither may overwrite the other's.
    session.refresh(episode, with_for_update=True)
    said = {
        "by": session.get_one(Person, person_id).name,
        "answer": answer.value,
        "at": now.isoformat(),
        "until": until.isoformat() if until else None,
    }
    earlier = episode.evidence.get("answers", [])
    episode.evidence = episode.evidence | {"answers": [*earlier, said]}
    session.flush()


def last_told(session: Session, episode: Episode, person_id: int) -> Notification:
    """The last step of an episode that told somebody who was told."""
    return session.exec(
        select(Notification)
        .where(Notification.episode_id == episode.id, Notification.person_id == person_id)
        .order_by(col(Notification.step).desc())
        .limit(1)
    ).one()


def free_code(session: Session, now: datetime) -> int:
    """The smallest code that no open episode has and none had in the last 90 days."""
    taken = set(
        session.exec(
            select(Episode.code).where(
                or_(
                    Episode.state != EpisodeState.CLOSED,
                    func.coalesce(Episode.closed_at, Episode.triggered_at) > now - CODE_RESTS_FOR,
                )
            )
        )
    )
    code = FIRST_ALERT_CODE
    while code in taken:
        code += 1
    return code
