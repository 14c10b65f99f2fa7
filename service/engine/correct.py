"""A score that is taken back, and the alert that stood on it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from service.core.delivery import MessageKind, MessageState
from service.core.policy import Policy
from service.core.segments import count
from service.core.texts import write
from service.db.queries.episodes import NEVER_ARRIVED
from service.db.queries.holding import CORRECTED, told_finds, withdraw_alerts
from service.db.tables import (
    Caregiver,
    Cause,
    Episode,
    EpisodeState,
    Message,
    Notification,
    Occurrence,
    PainScore,
    Person,
)
from service.engine.outbox import put

STANDS_FOR = timedelta(minutes=2)
"""How long a correction waits for another before people hear of it: they hear of the last."""


def correct(
    session: Session, policy: Policy, old: PainScore, new: PainScore, now: datetime
) -> None:
    """See to the open episode that a replaced score was part of; the rules look again after.

    While nobody has been told, the alert is taken back and the episode closed: what the
    corrected scores are worth is for the rules. Whoever was told hears of the correction, once it
    has stood for a while, and the episode stays for a person to close.
    """
    if old.value == new.value:
        return
    for episode in _standing_on(session, old):
        alerts = _alerts(session, episode)
        left = [(m, p) for m, p in alerts if m.state not in (*NEVER_ARRIVED, MessageState.PLANNED)]
        if left or episode.state is EpisodeState.ACKNOWLEDGED:
            _note(episode, old, new, now)
            for person in {person.id: person for _, person in left}.values():
                _follow_up(session, policy, episode, person, new, now)
        else:
            _take_back(session, episode, now)


def _standing_on(session: Session, score: PainScore) -> list[Episode]:
    """The open episodes that stand on this score, or on what it was before a correction."""
    on = score.local_on.isoformat()
    found = session.exec(
        select(Episode)
        .where(
            Episode.patient_id == score.patient_id,
            Episode.state != EpisodeState.CLOSED,
            Episode.cause != Cause.DANGER,
        )
        .with_for_update()
    )
    return [
        episode
        for episode in found
        if any({"on": on, "value": score.value} in find["scores"] for find in told_finds(episode))
        or any(
            (one["on"], one["now"]) == (on, score.value)
            for one in episode.evidence.get("corrections", [])
        )
    ]


def _alerts(session: Session, episode: Episode) -> Sequence[tuple[Message, Person]]:
    """The alerts of an episode and whom each is for, locked: none is claimed meanwhile."""
    return session.exec(
        select(Message, Person)
        .join(Notification, col(Notification.message_id) == col(Message.id))
        .join(Person, col(Person.id) == col(Notification.person_id))
        .where(Notification.episode_id == episode.id)
        .order_by(col(Message.id))
        .with_for_update(of=Message)
    ).all()


def _note(episode: Episode, old: PainScore, new: PainScore, now: datetime) -> None:
    """Keep beside what the alert was raised on what became of it since."""
    corrected = {
        "on": old.local_on.isoformat(),
        "value": old.value,
        "now": new.value,
        "at": now.isoformat(),
    }
    corrections = [*episode.evidence.get("corrections", []), corrected]
    episode.evidence = episode.evidence | {"corrections": corrections}


def _take_back(session: Session, episode: Episode, now: datetime) -> None:
    episode.state, episode.closed_at, episode.close_reason = EpisodeState.CLOSED, now, CORRECTED
    episode.next_step_at = episode.stalled = None
    session.flush()
    withdraw_alerts(session, episode, "corrected", now)


def _follow_up(
    session: Session,
    policy: Policy,
    episode: Episode,
    person: Person,
    new: PainScore,
    now: datetime,
) -> None:
    """Tell somebody what has become of a score; what still waits to be told is brought up to date.

    Nothing is told where the score is what they know again, or in the words they had last.
    """
    prompt_id = session.get_one(Occurrence, new.occurrence_id).message_id
    waiting, last_body = _told_of(session, episode, person, prompt_id)
    was = _before(episode, new, waiting.created_at if waiting else now)
    body = _words(session, policy, episode, person, (was, new.value))
    if waiting is None and body != last_body:
        put(
            session,
            MessageKind.NOTICE,
            person,
            body,
            now,
            prompt_id=prompt_id,
            episode_id=episode.id,
            rests=STANDS_FOR,
        )
    elif waiting is not None and was == new.value:
        waiting.state, waiting.reason = MessageState.SUPPRESSED, "corrected back"
        waiting.settled_at = now
    elif waiting is not None:
        waiting.body, waiting.segments = body, count(body).segments


def _told_of(
    session: Session, episode: Episode, person: Person, prompt_id: int
) -> tuple[Message | None, str | None]:
    """What still waits to be told of corrections to one check-in, and the last words that left."""
    notices = session.exec(
        select(Message)
        .where(
            Message.episode_id == episode.id,
            Message.person_id == person.id,
            Message.kind == MessageKind.NOTICE,
            Message.prompt_id == prompt_id,
            col(Message.state).not_in(NEVER_ARRIVED),
        )
        .order_by(col(Message.id))
        .with_for_update()
    ).all()
    waiting = [one for one in notices if one.state is MessageState.PLANNED]
    left = [one.body for one in notices if one.state is not MessageState.PLANNED]
    return next(iter(waiting), None), left[-1] if left else None


def _before(episode: Episode, new: PainScore, since: datetime) -> int:
    """What a score was before the first correction of it since then."""
    on = new.local_on.isoformat()
    return next(
        int(one["value"])
        for one in episode.evidence["corrections"]
        if one["on"] == on and "at" in one and datetime.fromisoformat(one["at"]) >= since
    )


def _words(
    session: Session, policy: Policy, episode: Episode, person: Person, values: tuple[int, int]
) -> str:
    """The correction's wording; scores only where the patient allowed this person to see them."""
    caregiver = session.get(Caregiver, person.id)
    sees = caregiver is not None and caregiver.sees_scores
    old, new = values
    return write(
        "corrected_scores" if sees else "corrected",
        person.language,
        policy,
        patient=session.get_one(Person, episode.patient_id).name,
        code=episode.code,
        old=old,
        value=new,
    )
