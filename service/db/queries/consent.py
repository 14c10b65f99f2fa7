"""Consent as rows: the events of a number, its opt-out, and what an erased opt-out leaves."""

import hmac
import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from sqlmodel import Session, col, select, update

from service.core.delivery import PASSES_OPT_OUT, MessageState
from service.db.queries.people import people_at
from service.db.tables import (
    ConsentEvent,
    ConsentKind,
    Message,
    OptOut,
    Person,
    PersonState,
    ServiceState,
    SuppressedNumber,
)

INVITE_OPEN_FOR = timedelta(days=14)
"""How long a bare YES is an answer to the invite; JOIN is one for as long as somebody waits."""
SENTENCE = "sentence"
LIFTABLE = (SENTENCE, "voice", "email", "paper")
"""Opt-outs that a person entered or that were read from a sentence: an admin may lift these."""
_WORDING_KEPT = 200


def record(  # noqa: PLR0913  an event is all of this
    session: Session,
    phone: str,
    kind: ConsentKind,
    source: str,
    wording: str,
    now: datetime,
    *,
    followed_up: bool = True,
) -> None:
    """Add an event to the history of everybody at this number, or of the number alone."""
    owners: list[Person | None] = list(people_at(session, phone))
    session.add_all(
        ConsentEvent(
            person_id=None if owner is None else owner.id,
            phone=phone,
            kind=kind,
            source=source,
            wording=wording[:_WORDING_KEPT],
            language=None if owner is None else owner.language,
            happened_at=now,
            followed_up=followed_up,
        )
        for owner in owners or [None]
    )


def block(
    session: Session,
    phone: str,
    source: str,
    wording: str,
    now: datetime,
    *,
    followed_up: bool = True,
) -> None:
    """Send nothing to this number from now on: what waits to leave for it never does."""
    session.add(OptOut(phone=phone, source=source, happened_at=now))
    record(session, phone, ConsentKind.OPTED_OUT, source, wording, now, followed_up=followed_up)
    session.execute(
        update(Message)
        .where(
            col(Message.to_phone) == phone,
            col(Message.state) == MessageState.PLANNED,
            col(Message.kind).not_in(PASSES_OPT_OUT),
        )
        .values(state=MessageState.SUPPRESSED, reason="opted out", settled_at=now)
    )
    # What was asked before a STOP is not asked again, START or not.
    session.execute(
        update(Message)
        .where(col(Message.to_phone) == phone, col(Message.nudge_at).is_not(None))
        .values(nudge_at=None)
    )


def invited_at(session: Session, person: Person) -> datetime | None:
    """When somebody who has not agreed yet was last invited at this number; None if never."""
    if person.state is not PersonState.PENDING:
        return None
    return session.exec(
        select(ConsentEvent.happened_at)
        .where(
            ConsentEvent.person_id == person.id,
            ConsentEvent.phone == person.phone,
            ConsentEvent.kind == ConsentKind.INVITED,
        )
        .order_by(col(ConsentEvent.id).desc())
    ).first()


def forget_number(session: Session, phone: str, now: datetime) -> None:
    """Keep of a number's opt-out only a keyed hash, for when its owner is erased.

    Without it a later import would text somebody who had said STOP. A number that has not opted
    out leaves nothing.
    """
    blocked = session.get(OptOut, phone)
    if blocked is None:
        return
    session.delete(blocked)
    session.merge(SuppressedNumber(digest=_digest(session, phone), suppressed_at=now))
    session.flush()


def is_suppressed(session: Session, phone: str) -> bool:
    """Whether an erased person has opted this number out."""
    if session.exec(select(SuppressedNumber.digest).limit(1)).first() is None:
        return False
    return session.get(SuppressedNumber, _digest(session, phone)) is not None


def unsuppress(session: Session, phone: str) -> None:
    """Forget the hash of a number: its owner has texted START."""
    if is_suppressed(session, phone):
        session.delete(session.get_one(SuppressedNumber, _digest(session, phone)))


def _digest(session: Session, phone: str) -> str:
    """The number's hash under this database's own key, which is made when it is first needed.

    Without the key all numbers of a country could be tried in minutes.
    """
    state = session.get_one(ServiceState, 1, with_for_update=True)
    state.number_key = state.number_key or secrets.token_hex(32)
    return hmac.new(bytes.fromhex(state.number_key), phone.encode(), sha256).hexdigest()
