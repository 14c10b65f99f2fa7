"""Rows that a pass ran into an error over and has set aside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from service.db.rows import id_of
from service.db.tables import (
    Episode,
    EpisodeState,
    InboundMessage,
    InboundState,
    Message,
    Person,
    Schedule,
)

RECENT = timedelta(days=7)
"""Nothing can be done about an old text of ours; its own page keeps the reason."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that was set aside, and why."""

    id: int
    about: str
    problem: str | None


@dataclass(frozen=True, slots=True)
class Quarantine:
    """Everything that is set aside, by what it is: texts are those that came in."""

    texts: Sequence[Problem]
    schedules: Sequence[Problem]
    messages: Sequence[Problem]
    alerts: Sequence[Problem]


def quarantine(session: Session, now: datetime) -> Quarantine:
    """What is set aside at this moment of the service's clock."""
    return Quarantine(
        texts=_texts(session),
        schedules=_schedules(session),
        messages=_messages(session, now - RECENT),
        alerts=_alerts(session),
    )


def _texts(session: Session) -> list[Problem]:
    """Texts whose reading raised an error."""
    found = session.exec(
        select(InboundMessage)
        .where(InboundMessage.state == InboundState.QUARANTINED)
        .order_by(col(InboundMessage.id))
    )
    return [
        Problem(id_of(text), f"a text of {text.received_at:%Y-%m-%d %H:%M} UTC", text.problem)
        for text in found
    ]


def _schedules(session: Session) -> list[Problem]:
    """Schedules that could not be planned and have not been ended."""
    found = session.exec(
        select(Schedule, Person)
        .join(Person, col(Person.id) == col(Schedule.patient_id))
        .where(col(Schedule.problem).is_not(None), col(Schedule.ended_at).is_(None))
        .order_by(col(Schedule.id))
    )
    return [
        Problem(id_of(schedule), f"a {schedule.kind.value} of {person.name}", schedule.problem)
        for schedule, person in found
    ]


def _messages(session: Session, since: datetime) -> list[Problem]:
    """Texts of ours that could not be looked at, asked about or followed up."""
    found = session.exec(
        select(Message, Person)
        .join(Person, col(Person.id) == col(Message.person_id))
        .where(col(Message.problem).is_not(None), col(Message.created_at) >= since)
        .order_by(col(Message.id))
    )
    return [
        Problem(id_of(one), f"a {one.kind.value.replace('_', ' ')} to {person.name}", one.problem)
        for one, person in found
    ]


def _alerts(session: Session) -> list[Problem]:
    """Open alerts that somebody could not be told of; that is tried again all the time."""
    found = session.exec(
        select(Episode, Person)
        .join(Person, col(Person.id) == col(Episode.patient_id))
        .where(col(Episode.problem).is_not(None), Episode.state != EpisodeState.CLOSED)
        .order_by(col(Episode.id))
    )
    return [
        Problem(id_of(episode), f"alert {episode.code} about {person.name}", episode.problem)
        for episode, person in found
    ]
