"""Putting a text into the outbox: the decision to send it and its row are one transaction."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from service.core.delivery import HELD_BY_QUIET_HOURS, MessageKind, lane_of, lifetime
from service.core.segments import count
from service.core.timing import after_quiet_hours
from service.db.rows import id_of
from service.db.tables import Message, Person


def put(  # noqa: PLR0913  a text is all of this
    session: Session,
    kind: MessageKind,
    person: Person,
    body: str,
    now: datetime,
    *,
    prompt_id: int | None = None,
    episode_id: int | None = None,
    urgent: bool = False,
    rests: timedelta = timedelta(0),
) -> Message:
    """Plan a text that is due now; quiet hours of its reader hold the kinds that can wait.

    An `urgent` one passes them. One that `rests` leaves so much later: it may change until then.
    """
    useful_for = lifetime(kind)
    at = now + rests
    held = kind in HELD_BY_QUIET_HOURS and not urgent
    message = Message(
        kind=kind,
        person_id=id_of(person),
        to_phone=person.phone,
        prompt_id=prompt_id,
        episode_id=episode_id,
        body=body,
        segments=count(body).segments,
        lane=lane_of(kind),
        due_at=now,
        send_after_at=after_quiet_hours(at, ZoneInfo(person.zone), person.quiet) if held else at,
        expires_at=None if useful_for is None else now + useful_for,
        created_at=now,
    )
    session.add(message)
    session.flush()
    return message
