"""The alerts about a patient: who was told, and what happens next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from service.admin.cast import CastPatient
from service.core.delivery import MessageState
from service.db.queries.episodes import NEVER_ARRIVED
from service.db.tables import Episode, EpisodeState, Message, Notification, Person

EPISODES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Told:
    """One step of an episode: who was texted, and what became of that text."""

    name: str
    at: datetime
    state: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Worry:
    """An episode; `next_step` is what happens next, `next_at` when, where that is known."""

    code: int
    cause: str
    state: str
    why: str
    since: datetime
    told: tuple[Told, ...]
    next_step: str
    next_at: datetime | None


def worries(
    session: Session, patient: CastPatient, episodes: Sequence[Episode], now: datetime
) -> Iterator[Worry]:
    """What is open; without that the newest, so that it is seen how it ended."""
    is_open = [one for one in episodes if one.state is not EpisodeState.CLOSED]
    for episode in (is_open or episodes[:1])[:EPISODES_SHOWN]:
        yield _worry(session, patient, episode, now)


def _worry(session: Session, patient: CastPatient, episode: Episode, now: datetime) -> Worry:
    rows = session.exec(
        select(Notification, Message, Person)
        .join(Message, col(Message.id) == col(Notification.message_id))
        .join(Person, col(Person.id) == col(Notification.person_id))
        .where(Notification.episode_id == episode.id)
        .order_by(col(Notification.step), col(Notification.id))
    ).all()
    next_step, next_at = _next(patient, episode, [(m, p) for _, m, p in rows], now)
    return Worry(
        code=episode.code,
        cause=episode.cause.value,
        state=episode.state.value,
        why=str(episode.evidence.get("explanation", "")),
        since=episode.triggered_at,
        told=tuple(
            Told(person.name, step.created_at, message.state.value, message.reason)
            for step, message, person in rows
        ),
        next_step=next_step,
        next_at=next_at,
    )


def _next(
    patient: CastPatient, episode: Episode, told: Sequence[tuple[Message, Person]], now: datetime
) -> tuple[str, datetime | None]:
    if episode.state is EpisodeState.CLOSED:
        return f"Closed: {episode.close_reason}", episode.closed_at
    if episode.state is EpisodeState.ACKNOWLEDGED:
        return f"{episode.acknowledged_by} has it", episode.acknowledged_at
    for message, person in told:
        if message.state is MessageState.PLANNED and message.send_after_at > now:
            return f"A text to {person.name} waits for the morning", message.send_after_at
    waits_for = [person.name for message, person in told if message.state not in NEVER_ARRIVED]
    names = {person.name for _, person in told}
    others = [one.name for one in patient.caregivers if one.name not in names]
    then = f"then {others[0]}" if others else "then nobody is left"
    if waits_for:
        return f"Waits for {waits_for[-1]}, {then}", _ahead(episode, now)
    return (f"Tells {others[0]}" if others else "There is nobody left to tell"), None


def _ahead(episode: Episode, now: datetime) -> datetime | None:
    """When it is looked at again: a moment in the row that is still to come."""
    moments = [value for name, value in episode.model_dump().items() if name.endswith("_at")]
    return min((moment for moment in moments if moment and moment > now), default=None)
