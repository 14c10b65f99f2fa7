"""Links in alerts: the key that signs them, and the alert and person that one stands for."""

import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlmodel import Session, col, select

from service.db.tables import (
    Caregiver,
    Episode,
    Notification,
    OptOut,
    Person,
    PersonState,
    ServiceState,
)
from service.links import Link, Links

OPEN_AFTER_CLOSING = timedelta(days=2)
"""How long a page can still be looked at once its episode is closed."""


class Linked(NamedTuple):
    """What a link opens: one alert to one caregiver."""

    episode: Episode
    person: Person
    caregiver: Caregiver


def links(session: Session) -> Links:
    """What signs this database's links; the key is made when it is first needed."""
    state = session.get_one(ServiceState, 1, with_for_update=True)
    state.link_key = state.link_key or secrets.token_urlsafe(32)
    return Links(state.link_key)


def linked(session: Session, link: Link, now: datetime) -> Linked | None:
    """What a link opens now; None once the person, the consent or the alert is no more.

    It dies with the caregiver's STOP or removal, with the patient's consent to it, when links
    were cut after it was issued, and two days after the episode was closed.
    """
    row = session.exec(
        select(Episode, Person, Caregiver)
        .join(Notification, col(Notification.episode_id) == col(Episode.id))
        .join(Person, col(Person.id) == col(Notification.person_id))
        .join(
            Caregiver,
            (col(Caregiver.person_id) == col(Person.id))
            & (col(Caregiver.patient_id) == col(Episode.patient_id)),
        )
        .where(
            Episode.id == link.episode_id,
            Person.id == link.person_id,
            Person.state == PersonState.ACTIVE,
            col(Caregiver.gets_page).is_(True),
            col(Person.phone).not_in(select(col(OptOut.phone))),
        )
    ).first()
    if row is None:
        return None
    found = Linked(*row)
    cut_at, closed_at = found.caregiver.links_from_at, found.episode.closed_at
    if cut_at is not None and link.issued_at < cut_at:
        return None
    if closed_at is not None and now > closed_at + OPEN_AFTER_CLOSING:
        return None
    return found
