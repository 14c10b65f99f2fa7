"""Alerts as people handle them: listed, taken over, closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from service.core.entries import parse_note, parse_whole, parse_word
from service.core.errors import ConflictError, NotFoundError
from service.core.names import parse_name
from service.core.replies import FIRST_ALERT_CODE
from service.db.queries.episodes import take, withdraw_alerts
from service.db.rows import id_of
from service.db.tables import Episode, EpisodeState, Message, Notification, Person

BY_DEFAULT = "admin (command line)"
HIGHEST_CODE = 999_999


@dataclass(frozen=True, slots=True)
class AlertRow:
    """An episode as listings show one; `evidence` is why it was opened."""

    id: int
    code: int
    patient: str
    zone: str
    cause: str
    rule: str
    state: str
    triggered_at: datetime
    acknowledged_by: str | None
    acknowledged_at: datetime | None
    closed_at: datetime | None
    close_reason: str | None
    patient_told_at: datetime | None
    evidence: dict[str, Any]


@dataclass(frozen=True, slots=True)
class NotificationRow:
    """Whom an alert was sent to, and what became of that text."""

    person: str
    message_id: int
    state: str
    reason: str | None
    created_at: datetime


def listing(
    session: Session, patient: Person | None = None, states: Sequence[str] = ()
) -> list[AlertRow]:
    """Alerts in the order in which they came up: all, or those of one patient or in some states.

    Raises:
        InputError: a state is not one.
    """
    wanted = [EpisodeState(parse_word(text, EpisodeState, "--state")) for text in states]
    statement = (
        select(Episode, Person)
        .join(Person, col(Person.id) == col(Episode.patient_id))
        .order_by(col(Episode.triggered_at), col(Episode.id))
    )
    if patient is not None:
        statement = statement.where(Episode.patient_id == patient.id)
    if wanted:
        statement = statement.where(col(Episode.state).in_(wanted))
    return [_row(episode, person) for episode, person in session.exec(statement)]


def show(session: Session, code: str) -> tuple[AlertRow, list[NotificationRow]]:
    """The newest alert with this code, and everybody who was texted about it.

    Raises:
        InputError: it is not a code.
        NotFoundError: no alert has this code.
    """
    episode = _newest(session, code)
    told = session.exec(
        select(Notification, Message, Person)
        .join(Message, col(Message.id) == col(Notification.message_id))
        .join(Person, col(Person.id) == col(Notification.person_id))
        .where(Notification.episode_id == episode.id)
        .order_by(col(Notification.step), col(Notification.id))
    )
    return _row(episode, session.get_one(Person, episode.patient_id)), [
        NotificationRow(
            person=person.name,
            message_id=id_of(message),
            state=message.state.value,
            reason=message.reason,
            created_at=notification.created_at,
        )
        for notification, message, person in told
    ]


def acknowledge(session: Session, code: str, by: str | None, now: datetime) -> AlertRow:
    """Take an alert over for somebody, as a texted OK does.

    Raises:
        InputError: a value cannot be used.
        NotFoundError: no alert has this code.
        ConflictError: somebody has it already, or it is closed.
    """
    name = BY_DEFAULT if by is None else parse_name(by, "--by")
    episode = _newest(session, code)
    patient = session.get_one(Person, episode.patient_id)
    if not take(session, episode, name, now):
        raise ConflictError(_why_not(episode, patient))
    return _row(episode, patient)


def close(session: Session, code: str, reason: str, now: datetime) -> AlertRow:
    """Close an alert for good; its texts that are still waiting never leave.

    Raises:
        InputError: a value cannot be used.
        NotFoundError: no alert has this code.
        ConflictError: it is closed already.
    """
    why = parse_note(reason, "--reason", '"called her, new plan from the clinic"')
    episode = _newest(session, code, lock=True)
    patient = session.get_one(Person, episode.patient_id)
    if episode.state is EpisodeState.CLOSED:
        raise ConflictError(_why_not(episode, patient))
    episode.state, episode.closed_at, episode.close_reason = EpisodeState.CLOSED, now, why
    session.flush()
    withdraw_alerts(session, episode, "alert closed", now)
    return _row(episode, patient)


def _newest(session: Session, code: str, *, lock: bool = False) -> Episode:
    """The alert that a code means: a code is used again only long after its last one."""
    statement = (
        select(Episode)
        .where(Episode.code == parse_whole(code, "CODE", FIRST_ALERT_CODE, HIGHEST_CODE))
        .order_by(col(Episode.id).desc())
        .limit(1)
    )
    episode = session.exec(statement.with_for_update() if lock else statement).first()
    if episode is None:
        raise NotFoundError(f"No alert has the code {code}; to see them all: carebell alert list")
    return episode


def _why_not(episode: Episode, patient: Person) -> str:
    """Why nobody can take it over or close it any more, in the patient's local time."""
    if episode.acknowledged_at is None or episode.closed_at is not None:
        return f"Alert {episode.code} is closed: {episode.close_reason}."
    since = f"{episode.acknowledged_at.astimezone(ZoneInfo(patient.zone)):%Y-%m-%d %H:%M %Z}"
    return f"Alert {episode.code} is already with {episode.acknowledged_by}, since {since}."


def _row(episode: Episode, patient: Person) -> AlertRow:
    return AlertRow(
        id=id_of(episode),
        code=episode.code,
        patient=patient.name,
        zone=patient.zone,
        cause=episode.cause.value,
        rule=episode.rule,
        state=episode.state.value,
        triggered_at=episode.triggered_at,
        acknowledged_by=episode.acknowledged_by,
        acknowledged_at=episode.acknowledged_at,
        closed_at=episode.closed_at,
        close_reason=episode.close_reason,
        patient_told_at=episode.patient_told_at,
        evidence=episode.evidence,
    )
