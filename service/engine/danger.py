"""Words of danger: answered, told to people and put on record, all in the pass that read them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from importlib.metadata import version
from itertools import product

from sqlmodel import Session, col, func, select

from service.core.delivery import MessageKind
from service.core.replies.endangered import Endangered, whom
from service.core.replies.reading import Danger
from service.core.texts import write
from service.db.queries.episodes import NEVER_ARRIVED, add_episode, free_code
from service.db.queries.holding import give_back
from service.db.queries.people import (
    by_phone,
    caregivers_of,
    contacts,
    crisis_number,
    emergency_number,
    has_opted_out,
    poison_number,
)
from service.db.rows import id_of
from service.db.tables import (
    Caregiver,
    Cause,
    Episode,
    EpisodeState,
    Message,
    Notification,
    Patient,
    Person,
    PersonKind,
)
from service.engine.alert_texts import with_link
from service.engine.facts import facts_before
from service.engine.nudge import end_nudges
from service.engine.outbox import put
from service.engine.strangers import tell_of_stranger
from service.engine.turn import Turn
from service.logs import logger

PAUSE = timedelta(hours=24)
"""How long a patient's prompts rest, unless somebody closes the episode before."""
ANSWERED_AGAIN_AFTER = timedelta(minutes=30)

log = logger(__name__)


def raise_alarm(turn: Turn, dangers: Sequence[Danger]) -> None:
    """Answer words of danger with whom to call, and bring them before people at once.

    Every patient whom the text may be about gets an episode, which a person must close, and a
    pause; what they were asked is not asked again. An unknown number and one that has opted out
    are not answered; people are told all the same, as often as such words come. Of nobody's
    patient the clinic hears until somebody has resolved the text.
    """
    _answer(turn, dangers)
    about, who = _patients_meant(turn)
    _lock(turn.session, about)
    for danger, patient in product(dangers, about):
        episode = _episode(turn, patient, danger)
        end_nudges(turn.session, patient, turn.now)
        told = _tell(turn, patient, episode, danger, who)
        log.info("danger", episode=episode.id, code=episode.code, told=told)
    if not about:
        turn.reply.needs_person = True
        tell_of_stranger(turn.session, turn.policy, turn.phone, turn.now)


def _lock(session: Session, patients: list[Person]) -> None:
    """Have these patients for oneself: two phones may tell of the same ones at once.

    All before the first, in one order, so that no two texts wait for each other in a ring. Not
    FOR UPDATE: whoever answers an alert has it first, and rows of theirs point to its patient.
    """
    session.exec(
        select(Patient.person_id)
        .where(col(Patient.person_id).in_([one.id for one in patients]))
        .order_by(col(Patient.person_id))
        .with_for_update(key_share=True)
    ).all()


def _answer(turn: Turn, dangers: Sequence[Danger]) -> None:
    """Name whom to call, once in half an hour, whichever danger comes meanwhile.

    So each answer names the emergency number and the crisis line. That of a physical danger names
    the poison line too, and answers a text of both.
    """
    if not turn.people or has_opted_out(turn.session, turn.phone):
        return
    person = turn.speaker
    if _answered_lately(turn, person):
        return
    poison = poison_number(turn.session, person)
    physical = "danger_physical" if poison is None else "danger_physical_poison"
    key = physical if Danger.PHYSICAL in dangers else "danger_self_harm"
    crisis = crisis_number(turn.session, person)
    body = turn.worded(key, person, crisis=crisis, poison=poison or "")
    put(turn.session, MessageKind.EMERGENCY, person, body, turn.now)


def _answered_lately(turn: Turn, person: Person) -> bool:
    """Whether somebody was told whom to call within half an hour; not if that never arrived."""
    last: datetime | None = turn.session.exec(
        select(func.max(Message.created_at)).where(
            Message.to_phone == turn.phone,
            Message.person_id == person.id,
            Message.kind == MessageKind.EMERGENCY,
            col(Message.state).not_in(NEVER_ARRIVED),
        )
    ).one()
    return last is not None and turn.now < last + ANSWERED_AGAIN_AFTER


def _patients_meant(turn: Turn) -> tuple[list[Person], Endangered]:
    """Whom the text may be about, and whether they are whoever texted.

    Those whose phone it is, and those whom its people care for, unless it says which: a patient
    who speaks of themselves, or somebody named.
    """
    own = [turn.patient] if turn.patient else turn.patients
    caregivers = [turn.session.get(Caregiver, person.id) for person in turn.people]
    cared_for = [turn.session.get_one(Person, one.patient_id) for one in caregivers if one]
    everybody = list({one.id: one for one in [*own, *cared_for]}.values())
    speaks_of = whom(turn.text.body, [one.name for one in everybody], turn.policy.own_danger)
    if own and (turn.addressed or speaks_of.who is Endangered.ONESELF):
        return own, speaks_of.who
    named = [everybody[place] for place in speaks_of.named]
    return named or everybody, speaks_of.who


