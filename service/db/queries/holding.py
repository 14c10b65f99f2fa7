"""Changing who has an episode: taken, given back, closed, and what people answered."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select, update

from service.core.delivery import MessageKind, MessageState
from service.core.escalation import Answer
from service.db.queries.episodes import last_told
from service.db.tables import Episode, EpisodeState, Message, Person

CORRECTED = "corrected"
"""Why an episode is closed that stood on a wrong score; no rule rests after it."""
LASTING = "lasting"
"""Why an episode is closed that somebody has had for 28 days: its level is the usual one now."""


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
    episode.first_taken_at = episode.first_taken_at or now
    # Whoever heard that an earlier holder has it, too, must hear of this one.
    episode.known_state = EpisodeState.TRIGGERED
    # They take it as it is now: there is no news left that they would have to be asked about.
    episode.evidence = {key: one for key, one in episode.evidence.items() if key != "news_at"}
    withdraw_alerts(session, episode, "acknowledged", now)
    withdraw_tidings(session, episode, "acknowledged", now)
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


def told_finds(episode: Episode) -> list[dict[str, Any]]:
    """What opened an episode, and what made people be asked anew: each `rule` and its `scores`."""
    first = {"rule": episode.rule, "scores": episode.evidence.get("scores", [])}
    return [first, *(one for one in episode.evidence.get("later", []) if one.get("anew"))]


def ask_anew(episode: Episode, now: datetime) -> None:
    """Have people told of what an episode has become: whoever has it first, else in their order.

    What they were told of before is less than what it is now.
    """
    episode.evidence = episode.evidence | {"news_at": now.isoformat()}
    if episode.state is EpisodeState.TRIGGERED:
        episode.resumed_at = now
    episode.next_step_at, episode.stalled = now, None


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
        withdraw_tidings(session, episode, "no longer true", now)
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


def withdraw_tidings(session: Session, episode: Episode, reason: str, now: datetime) -> None:
    """Suppress what is still waiting to be said of who has an episode."""
    tidings = _to_others(episode) & col(Message.prompt_id).is_(None)  # no corrections
    _withdraw(session, episode, reason, now, tidings)


def withdraw_notices(session: Session, episode: Episode, reason: str, now: datetime) -> None:
    """Suppress what is still waiting to be said about an episode to others than its patient."""
    _withdraw(session, episode, reason, now, _to_others(episode))


def _to_others(episode: Episode) -> ColumnElement[bool]:
    is_notice = col(Message.kind) == MessageKind.NOTICE
    return is_notice & (col(Message.person_id) != episode.patient_id)


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
