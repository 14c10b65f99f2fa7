"""The escalate pass: every open episode reaches a person, and the patient knows that it did."""

from datetime import datetime

from sqlmodel import Session, col, select

from service.core.delivery import MessageKind, MessageState
from service.core.policy import Policy
from service.core.texts import write
from service.db.queries.episodes import next_to_tell, untold_episodes
from service.db.queries.people import emergency_number
from service.db.rows import id_of
from service.db.tables import (
    Caregiver,
    Episode,
    EpisodeState,
    Message,
    Notification,
    Patient,
    Person,
)
from service.engine.context import Context, Counts
from service.engine.outbox import put
from service.engine.quarantine import quarantining


def escalate(ctx: Context) -> Counts:
    """Tell one caregiver of each episode that nobody knows of, then the patient that they know.

    The first caregiver comes first; the next one follows at once if that text cannot arrive.
    With nobody left to tell the episode stays on the list: whoever is added is told.
    """
    now = ctx.clock.now()
    counts = {"alerted": 0, "patients_told": 0}
    with ctx.db.write() as session:
        untold = untold_episodes().with_for_update(of=Episode, skip_locked=True)
        for episode in session.exec(untold).all():
            with quarantining(session, episode):
                counts["alerted"] += _alert_next_caregiver(session, ctx.policy, episode, now)
        for episode, caregiver in _caregiver_knows(session):
            with quarantining(session, episode):
                _tell_patient(session, ctx.policy, episode, caregiver, now)
                counts["patients_told"] += 1
    return counts


def _alert_next_caregiver(
    session: Session, policy: Policy, episode: Episode, now: datetime
) -> bool:
    found = next_to_tell(session, episode)
    if found is None:
        return False
    person, caregiver, step = found
    body = _alert_text(session, policy, episode, person, caregiver)
    alert = put(session, MessageKind.ALERT, person, body, now, episode_id=episode.id)
    session.add(
        Notification(
            episode_id=id_of(episode),
            person_id=id_of(person),
            step=step,
            message_id=id_of(alert),
            created_at=now,
        )
    )
    return True


def _alert_text(
    session: Session, policy: Policy, episode: Episode, person: Person, caregiver: Caregiver
) -> str:
    """The alert's wording; scores only where the patient allowed this caregiver to see them."""
    return write(
        "alert_scores" if caregiver.sees_scores else "alert",
        person.language,
        policy,
        patient=session.get_one(Person, episode.patient_id).name,
        scores=", ".join(str(score["value"]) for score in episode.evidence["scores"]),
        code=episode.code,
        emergency=emergency_number(session, person),
    )


def _caregiver_knows(session: Session) -> list[tuple[Episode, Person]]:
    """Episodes whose alert has left for the caregiver's phone, and whose patient is to be told."""
    waiting = session.exec(
        select(Episode.id)
        .where(
            col(Episode.patient_told_at).is_(None),
            col(Episode.state).in_([EpisodeState.TRIGGERED, EpisodeState.ACKNOWLEDGED]),
        )
        .with_for_update(skip_locked=True)
    ).all()
    if not waiting:  # the usual case, which costs a look at one small index
        return []
    rows = session.exec(
        select(Episode, Person)
        .join(Notification, col(Notification.episode_id) == col(Episode.id))
        .join(Message, col(Message.id) == col(Notification.message_id))
        .join(Person, col(Person.id) == col(Notification.person_id))
        .join(Patient, col(Patient.person_id) == col(Episode.patient_id))
        .where(
            col(Episode.id).in_(waiting),
            col(Patient.hears_of_alerts).is_(True),
            # Not every carrier sends receipts: "sent" may be the last that is ever heard.
            col(Message.state).in_([MessageState.SENT, MessageState.DELIVERED]),
        )
        .order_by(col(Episode.id))
    )
    return [(episode, person) for episode, person in rows]


def _tell_patient(
    session: Session, policy: Policy, episode: Episode, caregiver: Person, now: datetime
) -> None:
    patient = session.get_one(Person, episode.patient_id)
    episode.patient_told_at = now
    body = write("caregiver_told", patient.language, policy, caregiver=caregiver.name)
    put(session, MessageKind.NOTICE, patient, body, now, episode_id=episode.id)
