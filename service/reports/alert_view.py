"""What one caregiver may see of one alert: as much as the patient has allowed, no more."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from service.db.queries.holding import earlier_holders
from service.db.queries.links import Linked
from service.db.queries.people import emergency_number
from service.db.tables import Cause, Episode, EpisodeState, Message, Notification, Person
from service.reports.history import History
from service.reports.load import Period, load

_SHOWN = Period(most=timedelta(weeks=4))


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody who was told of the alert, or who had it; `at` in the reader's zone."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AlertView:
    """One alert as one caregiver sees it; times are in that caregiver's zone.

    `urgent` says that it cannot wait, as with danger, and is not closed yet;
    `is_mine` that the one who looks has it, `had_by` took it last and has it no more.

    `scores` and `history` are None where the patient does not let this caregiver see scores; the
    history holds doses and steps only where they may see doses.
    """

    caregiver: str
    language: str
    patient: str
    patient_phone: str
    code: int
    cause: str
    urgent: bool
    state: str
    began_at: datetime
    taken_by: str | None
    taken_at: datetime | None
    is_mine: bool
    had_by: Told | None
    emergency: str
    scores: tuple[int, ...] | None
    history: History | None
    others: tuple[Told, ...]

    @property
    def can_be_taken(self) -> bool:
        """Whether nobody has it yet."""
        return self.state == EpisodeState.TRIGGERED.value


def alert_view(session: Session, found: Linked, now: datetime) -> AlertView:
    """The page's content for the alert and the person of a link."""
    episode, person, caregiver = found
    zone = ZoneInfo(person.zone)
    patient = session.get_one(Person, episode.patient_id)
    scores = [int(score["value"]) for score in episode.evidence.get("scores", [])]
    held = earlier_holders(episode)
    return AlertView(
        caregiver=person.name,
        language=person.language,
        patient=patient.name,
        patient_phone=patient.phone,
        code=episode.code,
        cause=episode.cause.value,
        urgent=episode.urgent and episode.state is not EpisodeState.CLOSED,
        state=episode.state.value,
        began_at=episode.triggered_at.astimezone(zone),
        taken_by=episode.acknowledged_by,
        taken_at=episode.acknowledged_at.astimezone(zone) if episode.acknowledged_at else None,
        is_mine=_has(episode, person),
        had_by=next((Told(one.by, one.since.astimezone(zone)) for one in reversed(held)), None),
        emergency=emergency_number(session, person),
        scores=tuple(scores) if caregiver.sees_scores else None,
        history=_history(session, found, patient, now) if caregiver.sees_scores else None,
        others=tuple(_others(session, found, zone)),
    )


def _has(episode: Episode, person: Person) -> bool:
    if episode.state is not EpisodeState.ACKNOWLEDGED:
        return False
    if episode.holder_id is None:  # an admin wrote a name down
        return episode.acknowledged_by == person.name
    return episode.holder_id == person.id


def _history(session: Session, found: Linked, patient: Person, now: datetime) -> History:
    history = load(session, patient, _SHOWN, now, patient.name, found.person.language)
    known = _dangers_known(session, found)
    alerts = tuple(one for one in history.alerts if one.cause != Cause.DANGER or one.code in known)
    history = replace(history, plan=(), notes=(), alerts=alerts)
    if found.caregiver.sees_doses:
        return history
    return replace(history, doses=(), steps=(), others=(), effects=())


def _dangers_known(session: Session, found: Linked) -> set[int]:
    """The codes of the alerts of danger that this caregiver was told of: no other may be shown.

    Of self-harm caregivers hear only if the patient chose so.
    """
    codes = session.exec(
        select(Episode.code)
        .join(Notification, col(Notification.episode_id) == col(Episode.id))
        .where(
            Episode.patient_id == found.episode.patient_id,
            Episode.cause == Cause.DANGER,
            Notification.person_id == found.person.id,
        )
    )
    return set(codes)


def _others(session: Session, found: Linked, zone: ZoneInfo) -> list[Told]:
    """Everybody else who was told, once, with the last time."""
    rows = session.exec(
        select(Person.name, func.max(Message.submitted_at))
        .join(Notification, col(Notification.person_id) == col(Person.id))
        .join(Message, col(Message.id) == col(Notification.message_id))
        .where(
            Notification.episode_id == found.episode.id,
            Person.id != found.person.id,
            col(Message.submitted_at).is_not(None),
        )
        .group_by(col(Person.id), col(Person.name))
        .order_by(func.max(Message.submitted_at), col(Person.id))
    )
    return [Told(name, at.astimezone(zone)) for name, at in rows if at]
