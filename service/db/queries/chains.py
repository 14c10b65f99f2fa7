"""What the escalation chain decides from: people in their order, and what each was told."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from service.core.escalation import Chain, Recipient, Telling
from service.core.replies.reading import Danger
from service.db.queries.episodes import NEVER_ARRIVED, NOT_LEFT, whose_holder_has_gone
from service.db.queries.people import by_phone, contacts
from service.db.rows import id_of
from service.db.tables import (
    Caregiver,
    Cause,
    Episode,
    Message,
    Notification,
    OptOut,
    Patient,
    Person,
    PersonKind,
    PersonState,
)

SELF_HARM = f"danger_{Danger.SELF_HARM}"
"""The rule of an episode that words of self-harm opened."""


def chains(session: Session, episodes: Collection[Episode]) -> dict[int, Chain]:
    """The chain of each of these episodes, by its id; read in sets, however many there are."""
    if not episodes:
        return {}
    patients = {episode.patient_id for episode in episodes}
    caregivers, chosen = _caregivers(session, patients), _chose_caregivers(session, patients)
    clinic = contacts(session, PersonKind.CLINICIAN, PersonKind.ADMIN)
    ids = [id_of(episode) for episode in episodes]
    tellings, abandoned = _tellings(session, ids), _abandoned(session, ids)
    return {
        id_of(episode): Chain(
            order=_order(
                episode,
                caregivers[episode.patient_id],
                clinic,
                chosen=episode.patient_id in chosen,
            ),
            tellings=tellings[id_of(episode)],
            urgent=episode.urgent,
            since=episode.resumed_at,
            abandoned=id_of(episode) in abandoned,
            news_at=_news_at(episode),
            endless=episode.cause is Cause.DANGER,
            last_resort=_last_resort(episode, clinic),
        )
        for episode in episodes
    }


def _news_at(episode: Episode) -> datetime | None:
    since = episode.evidence.get("news_at")
    return datetime.fromisoformat(since) if since else None


def _order(
    episode: Episode, caregivers: Sequence[Person], clinic: Sequence[Person], *, chosen: bool
) -> list[list[Recipient]]:
    """Who is told of this episode, in groups of those who are told together.

    Whoever has two roles is told as the first of them: one phone, one text a step.
    """
    clinicians = [one for one in clinic if one.kind is PersonKind.CLINICIAN]
    admins = [one for one in clinic if one.kind is PersonKind.ADMIN]
    if episode.cause is not Cause.DANGER:
        return [_recipients([one]) for one in by_phone([*caregivers, *clinicians, *admins])]
    if episode.rule == SELF_HARM and not chosen:
        # Caregivers may be part of what is the matter: the clinic's own people only.
        caregivers = []
    if episode.rule == SELF_HARM:
        together = [*(clinicians or admins), *caregivers]
    else:
        together = [*caregivers, *clinicians, *admins]
    return [_recipients(by_phone(together))] if together else []


def _last_resort(episode: Episode, clinic: Sequence[Person]) -> list[Recipient]:
    """Admins, where words of self-harm are for clinicians, and none of these answers."""
    clinicians = {one.phone for one in clinic if one.kind is PersonKind.CLINICIAN}
    if episode.cause is not Cause.DANGER or episode.rule != SELF_HARM or not clinicians:
        return []
    admins = [one for one in clinic if one.kind is PersonKind.ADMIN]
    return _recipients(one for one in by_phone(admins) if one.phone not in clinicians)


def _recipients(people: Iterable[Person]) -> list[Recipient]:
    return [Recipient(id_of(one), ZoneInfo(one.zone), one.quiet) for one in people]


def _chose_caregivers(session: Session, patients: Collection[int]) -> set[int]:
    """Those of these patients who want their caregivers to hear of self-harm."""
    return set(
        session.exec(
            select(Patient.person_id).where(
                col(Patient.person_id).in_(patients),
                col(Patient.self_harm_to_caregiver).is_(True),
            )
        )
    )


def _caregivers(session: Session, patients: Collection[int]) -> dict[int, list[Person]]:
    found: dict[int, list[Person]] = defaultdict(list)
    rows = session.exec(
        select(col(Caregiver.patient_id), Person)
        .join(Person, col(Person.id) == col(Caregiver.person_id))
        .join(OptOut, col(OptOut.phone) == col(Person.phone), isouter=True)
        .where(
            col(Caregiver.patient_id).in_(patients),
            Person.state == PersonState.ACTIVE,
            col(OptOut.phone).is_(None),
        )
        .order_by(col(Caregiver.patient_id), col(Caregiver.position))
    )
    for patient_id, person in rows:
        found[patient_id].append(person)
    return found


def _abandoned(session: Session, episodes: Collection[int]) -> set[int]:
    left = session.exec(whose_holder_has_gone().where(col(Episode.id).in_(episodes)))
    return {id_of(episode) for episode in left}


def _tellings(session: Session, episodes: Collection[int]) -> dict[int, list[Telling]]:
    found: dict[int, list[Telling]] = defaultdict(list)
    rows = session.exec(
        select(Notification, col(Message.state), col(Message.submitted_at))
        .join(Message, col(Message.id) == col(Notification.message_id))
        .where(col(Notification.episode_id).in_(episodes))
        .order_by(col(Notification.episode_id), col(Notification.step), col(Notification.id))
    )
    for told, state, left_at in rows:
        found[told.episode_id].append(
            Telling(
                person=told.person_id,
                step=told.step,
                at=told.created_at,
                failed=state in NEVER_ARRIVED,
                answer=told.answer,
                snoozed_until=told.snoozed_until_at,
                answered_at=told.answered_at,
                waits=state in NOT_LEFT,
                left_at=left_at,
            )
        )
    return found
