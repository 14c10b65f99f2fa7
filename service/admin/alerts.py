"""Alerts as people handle them: listed, taken over, closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from service.admin.upcoming import NextRow, upcoming
from service.core.entries import parse_note, parse_whole, parse_word
from service.core.errors import ConflictError, InputError, NotFoundError
from service.core.escalation import Answer, EscalationTimes, snooze_until
from service.core.names import parse_name
from service.core.replies.reading import FIRST_ALERT_CODE
from service.core.timing import after_quiet_hours, parse_span
from service.db.queries.holding import close as close_for_good
from service.db.queries.holding import note_answer, take
from service.db.rows import id_of
from service.db.tables import (
    Cause,
    Episode,
    EpisodeState,
    Message,
    Notification,
    Patient,
    Person,
)

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
    urgent: bool
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
    """One step of an alert: who was told, what became of that text, and what they answered."""

    step: int
    person: str
    message_id: int
    state: str
    reason: str | None
    created_at: datetime
    answer: str | None
    answered_at: datetime | None
    snoozed_until_at: datetime | None


@dataclass(frozen=True, slots=True)
class SnoozedRow:
    """Somebody who is told of an alert again `at`, after their quiet hours, in their `zone`."""

    code: int
    person: str
    at: datetime
    zone: str


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


def coming(session: Session, code: str, times: EscalationTimes, now: datetime) -> NextRow:
    """What comes next of the newest alert with this code; see `show` for what it raises."""
    return upcoming(session, _newest(session, code), times, now)


def show(session: Session, code: str) -> tuple[AlertRow, list[NotificationRow]]:
    """The newest alert with this code, and everybody who was texted about it, in their order.

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
            step=notification.step,
            person=person.name,
            message_id=id_of(message),
            state=message.state.value,
            reason=message.reason,
            created_at=notification.created_at,
            answer=notification.answer.value if notification.answer else None,
            answered_at=notification.answered_at,
            snoozed_until_at=notification.snoozed_until_at,
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
    person_id = _told_by_name(session, episode, name)
    if not take(session, episode, name, now, person_id):
        raise ConflictError(_why_not(episode, patient))
    if person_id is not None:
        note_answer(session, episode, person_id, Answer.OK, now)
    return _row(episode, patient)


def snooze(session: Session, code: str, by: str, span: str, now: datetime) -> SnoozedRow:
    """Have somebody who was told be told again later, as a texted SNOOZE does.

    Others are told meanwhile, as ever; whoever has it keeps it, and is asked again then.

    Raises:
        InputError: a value cannot be used, or nobody of that name was told.
        NotFoundError: no alert has this code.
        ConflictError: it is urgent, somebody else has it, or it is closed.
    """
    lasts = parse_span(span, "--for")
    episode = _newest(session, code, lock=True)
    person_id = _told_by_name(session, episode, parse_name(by, "--by"))
    holds = episode.state is EpisodeState.ACKNOWLEDGED and episode.holder_id == person_id
    if episode.state is not EpisodeState.TRIGGERED and not holds:
        raise ConflictError(_why_not(episode, session.get_one(Person, episode.patient_id)))
    if episode.urgent:
        raise ConflictError(f"Alert {episode.code} is urgent and cannot wait.")
    if person_id is None:
        raise InputError("--by", by, f"is nobody who was told of alert {episode.code}", "Sam")
    until = snooze_until(now, lasts)
    note_answer(session, episode, person_id, Answer.SNOOZE, now, until)
    episode.next_step_at = now
    person = session.get_one(Person, person_id)
    at = after_quiet_hours(until, ZoneInfo(person.zone), person.quiet)
    return SnoozedRow(episode.code, person.name, at, person.zone)


def _told_by_name(session: Session, episode: Episode, name: str) -> int | None:
    """Who of those told has this name; None if nobody does, or several."""
    found = session.exec(
        select(Notification.person_id)
        .join(Person, col(Person.id) == col(Notification.person_id))
        .where(Notification.episode_id == episode.id, Person.name == name)
        .distinct()
    ).all()
    return found[0] if len(found) == 1 else None


def close(session: Session, code: str, reason: str, now: datetime) -> AlertRow:
    """Close an alert for good; its texts that are still waiting never leave.

    With the last one of danger the rest of its patient's prompts ends, too.

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
    close_for_good(session, episode, why, now)
    if episode.cause is Cause.DANGER and not _in_danger(session, patient):
        session.get_one(Patient, patient.id).danger_paused_until_at = None
    return _row(episode, patient)


def _in_danger(session: Session, patient: Person) -> bool:
    """Whether words of danger of a patient, of either kind, still wait for a person."""
    is_open = (Episode.cause == Cause.DANGER, Episode.state != EpisodeState.CLOSED)
    found = select(Episode.id).where(Episode.patient_id == patient.id, *is_open).limit(1)
    return session.exec(found).first() is not None


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
        urgent=episode.urgent,
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
