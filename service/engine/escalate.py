"""The escalate pass: every open episode goes on to the next person, until somebody has it.

`core/escalation` decides; this writes down what it decided. Who was told hears how it went on,
and the patient that somebody knows.
"""

from dataclasses import replace
from datetime import datetime
from itertools import groupby

from sqlmodel import Session, col, select, true, update

from service.core.delivery import MessageKind, MessageState
from service.core.escalation import (
    Chain,
    Exhausted,
    Nobody,
    Resume,
    Tell,
    Telling,
    Wait,
    after_taking,
    next_step,
)
from service.core.policy import Policy
from service.core.texts import write
from service.db.queries.chains import chains
from service.db.queries.episodes import due_episodes
from service.db.queries.holding import give_back
from service.db.rows import id_of
from service.db.tables import (
    Cause,
    Episode,
    EpisodeState,
    Message,
    Notification,
    Patient,
    Person,
    Stall,
)
from service.engine.alert_texts import alert_text
from service.engine.context import Context, Counts
from service.engine.outbox import put
from service.engine.quarantine import quarantining
from service.engine.strangers import tell_of_strangers
from service.engine.tidings import tell_how_it_stands


def escalate(ctx: Context) -> Counts:
    """Do the next step of each episode whose moment has come, and tell of what has changed.

    With nobody left to tell an episode stays on the list of `status`: whoever is added is told.
    """
    now = ctx.clock.now()
    counts = {"alerted": 0, "patients_told": 0, "tidings": 0}
    with ctx.db.write() as session:
        due = due_episodes(session, now)
        read = chains(session, due)
        for episode in due:
            with quarantining(session, episode):
                counts["alerted"] += _go_on(
                    session, ctx.policy, episode, read[id_of(episode)], now
                )
        for known in _somebody_knows(session):
            with quarantining(session, known[0][0]):
                _tell_patient(session, ctx.policy, known, now)
                counts["patients_told"] += 1
        # Of these only: whoever gives one back meanwhile is followed by the chain first, which
        # asks the same people that are told of it.
        for episode in due:
            if episode.state is episode.known_state:
                continue
            with quarantining(session, episode):
                counts["tidings"] += tell_how_it_stands(session, ctx.policy, episode, now)
        counts["alerted"] += tell_of_strangers(session, ctx.policy, now)
    return counts


def _go_on(session: Session, policy: Policy, episode: Episode, chain: Chain, now: datetime) -> int:
    """Do what the chain decides about one episode; how many people are told."""
    if episode.state is EpisodeState.CLOSED:
        episode.next_step_at = episode.stalled = None
        return 0
    if episode.state is EpisodeState.ACKNOWLEDGED:
        resumed = _ask_the_holder(session, policy, episode, chain, now)
        if not isinstance(resumed, Chain):
            return resumed
        chain = resumed
    decision = next_step(chain, policy.escalation, now)
    if not isinstance(decision, Tell):
        _note(episode, decision)
        return 0
    chain = _tell(session, policy, episode, chain, decision, now)
    _note(episode, next_step(chain, policy.escalation, now))
    return len(decision.people)


def _note(episode: Episode, decision: Tell | Wait | Nobody | Exhausted) -> None:
    """Write down when the chain goes on, or that a person must see to it."""
    stalls = {Nobody: Stall.NOBODY, Exhausted: Stall.EXHAUSTED}
    episode.stalled = stalls.get(type(decision))
    episode.next_step_at = None if isinstance(decision, Tell) else decision.until


def _ask_the_holder(
    session: Session, policy: Policy, episode: Episode, chain: Chain, now: datetime
) -> Chain | int:
    """See to an episode that somebody has: how many were told, or the chain that runs again."""
    _wait_for_nobody(session, episode)
    taken_at = episode.acknowledged_at or now
    decision = after_taking(chain, episode.holder_id, taken_at, policy.escalation, now)
    if isinstance(decision, Resume):
        episode.resumed_at = decision.since
        give_back(session, episode, now)
        return replace(chain, since=decision.since)
    told = 0
    if isinstance(decision, Tell):
        chain = _tell(session, policy, episode, chain, decision, now)
        told = len(decision.people)
        decision = after_taking(chain, episode.holder_id, taken_at, policy.escalation, now)
    episode.next_step_at = decision.until if isinstance(decision, Wait) else None
    return told


def _tell(
    session: Session, policy: Policy, episode: Episode, chain: Chain, tell: Tell, now: datetime
) -> Chain:
    """Text everybody of one step; the chain with it. Only they are waited for from now on."""
    _wait_for_nobody(session, episode)
    for person_id in tell.people:
        person = session.get_one(Person, person_id)
        body = alert_text(session, policy, episode, person, chain, now)
        alert = put(
            session,
            MessageKind.ALERT,
            person,
            body,
            now,
            episode_id=episode.id,
            urgent=episode.urgent,
        )
        session.add(
            Notification(
                episode_id=id_of(episode),
                person_id=person_id,
                step=tell.step,
                message_id=id_of(alert),
                created_at=now,
            )
        )
    session.flush()
    told = [Telling(person_id, tell.step, now) for person_id in tell.people]
    return replace(chain, tellings=[*chain.tellings, *told])


def _wait_for_nobody(session: Session, episode: Episode) -> None:
    session.execute(
        update(Notification)
        .where(col(Notification.episode_id) == episode.id, col(Notification.awaited) == true())
        .values(awaited=False)
    )


def _somebody_knows(session: Session) -> list[list[tuple[Episode, Person]]]:
    """Episodes whose alert has left for somebody's phone, by patient who is to be told, and whose.

    Not of danger: its patient was answered at once.
    """
    waiting = session.exec(
        select(Episode.id)
        .where(
            col(Episode.patient_told_at).is_(None),
            Episode.cause != Cause.DANGER,
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
        .order_by(col(Episode.patient_id), col(Episode.id), col(Notification.id))
    )
    return [list(of_one) for _, of_one in groupby(rows, lambda row: row[0].patient_id)]


def _tell_patient(
    session: Session, policy: Policy, known: list[tuple[Episode, Person]], now: datetime
) -> None:
    """One text, however many alerts there are and however many people know."""
    for episode, _ in known:
        episode.patient_told_at = now
    episode, told = known[0]
    patient = session.get_one(Person, episode.patient_id)
    key = "clinic_told" if told.kind.is_contact else "caregiver_told"
    body = write(key, patient.language, policy, caregiver=told.name, name=told.name)
    put(session, MessageKind.NOTICE, patient, body, now, episode_id=episode.id)
