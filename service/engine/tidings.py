"""Who was told of an episode hears how it goes on: that somebody has it, that it is over."""

from datetime import datetime

from sqlmodel import Session

from service.core.delivery import MessageKind
from service.core.escalation import Answer
from service.core.policy import Policy
from service.core.texts import write
from service.db.queries.episodes import heard, withdraw_alerts, withdraw_notices
from service.db.queries.people import by_phone
from service.db.tables import Episode, EpisodeState, Notification, Person
from service.engine.alert_texts import since
from service.engine.outbox import put

_ALL_CLEAR = {
    "recovered": "all_clear_recovered",
    "answered": "all_clear_answered",
    "corrected": "all_clear_corrected",
}
"""Where the service itself closed it; what a person wrote as the reason is the clinic's own."""


def tell_how_it_stands(session: Session, policy: Policy, episode: Episode, now: datetime) -> int:
    """Text, once, everybody who heard of an episode that its state is another; how many they are.

    Who opted out, and whose alert never left, hears nothing.
    """
    told = 0
    if episode.state is EpisodeState.ACKNOWLEDGED:
        told = _say_who_has_it(session, policy, episode, now)
    elif episode.state is EpisodeState.CLOSED:
        told = _say_that_it_is_over(session, policy, episode, now)
    episode.known_state = episode.state
    return told


def _say_who_has_it(session: Session, policy: Policy, episode: Episode, now: datetime) -> int:
    holder = session.get(Person, episode.holder_id) if episode.holder_id else None
    others = by_phone(
        person
        for person, last in heard(session, episode)
        if (holder is None or person.phone != holder.phone) and not _was_answered(last, episode)
    )
    for person in others:
        _say(session, policy, episode, person, "taken_by_other", now, name=episode.acknowledged_by)
    return len(others)


def _was_answered(last: Notification, episode: Episode) -> bool:
    """Whether they texted an OK that came second, and so were told who has it."""
    taken_at = episode.acknowledged_at
    return (
        last.answer is Answer.OK
        and last.answered_at is not None
        and taken_at is not None
        and last.answered_at >= taken_at
    )


def _say_that_it_is_over(session: Session, policy: Policy, episode: Episode, now: datetime) -> int:
    withdraw_alerts(session, episode, "alert closed", now)
    withdraw_notices(session, episode, "alert closed", now)
    key = _ALL_CLEAR.get(episode.close_reason or "", "all_clear")
    people = by_phone(person for person, _ in heard(session, episode))
    for person in people:
        _say(session, policy, episode, person, key, now)
    return len(people)


def _say(
    session: Session,
    policy: Policy,
    episode: Episode,
    person: Person,
    key: str,
    now: datetime,
    **values: object,
) -> None:
    patient = session.get_one(Person, episode.patient_id).name
    body = write(
        key,
        person.language,
        policy,
        code=episode.code,
        patient=patient,
        since=since(episode, person),
        **values,
    )
    put(
        session,
        MessageKind.NOTICE,
        person,
        body,
        now,
        episode_id=episode.id,
        urgent=episode.urgent and episode.state is EpisodeState.ACKNOWLEDGED,
    )
