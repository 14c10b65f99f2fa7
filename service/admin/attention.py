"""What needs a person: alerts that reach nobody, texts nobody has read, what could not be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from service.core.delivery import MessageState
from service.db.queries.people import caregivers_of
from service.db.rows import id_of
from service.db.tables import (
    Caregiver,
    Episode,
    EpisodeState,
    InboundMessage,
    InboundState,
    Message,
    Notification,
    OptOut,
    Person,
    PersonKind,
    PersonState,
    Reply,
    Schedule,
)

_NEVER_ARRIVED = frozenset(
    {
        MessageState.EXPIRED,
        MessageState.FAILED,
        MessageState.SUPPRESSED,
        MessageState.UNDELIVERED,
    }
)


@dataclass(frozen=True, slots=True)
class OpenAlert:
    """An alert that is not closed; `nobody_to_tell` says that no caregiver can hear of it."""

    id: int
    code: int
    patient: str
    state: str
    triggered_at: datetime
    nobody_to_tell: bool


@dataclass(frozen=True, slots=True)
class WaitingText:
    """A text that a person has to read; `person` is None where nobody is known by the number."""

    id: int
    person: str | None
    text: str
    reason: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that was set aside, and why."""

    id: int
    about: str
    problem: str | None


@dataclass(frozen=True, slots=True)
class PersonBrief:
    """Somebody by id, name and kind."""

    id: int
    name: str
    kind: str


def open_alerts(session: Session) -> list[OpenAlert]:
    """Every alert that is not closed, the oldest first."""
    found = session.exec(
        select(Episode, Person)
        .join(Person, col(Person.id) == col(Episode.patient_id))
        .where(Episode.state != EpisodeState.CLOSED)
        .order_by(col(Episode.triggered_at), col(Episode.id))
    )
    return [
        OpenAlert(
            id=id_of(episode),
            code=episode.code,
            patient=person.name,
            state=episode.state.value,
            triggered_at=episode.triggered_at,
            nobody_to_tell=_nobody_to_tell(session, episode),
        )
        for episode, person in found
    ]


def waiting_texts(session: Session) -> list[WaitingText]:
    """Texts that Carebell could not act on and that nobody has looked at, the oldest first."""
    found = session.exec(
        select(Reply, InboundMessage, Person)
        .join(InboundMessage, col(InboundMessage.id) == col(Reply.inbound_id))
        .join(Person, col(Person.id) == col(Reply.person_id), isouter=True)
        .where(col(Reply.needs_person).is_(True))
        .order_by(col(InboundMessage.received_at), col(Reply.id))
    )
    return [_waiting_text(*parts) for parts in found]


def quarantined_texts(session: Session) -> list[Problem]:
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


def quarantined_schedules(session: Session) -> list[Problem]:
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


def opted_out(session: Session) -> list[PersonBrief]:
    """Everybody whose number has opted out."""
    return _brief(
        session.exec(
            select(Person)
            .join(OptOut, col(OptOut.phone) == col(Person.phone))
            .where(Person.state != PersonState.ENDED)
            .order_by(col(Person.id))
        ).all()
    )


def without_caregiver(session: Session) -> list[PersonBrief]:
    """Patients who have no caregiver that can be texted."""
    reachable = (
        select(Caregiver.patient_id)
        .join(Person, col(Person.id) == col(Caregiver.person_id))
        .join(OptOut, col(OptOut.phone) == col(Person.phone), isouter=True)
        .where(Person.state == PersonState.ACTIVE, col(OptOut.phone).is_(None))
    )
    return _brief(
        session.exec(
            select(Person)
            .where(
                Person.kind == PersonKind.PATIENT,
                Person.state != PersonState.ENDED,
                col(Person.id).not_in(reachable),
            )
            .order_by(col(Person.id))
        ).all()
    )


def _nobody_to_tell(session: Session, episode: Episode) -> bool:
    """Nobody was told, or no text about it arrived, and there is nobody who could be told now."""
    if episode.state is not EpisodeState.TRIGGERED:
        return False
    states = session.exec(
        select(Message.state)
        .join(Notification, col(Notification.message_id) == col(Message.id))
        .where(Notification.episode_id == episode.id)
    ).all()
    if states:
        return set(states) <= _NEVER_ARRIVED
    return not caregivers_of(session, episode.patient_id)


def _waiting_text(reply: Reply, text: InboundMessage, person: Person | None) -> WaitingText:
    return WaitingText(
        id=id_of(reply),
        person=person.name if person else None,
        text=text.body,
        reason=reply.reason,
        received_at=text.received_at,
    )


def _brief(people: Sequence[Person]) -> list[PersonBrief]:
    return [PersonBrief(id_of(person), person.name, person.kind.value) for person in people]
