"""Finding episodes: which ones ask for something now, who heard of one, which code is free."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, union_all
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, exists, func, or_, select, true
from sqlmodel.sql.expression import SelectOfScalar

from service.core.delivery import MessageState
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
NEVER_ARRIVED = (
    MessageState.EXPIRED,
    MessageState.FAILED,
    MessageState.SUPPRESSED,
    MessageState.UNDELIVERED,
)
NOT_LEFT = (MessageState.PLANNED, MessageState.CLAIMED, MessageState.UNKNOWN)
"""Of which the provider has not said that it has them."""
AT_ONCE = 200
"""Episodes that one round looks at."""


def due_episodes(session: Session, now: datetime) -> Sequence[Episode]:
    """Episodes whose chain goes on now, locked; those that another worker holds come later.

    Their moment has come, the chain waits for somebody who can no longer answer, whoever had one
    has gone, it stands still and somebody may have been added, or those who were told have not
    been told of their state. What it waited for in vain it no longer waits for.
    """
    # All in one question: mostly nothing is due, and asking five takes longer than the answers.
    asking = (timed_episodes(now), whose_holder_has_gone(), stalled(), _news())
    ids = [one.with_only_columns(col(Episode.id)) for one in asking]
    ids.append(answerless().with_only_columns(col(Notification.episode_id)))
    due = set(session.scalars(union_all(*(select(one.limit(AT_ONCE).subquery()) for one in ids))))
    if not due:
        return []
    found = session.exec(
        select(Episode)
        .where(col(Episode.id).in_(due))
        .order_by(col(Episode.id))
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    ).all()
    locked = [episode.id for episode in found]
    for step in session.exec(answerless().where(col(Notification.episode_id).in_(locked))):
        step.awaited = False
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


def _news() -> SelectOfScalar[Episode]:
    """Episodes of whose state those who were told have not been told yet."""
    return (
        select(Episode)
        .where(col(Episode.state) != col(Episode.known_state))
        .order_by(col(Episode.id))
    )


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


def stalled() -> SelectOfScalar[Episode]:
    """Open episodes whose chain stands still: nobody is reached, or nobody answers."""
    return select(Episode).where(col(Episode.stalled).is_not(None)).order_by(col(Episode.id))


def last_told(session: Session, episode: Episode, person_id: int) -> Notification:
    """The last step of an episode that told somebody who was told."""
    return session.exec(
        select(Notification)
        .where(Notification.episode_id == episode.id, Notification.person_id == person_id)
        .order_by(col(Notification.step).desc())
        .limit(1)
    ).one()


def add_episode(session: Session, episode: Episode, now: datetime) -> None:
    """Store a new episode; under another free code where somebody took its own at that moment."""
    while True:
        try:
            with session.begin_nested():
                session.add(episode)
        except IntegrityError:
            # PostgreSQL waited for whoever has just taken that code; else it is another fault.
            code = free_code(session, now)
            if code == episode.code:
                raise
            episode.code = code
        else:
            return


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
