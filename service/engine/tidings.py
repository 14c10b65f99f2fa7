"""Who was told of an episode hears how it goes on: who has it, that nobody has, how it ends."""

from datetime import datetime

from sqlmodel import Session, col, select

from service.core.delivery import MessageKind, MessageState
from service.core.escalation import Answer
from service.core.policy import Policy
from service.core.texts import write
from service.db.queries.episodes import NEVER_ARRIVED, heard
from service.db.queries.holding import earlier_holders, withdraw_alerts, withdraw_notices
from service.db.queries.people import by_phone, emergency_number
from service.db.tables import Episode, EpisodeState, Message, Notification, Person
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
    elif episode.state is EpisodeState.TRIGGERED:
        told = _say_that_nobody_has_it(session, policy, episode, now)
    else:
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


def _say_that_nobody_has_it(
    session: Session, policy: Policy, episode: Episode, now: datetime
) -> int:
    """Ask whoever counts on a holder that has gone; not those whom the chain asks just now."""
    had_by = earlier_holders(episode)[-1].by
    asked = select(Notification.person_id).where(
        Notification.episode_id == episode.id, Notification.created_at >= now
    )
    asked_now = set(session.exec(asked))
    others = [one for one, _ in relying(session, episode) if one.id not in asked_now]
    for person in by_phone(others):
        _say(session, policy, episode, person, "given_back", now, name=had_by)
    return len(others)


def relying(session: Session, episode: Episode) -> list[tuple[Person, Notification]]:
    """Who heard that somebody has an episode that now nobody has, with their last step."""
    held = earlier_holders(episode)
    texted = set(
        session.exec(
            select(Message.person_id).where(
                Message.episode_id == episode.id,
                Message.kind == MessageKind.NOTICE,
                col(Message.prompt_id).is_(None),  # a correction says nothing of holders
                col(Message.state).not_in([*NEVER_ARRIVED, MessageState.PLANNED]),
            )
        )
    )
    return [
        (person, last)
        for person, last in heard(session, episode)
        if held
        and person.id != held[-1].id
        and (person.id in texted or _heard_in_an_answer(last, held[-1].since))
    ]


def _heard_in_an_answer(last: Notification, since_: datetime) -> bool:
    """Whether they answered when somebody had it, and so were told who."""
    return last.answered_at is not None and last.answered_at >= since_


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
    patient = session.get_one(Person, episode.patient_id)
    body = write(
        key,
        person.language,
        policy,
        code=episode.code,
        patient=patient.name,
        since=since(episode, person, now),
        emergency=emergency_number(session, patient),
        **values,
    )
    put(
        session,
        MessageKind.NOTICE,
        person,
        body,
        now,
        episode_id=episode.id,
        urgent=episode.urgent and episode.state is not EpisodeState.CLOSED,
    )
