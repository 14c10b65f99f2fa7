"""What people answer to an alert: they have it, cannot have it, or will hear of it later.

One person has an episode; all after are told who. Nothing is done on a guess.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from service.core.delivery import MessageKind
from service.core.escalation import Answer, Chain, next_telling, snooze_until, still_asked
from service.core.policy import Policy
from service.core.replies.reading import Kind, Reading
from service.core.texts import for_contact, write
from service.core.texts.words import OR, URGENT
from service.core.timing import after_quiet_hours, clock_time, format_span
from service.db.queries.chains import chains
from service.db.queries.episodes import last_told
from service.db.queries.holding import give_back, note_answer, take
from service.db.queries.people import emergency_number
from service.db.rows import id_of
from service.db.tables import Episode, EpisodeState, Notification, Person
from service.engine.alert_texts import since
from service.engine.outbox import put
from service.engine.tidings import relying

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
    session: Session,
    policy: Policy,
    phone: str,
    reading: Reading,
    now: datetime,
    *,
    muted: bool = False,
) -> bool:
    """Do what an OK, a BUSY or a SNOOZE says about the alert that it names, or the only one.

    With several waiting one without a code is asked back, the urgent ones named first, and one
    with a code that is no open alert's hears which wait. One that comes when the alert is closed
    is answered too: nobody must think that they have it. A `muted` phone may be a machine: it is
    answered only where it says something new. Whether it was answered.
    """
    notified = notified_episodes(session, phone)
    chosen = [one for one in notified if reading.code in (None, one[0].code)]
    waiting = [one for one in chosen or notified if _is_waiting(*one, reading.kind)]
    is_new = False
    if len(waiting) > 1 or (waiting and not chosen):
        key = "which_alert" if chosen else "no_such_alert_but"
        person, body = waiting[0][1], _which(session, policy, key, waiting, reading)
    elif chosen and _is_open(session, (waiting or chosen)[0][0]):
        episode, person = (waiting or chosen)[0]
        before = _standing(session, episode, person)
        body = _act(session, policy, episode, person, reading, now)
        is_new = before != _standing(session, episode, person)
    elif (notified_once := _ever_notified(session, phone)) is not None:
        person = notified_once
        key = "no_open_alert" if reading.code is None else "no_such_alert"
        key = for_contact(key) if person.kind.is_contact else key
        body = write(key, person.language, policy)
    else:
        return False
    if is_new or not muted:
        put(session, MessageKind.ANSWER, person, body, now)
    return is_new or not muted


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
    """Whether an answer of this kind changes anything: whoever has it may only say OK again."""
    holds = kind is not Kind.ACK and episode.holder_id == person.id
    return episode.state is EpisodeState.TRIGGERED or holds


def _is_open(session: Session, episode: Episode) -> bool:
    """Whether it still is, now that nobody else can change it."""
    session.refresh(episode, with_for_update=True)
    return episode.state is not EpisodeState.CLOSED


def _standing(session: Session, episode: Episode, person: Person) -> tuple[object, ...]:
    """What an answer can change: who has it, and what this person said last."""
    return episode.state, episode.holder_id, last_told(session, episode, id_of(person)).answer


def _act(
    session: Session,
    policy: Policy,
    episode: Episode,
    person: Person,
    reading: Reading,
    now: datetime,
) -> str:
    """Do what was said about an open episode; the words to answer with."""
    is_others = episode.state is EpisodeState.ACKNOWLEDGED and not _has(episode, person)
    if reading.kind is Kind.ACK:
        key, values = _take(session, episode, person, now), dict[str, object]()
    elif is_others:
        key, values = "already_acknowledged", {}
    elif reading.kind is Kind.BUSY:
        key, values = _pass_on(session, policy, episode, person, now)
    else:
        key, values = _snooze(session, episode, person, reading, now)
    patient = session.get_one(Person, episode.patient_id)
    return write(
        key,
        person.language,
        policy,
        code=episode.code,
        patient=patient.name,
        name=episode.acknowledged_by,
        since=since(episode, person, now),
        emergency=emergency_number(session, patient),
        **values,
    )


def _take(session: Session, episode: Episode, person: Person, now: datetime) -> str:
    taken = take_over(session, episode, person, now)
    if not taken and not _has(episode, person):
        return "already_acknowledged"
    episode.next_step_at = now  # whoever was asked whether they still have it has answered
    return "acknowledged"


def _pass_on(
    session: Session, policy: Policy, episode: Episode, person: Person, now: datetime
) -> tuple[str, dict[str, object]]:
    """BUSY: the next person is told at once, even by somebody who had it already.

    Where all had been told as often as may be before that, they are told anew.
    """
    had_it = _has(episode, person)
    note_answer(session, episode, id_of(person), Answer.BUSY, now)
    give_back(session, episode, now)
    session.flush()
    chain = chains(session, [episode])[id_of(episode)]
    step = next_telling(chain, policy.escalation, now)
    if step is None and had_it:
        episode.resumed_at = now
        step = next_telling(replace(chain, since=now), policy.escalation, now)
    at, people = step or (now, ())
    others = [one for one in people if one != person.id]
    if (others and at <= now) or (had_it and _is_asked_now(session, episode, chain, now)):
        return "busy_passed_on", {}
    asked = still_asked(chain, policy.escalation, now)
    if asked and set(others) <= set(asked):  # whoever comes next has been asked already
        return "busy_others", {"next": _names(session, asked)}
    then: dict[str, object] = {"then": clock_time(at, person.zone, now)}
    if others:
        return "busy_next", then | {"next": _names(session, others)}
    return ("busy_last", {}) if step is None else ("busy_alone", then)


def _is_asked_now(session: Session, episode: Episode, chain: Chain, now: datetime) -> bool:
    """Whether somebody who counted on the holder is awake, and so asked at once."""
    return any(
        last.answer is not Answer.BUSY
        and (one := chain.recipient(person.id)) is not None
        and chain.awake(now, one) <= now
        for person, last in relying(session, episode)
    )


def _names(session: Session, people: Sequence[int]) -> str:
    return ", ".join(session.get_one(Person, one).name for one in people)


def _snooze(
    session: Session, episode: Episode, person: Person, reading: Reading, now: datetime
) -> tuple[str, dict[str, object]]:
    """SNOOZE: this person is told again then; the others meanwhile, unless they have it."""
    if episode.urgent:
        return "snooze_urgent", {}
    if reading.reason == "snooze_unsaid":
        return "snooze_unsaid", {}
    until = snooze_until(now, reading.span)
    note_answer(session, episode, id_of(person), Answer.SNOOZE, now, until)
    episode.next_step_at = now
    again = after_quiet_hours(until, ZoneInfo(person.zone), person.quiet)
    then = clock_time(again, person.zone, now)
    return "snoozed_yours" if _has(episode, person) else "snoozed", {"then": then}


def _has(episode: Episode, person: Person) -> bool:
    """Whether it is this person who has it."""
    return person.id == episode.holder_id or (
        episode.holder_id is None and episode.acknowledged_by == person.name
    )


def _ever_notified(session: Session, phone: str) -> Person | None:
    return session.exec(
        select(Person)
        .join(Notification, col(Notification.person_id) == col(Person.id))
        .where(Person.phone == phone)
        .order_by(col(Notification.id).desc())
        .limit(1)
    ).first()


def _which(
    session: Session, policy: Policy, key: str, waiting: Sequence[Told], reading: Reading
) -> str:
    word = "OK" if reading.kind is Kind.ACK else reading.kind.upper()
    if reading.span is not None:
        word = f"{word} {format_span(reading.span).upper()}"
    language = waiting[0][1].language
    choices = []
    for episode, _ in sorted(waiting, key=lambda told: not told[0].urgent):
        about = session.get_one(Person, episode.patient_id).name
        about += f", {URGENT[language]}" if episode.urgent else ""
        choices.append(f"{word} {episode.code} ({about})")
    return write(key, language, policy, choices=f" {OR[language]} ".join(choices))