def _episode(turn: Turn, patient: Person, danger: Danger) -> Episode:
    """The patient's open episode of this danger, a new one if there is none; it holds this text.

    Each kind has its own, for other people hear of it: an OK covers what its sender was told of.
    So whoever has it is asked anew, unless the new words are their own.
    """
    row = turn.session.get_one(Patient, patient.id)
    row.danger_paused_until_at = turn.now + PAUSE
    rule = f"danger_{danger.value}"
    text = {
        "reply": turn.reply.id,
        "rule": turn.reading.reason,
        "danger": danger.value,
        "at": turn.at.isoformat(),
    }
    episode = turn.session.exec(
        select(Episode)
        .where(
            Episode.patient_id == patient.id,
            Episode.cause == Cause.DANGER,
            Episode.rule == rule,
            Episode.state != EpisodeState.CLOSED,
        )
        # A step of its chain that is just being told comes before this one.
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
    if episode is not None:
        texts = [*episode.evidence["texts"], text]
        episode.evidence = episode.evidence | {"texts": texts}
        if episode.state is EpisodeState.ACKNOWLEDGED and not _has_it(turn, episode):
            give_back(turn.session, episode, turn.now)
            episode.resumed_at = turn.now
            episode.known_state = EpisodeState.TRIGGERED  # this text says so to everybody
        return episode
    episode = Episode(
        code=free_code(turn.session, turn.now),
        patient_id=id_of(patient),
        cause=Cause.DANGER,
        rule=rule,
        evidence={
            "explanation": f"A text may mean danger; to read it: carebell inbox show "
            f"{turn.reply.id}",
            "texts": [text],
            "scores": [],
            "facts": facts_before(turn.session, id_of(patient), turn.now),
            "software": version("carebell"),
        },
        triggered_at=turn.now,
        urgent=True,
    )
    add_episode(turn.session, episode, turn.now)
    return episode


def _has_it(turn: Turn, episode: Episode) -> bool:
    return episode.holder_id in {person.id for person in turn.people}


def _tell(turn: Turn, patient: Person, episode: Episode, danger: Danger, who: Endangered) -> int:
    """Text everybody who must know, past quiet hours; how many they are."""
    session = turn.session
    sender = _sender(turn)
    key = "danger_told" if sender == patient.name else "danger_told_about"
    if patient not in turn.patients and who is not Endangered.ANOTHER:
        key = "danger_told_either"
    key = key if danger is Danger.PHYSICAL else f"{key}_self_harm"
    people = [
        one for one in by_phone(_to_tell(session, patient, danger)) if one.phone != turn.phone
    ]
    steps = session.exec(
        select(func.max(Notification.step)).where(Notification.episode_id == episode.id)
    ).one()
    for person in people:
        body = write(
            key,
            person.language,
            turn.policy,
            sender=sender,
            patient=patient.name,
            code=episode.code,
            emergency=emergency_number(session, patient),
        )
        body = with_link(session, turn.policy, episode, person, body, turn.now)
        alert = put(
            session,
            MessageKind.ALERT,
            person,
            body,
            turn.now,
            episode_id=episode.id,
            urgent=True,
        )
        session.add(
            Notification(
                episode_id=id_of(episode),
                person_id=id_of(person),
                step=(steps or 0) + 1,
                message_id=id_of(alert),
                created_at=turn.now,
            )
        )
    return len(people)


def _sender(turn: Turn) -> str:
    """Who texted, or all who may have."""
    if turn.addressed is not None:
        return turn.addressed.name
    return " / ".join(dict.fromkeys(person.name for person in turn.people))


def _to_tell(session: Session, patient: Person, danger: Danger) -> list[Person]:
    """Of a physical danger everybody; of self-harm clinicians, or admins where there are none.

    Caregivers may be part of what somebody suffers from: they hear of self-harm only if the
    patient chose so. In the order of the chain, so that both mean the same person by a phone.
    """
    caregivers = [person for person, _ in caregivers_of(session, id_of(patient))]
    if danger is Danger.PHYSICAL:
        clinicians = contacts(session, PersonKind.CLINICIAN)
        return [*caregivers, *clinicians, *contacts(session, PersonKind.ADMIN)]
    chosen = session.get_one(Patient, patient.id).self_harm_to_caregiver
    clinic = contacts(session, PersonKind.CLINICIAN) or contacts(session, PersonKind.ADMIN)
    return [*clinic, *(caregivers if chosen else [])]


def paused_for_danger(session: Session, people: set[int], now: datetime) -> set[int]:
    """Those of these patients whose prompts rest after words of danger."""
    return set(
        session.exec(
            select(Patient.person_id).where(
                col(Patient.person_id).in_(people), col(Patient.danger_paused_until_at) > now
            )
        )
    )
