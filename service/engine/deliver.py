"""The deliver pass: what is due leaves, each call recorded before it is made and after it."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import islice
from uuid import uuid4

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col, or_, select, update

from service.core.delivery import PASSES_OPT_OUT, MessageState
from service.core.errors import CarebellError
from service.core.timing import validity
from service.db.rows import id_of
from service.db.tables import Attempt, Message, OptOut, Person, PersonState
from service.engine.context import Context, Counts
from service.engine.outcomes import record
from service.logs import logger
from service.sms.gateway import Accepted, OutgoingText, SmsGateway

CALLS_AT_ONCE = 8
"""Twilio's limit of concurrent requests is per account and unpublished; 4 to 8 is a safe start."""
CLAIM = 4 * CALLS_AT_ONCE
LEASE = timedelta(minutes=5)
"""Longer than any call can take (connect and read time limits), waves of a claim included."""

log = logger(__name__)


def deliver(ctx: Context) -> Counts:
    """Send one claim's worth of due texts, alerts first; expire and suppress what must not go."""
    now = ctx.clock.now()
    with ctx.db.write() as session:
        expired = _expire(session, now)
        taken_over = _take_over(session, now)
    holder = uuid4().hex
    with ctx.db.write() as session:
        claimed, suppressed = _claim(session, now, holder)
    sent = _send_all(ctx, claimed)
    return {
        "expired": expired,
        "taken_over": taken_over,
        "suppressed": suppressed,
        "calls": len(claimed),
        "accepted": sent,
    }


def _expire(session: Session, now: datetime) -> int:
    """Too late by its kind: recorded, never sent."""
    done = session.execute(
        update(Message)
        .where(col(Message.state) == MessageState.PLANNED, col(Message.expires_at) <= now)
        .values(state=MessageState.EXPIRED, reason="too late", settled_at=now)
    )
    return int(done.rowcount)  # type: ignore[attr-defined]  # an UPDATE has it


def _take_over(session: Session, now: datetime) -> int:
    """Claims of a process that died: with a call begun nobody knows; without one, free again."""
    lapsed = session.exec(
        select(Message)
        .where(Message.state == MessageState.CLAIMED, col(Message.claim_ends_at) <= now)
        .with_for_update(skip_locked=True)
    ).all()
    begun = set(
        session.exec(
            select(Attempt.message_id).where(
                col(Attempt.message_id).in_([message.id for message in lapsed]),
                col(Attempt.outcome).is_(None),
            )
        )
    )
    for message in lapsed:
        message.claimed_by = message.claim_ends_at = None
        if message.id in begun:
            message.state, message.reason = MessageState.UNKNOWN, "stopped while sending"
        else:
            message.state = MessageState.PLANNED
    return len(lapsed)


def _claim(session: Session, now: datetime, holder: str) -> tuple[list[Message], int]:
    """Take up to `CLAIM` due texts for this process; suppress those that nobody may be sent."""
    rows = session.exec(
        select(Message, Person, OptOut)
        .join(Person, col(Person.id) == col(Message.person_id))
        .join(OptOut, col(OptOut.phone) == col(Message.to_phone), isouter=True)
        .where(
            Message.state == MessageState.PLANNED,
            Message.send_after_at <= now,
            or_(col(Message.expires_at).is_(None), col(Message.expires_at) > now),
        )
        .order_by(col(Message.lane), col(Message.send_after_at), col(Message.id))
        .limit(CLAIM)
        .with_for_update(of=Message, skip_locked=True)
    ).all()
    claimed = []
    for message, person, opted_out in rows:
        why_not = _obstacle(message, person, opted_out)
        if why_not is not None:
            message.state, message.reason = MessageState.SUPPRESSED, why_not
            message.settled_at = now
        else:
            message.state = MessageState.CLAIMED
            message.claimed_by, message.claim_ends_at = holder, now + LEASE
            claimed.append(message)
    return claimed, len(rows) - len(claimed)


def _obstacle(message: Message, person: Person, opted_out: OptOut | None) -> str | None:
    if opted_out is not None and message.kind not in PASSES_OPT_OUT:
        return "opted out"
    if person.state is PersonState.PENDING:
        return "no consent on record"
    if person.state in (PersonState.PAUSED, PersonState.ENDED):
        return person.state.value
    return None


def _send_all(ctx: Context, claimed: Sequence[Message]) -> int:
    """Call the provider in waves, so that a kill leaves at most one wave in doubt."""
    accepted = 0
    waiting = iter([message.id for message in claimed])
    with ThreadPoolExecutor(CALLS_AT_ONCE, thread_name_prefix="send") as pool:
        while wave := list(islice(waiting, CALLS_AT_ONCE)):
            with ctx.db.write() as session:
                texts = _begin(session, wave, ctx.clock.now())
            results = list(pool.map(lambda text: _call(ctx.gateway, text), texts))
            with ctx.db.write() as session:
                for text, result in zip(texts, results, strict=True):
                    _record(session, text, result, ctx.clock.now())
            accepted += sum(isinstance(result, Accepted) for result in results)
    return accepted


def _begin(session: Session, wave: Sequence[int | None], now: datetime) -> list[OutgoingText]:
    """The attempts of one wave, to be committed before any call is made.

    Since the claim a STOP may have come, or the window may have closed: such a text goes back,
    and the next round records why it did not leave.
    """
    texts = []
    rows = session.exec(
        select(Message, Person, OptOut)
        .join(Person, col(Person.id) == col(Message.person_id))
        .join(OptOut, col(OptOut.phone) == col(Message.to_phone), isouter=True)
        .where(col(Message.id).in_(wave), Message.state == MessageState.CLAIMED)
        .with_for_update(of=Message)
    ).all()
    for message, person, opted_out in rows:
        too_late = message.expires_at is not None and message.expires_at <= now
        if too_late or _obstacle(message, person, opted_out) is not None:
            message.state = MessageState.PLANNED
            message.claimed_by = message.claim_ends_at = None
            continue
        attempt = Attempt(id=uuid4().hex, message_id=id_of(message), started_at=now)
        session.add(attempt)
        texts.append(
            OutgoingText(
                attempt_id=attempt.id,
                to=message.to_phone,
                body=message.body,
                validity=validity(now, message.expires_at),
            )
        )
    return texts


def _record(
    session: Session, text: OutgoingText, result: Accepted | Exception, now: datetime
) -> None:
    """Write one result; one that cannot be written is left claimed, and so becomes unknown."""
    try:
        with session.begin_nested():
            record(session, text.attempt_id, result, now)
    except SQLAlchemyError as error:
        log.error("result not recorded", attempt=text.attempt_id, error=type(error).__name__)


def _call(gateway: SmsGateway, text: OutgoingText) -> Accepted | Exception:
    try:
        return gateway.send(text)
    except CarebellError as error:
        return error
    except Exception as error:  # noqa: BLE001  a surprise in one call must not stop the others
        log.error("call raised", attempt=text.attempt_id, error=type(error).__name__)
        return error
