"""Taking an episode over ("I have this"): one person has it, all after are told who."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from service.core.delivery import MessageKind
from service.core.policy import Policy
from service.core.texts import write
from service.db.queries.episodes import take
from service.db.tables import Episode, EpisodeState, Notification, Person
from service.engine.outbox import put


def notified_episodes(session: Session, phone: str) -> Sequence[tuple[Episode, Person]]:
    """The open episodes that this phone was told of, and as whom; the oldest first."""
    return session.exec(
        select(Episode, Person)
        .join(Notification, col(Notification.episode_id) == col(Episode.id))
        .join(Person, col(Person.id) == col(Notification.person_id))
        .where(Person.phone == phone, Episode.state != EpisodeState.CLOSED)
        .order_by(col(Episode.id))
    ).all()


def acknowledge(
    session: Session, policy: Policy, phone: str, code: int | None, now: datetime
) -> None:
    """Take a texted OK for the episode that it names, or for the only one that waits.

    With several waiting a bare OK is asked back; nothing is acknowledged on a guess. One that
    comes when the alert is closed is answered too: nobody must think that they have it.
    """
    notified = notified_episodes(session, phone)
    chosen = [(e, p) for e, p in notified if e.code == code] if code else list(notified)
    waiting = [(e, p) for e, p in chosen if e.state is EpisodeState.TRIGGERED]
    if len(waiting) > 1:
        _ask_which(session, policy, waiting, now)
    elif waiting or chosen:
        episode, person = (waiting or chosen)[0]
        if take(session, episode, person.name, now) or episode.acknowledged_by == person.name:
            _answer(session, policy, person, "acknowledged", episode, now)
        else:
            _answer(session, policy, person, "already_acknowledged", episode, now)
    else:
        person = _ever_notified(session, phone)[0]
        body = write("no_such_alert", person.language, policy)
        put(session, MessageKind.ANSWER, person, body, now)


def was_notified(session: Session, phone: str) -> bool:
    """Whether this phone has ever been told of an episode."""
    return bool(_ever_notified(session, phone))


def _ever_notified(session: Session, phone: str) -> Sequence[Person]:
    return session.exec(
        select(Person)
        .join(Notification, col(Notification.person_id) == col(Person.id))
        .where(Person.phone == phone)
        .order_by(col(Notification.id).desc())
        .limit(1)
    ).all()


def _ask_which(
    session: Session, policy: Policy, waiting: Sequence[tuple[Episode, Person]], now: datetime
) -> None:
    person = waiting[0][1]
    choices = " or ".join(
        f"OK {episode.code} ({session.get_one(Person, episode.patient_id).name})"
        for episode, _ in waiting
    )
    body = write("which_alert", person.language, policy, choices=choices)
    put(session, MessageKind.ANSWER, person, body, now)


def _answer(
    session: Session, policy: Policy, person: Person, key: str, episode: Episode, now: datetime
) -> None:
    since = (episode.acknowledged_at or now).astimezone(ZoneInfo(person.zone))
    body = write(
        key,
        person.language,
        policy,
        code=episode.code,
        patient=session.get_one(Person, episode.patient_id).name,
        name=episode.acknowledged_by,
        since=f"{since:%H:%M}",
    )
    put(session, MessageKind.ANSWER, person, body, now)
