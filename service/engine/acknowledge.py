"""What people answer to an alert: they have it, cannot have it, or will hear of it later.

One person has an episode; all after are told who. Nothing is done on a guess.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from service.core.delivery import MessageKind
from service.core.escalation import Answer, Chain, Tell, next_step, snooze_until
from service.core.policy import Policy
from service.core.replies import Kind, Reading
from service.core.texts import write
from service.core.timing import after_quiet_hours, format_span
from service.db.queries.chains import chains
from service.db.queries.episodes import give_back, note_answer, take
from service.db.queries.people import emergency_number
from service.db.rows import id_of
from service.db.tables import Episode, EpisodeState, Notification, Person
from service.engine.alert_texts import since
from service.engine.outbox import put

Told = tuple[Episode, Person]
"""An episode that a phone was told of, and as whom."""

ALERT_KINDS = frozenset({Kind.ACK, Kind.BUSY, Kind.SNOOZE})
"""What is an answer to an alert."""


def notified_episodes(session: Session, phone: str) -> Sequence[Told]:
    """The open episodes that this phone was told of, each once, and as whom; the oldest first."""
    rows = session.exec(
        select(Episode, Person)
        .join(Notification, col(Notification.episode_id) == col(Episode.id))
        .join(Person, col(Person.id) == col(Notification.person_id))
        .where(Person.phone == phone, Episode.state != EpisodeState.CLOSED)
        .order_by(col(Episode.id), col(Notification.step))
    )
    return list({episode.id: (episode, person) for episode, person in rows}.values())


def answer_alert(
    session: Session, policy: Policy, phone: str, reading: Reading, now: datetime
) -> None:
    """Do what an OK, a BUSY or a SNOOZE says about the alert that it names, or the only one.

    With several waiting one without a code is asked back. One that comes when the alert is closed
    is answered too: nobody must think that they have it.
    """
    notified = notified_episodes(session, phone)
    chosen = [one for one in notified if reading.code in (None, one[0].code)]
    waiting = [one for one in chosen if _is_waiting(*one, reading.kind)]
    if len(waiting) > 1:
        _ask_which(session, policy, waiting, reading, now)
    elif not chosen:
        _say_that_there_is_none(session, policy, phone, now)
    else:
        episode, person = (waiting or chosen)[0]
        session.refresh(episode, with_for_update=True)
        if episode.state is EpisodeState.CLOSED:
            _say_that_there_is_none(session, policy, phone, now)
            return
        act = {Kind.ACK: _take, Kind.BUSY: _pass_on}.get(reading.kind)
        if act is not None:
            act(session, policy, episode, person, now)
        else:
            _snooze(session, policy, episode, person, reading.span, now)


def take_over(session: Session, episode: Episode, person: Person, now: datetime) -> bool:
    """Take an episode for somebody who said so on its page; whether it was still free."""
    taken = take(session, episode, person.name, now, person.id)
    note_answer(session, episode, id_of(person), Answer.OK, now)
    if taken:
        episode.next_step_at = now
    return taken


def was_notified(session: Session, phone: str) -> bool:
    """Whether this phone has ever been told of an episode."""
    return _ever_notified(session, phone) is not None


def _is_waiting(episode: Episode, person: Person, kind: Kind) -> bool:
    """Whether an answer of this kind changes anything: BUSY is for whoever has it, too."""
    holds = kind is Kind.BUSY and episode.holder_id == person.id
    return episode.state is EpisodeState.TRIGGERED or holds


def _take(
    session: Session, policy: Policy, episode: Episode, person: Person, now: datetime
) -> None:
    taken = take(session, episode, person.name, now, person.id)
    note_answer(session, episode, id_of(person), Answer.OK, now)
    if taken or _has(episode, person):
        episode.next_step_at = now  # whoever was asked whether they still have it has answered
        _answer(session, policy, person, "acknowledged", episode, now)
    else:
        _answer(session, policy, person, "already_acknowledged", episode, now)


def _pass_on(
    session: Session, policy: Policy, episode: Episode, person: Person, now: datetime
) -> None:
    """BUSY: the next person is told at once, even by somebody who had it already."""
    if episode.state is EpisodeState.ACKNOWLEDGED and not _has(episode, person):
        _answer(session, policy, person, "already_acknowledged", episode, now)
        return
    note_answer(session, episode, id_of(person), Answer.BUSY, now)
    give_back(episode, now)
    session.flush()
    chain = _chain(session, episode)
    goes_on = isinstance(next_step(chain, policy.escalation, now), Tell)
    key = "busy_passed_on" if goes_on else "busy_alone"
    _answer(session, policy, person, key, episode, now)


def _snooze(
    session: Session,
    policy: Policy,
    episode: Episode,
    person: Person,
    span: timedelta | None,
    now: datetime,
) -> None:
    """SNOOZE: this person is told again then; the others meanwhile, as ever."""
    if episode.state is EpisodeState.ACKNOWLEDGED and not _has(episode, person):
        _answer(session, policy, person, "already_acknowledged", episode, now)
        return
    if episode.urgent:
        _answer(session, policy, person, "snooze_urgent", episode, now)
        return
    until = snooze_until(now, span)
    note_answer(session, episode, id_of(person), Answer.SNOOZE, now, until)
    episode.next_step_at = now
    zone = ZoneInfo(person.zone)
    then = after_quiet_hours(until, zone).astimezone(zone)
    _answer(session, policy, person, "snoozed", episode, now, then=f"{then:%H:%M}")


def _has(episode: Episode, person: Person) -> bool:
    """Whether it is this person who has it."""
    return person.id == episode.holder_id or (
        episode.holder_id is None and episode.acknowledged_by == person.name
    )


def _chain(session: Session, episode: Episode) -> Chain:
    return chains(session, [episode])[id_of(episode)]


def _ever_notified(session: Session, phone: str) -> Person | None:
    return session.exec(
        select(Person)
        .join(Notification, col(Notification.person_id) == col(Person.id))
        .where(Person.phone == phone)
        .order_by(col(Notification.id).desc())
        .limit(1)
    ).first()


def _say_that_there_is_none(session: Session, policy: Policy, phone: str, now: datetime) -> None:
    person = _ever_notified(session, phone)
    if person is not None:
        body = write("no_such_alert", person.language, policy)
        put(session, MessageKind.ANSWER, person, body, now)


def _ask_which(
    session: Session, policy: Policy, waiting: Sequence[Told], reading: Reading, now: datetime
) -> None:
    person = waiting[0][1]
    word = "OK" if reading.kind is Kind.ACK else reading.kind.upper()
    if reading.span is not None:
        word = f"{word} {format_span(reading.span).upper()}"
    choices = " or ".join(
        f"{word} {episode.code} ({session.get_one(Person, episode.patient_id).name})"
        for episode, _ in waiting
    )
    body = write("which_alert", person.language, policy, choices=choices)
    put(session, MessageKind.ANSWER, person, body, now)


def _answer(
    session: Session,
    policy: Policy,
    person: Person,
    key: str,
    episode: Episode,
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
        name=episode.acknowledged_by,
        since=since(episode, person),
        emergency=emergency_number(session, patient),
        **values,
    )
    put(session, MessageKind.ANSWER, person, body, now)
