"""The deliver pass: what is due leaves, each call recorded before it is made and after it."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import islice
from uuid import uuid4

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col, select

from service.core.delivery import Lane, MessageState
from service.core.errors import CarebellError
from service.core.policy import Pace, ReconcileTimes
from service.core.timing import validity
from service.db.rows import id_of
from service.db.tables import Attempt, Message, OptOut, Person, ServiceState
from service.engine.claim import claim, expire, give_back, obstacle, take_over
from service.engine.context import Context, Counts
from service.engine.outcomes import record
from service.engine.pace import calls_free, waits_for_pace
from service.engine.stopping import sending_works
from service.logs import logger
from service.sms.gateway import Accepted, OutgoingText, SmsGateway

WAVE = 8
"""Calls of this process at a time: as many as a kill may leave in doubt."""

log = logger(__name__)


def deliver(ctx: Context) -> Counts:
    """Send one claim's worth of due texts, alerts first; expire and suppress what must not go."""
    now = ctx.clock.now()
    with ctx.db.write() as session:
        expired = expire(session, now)
        taken_over = take_over(session, ctx.policy.reconcile, now)
    with ctx.db.write() as session:
        taken = claim(session, ctx.policy, ctx.holder, now)
    calls, accepted = _send_all(ctx, taken.messages)
    return {
        "expired": expired,
        "taken_over": taken_over,
        "suppressed": taken.suppressed,
        "calls": calls,
        "accepted": accepted,
    }


def let_go(ctx: Context) -> None:
    """Give back what this process has claimed and not ended: it will not come to it any more.

    A database that does not answer is a log line: the leases end all the same.
    """
    try:
        with ctx.db.write() as session:
            give_back(session, ctx.policy.reconcile, ctx.holder)
    except SQLAlchemyError as error:
        log.warning("claims not given back", error=type(error).__name__)


def _send_all(ctx: Context, claimed: Sequence[Message]) -> tuple[int, int]:
    """Call the provider in waves, so that a kill leaves at most one wave in doubt.

    How many calls were made, and how many were accepted. A process that is to stop begins no
    further wave and gives the rest back.
    """
    calls = accepted = 0
    waiting = iter([message.id for message in claimed])
    with ThreadPoolExecutor(WAVE, thread_name_prefix="send") as pool:
        while not ctx.stopping.is_set() and (wave := list(islice(waiting, WAVE))):
            with ctx.db.write() as session:
                texts = _begin(session, ctx.policy.pace, ctx.holder, wave, ctx.clock.now())
            results = list(pool.map(lambda text: _call(ctx.gateway, text), texts))
            with ctx.db.write() as session:
                for text, result in zip(texts, results, strict=True):
                    _record(session, ctx.policy.reconcile, text, result, ctx.clock.now())
                here = sum(isinstance(result, Accepted) for result in results)
                if here:
                    sending_works(session)
            calls, accepted = calls + len(texts), accepted + here
    if ctx.stopping.is_set():
        let_go(ctx)
    return calls, accepted


def _begin(
    session: Session, pace: Pace, holder: str, wave: Sequence[int | None], now: datetime
) -> list[OutgoingText]:
    """The attempts of one wave, to be committed before any call is made.

    Since the claim a STOP may have come, the window may have closed, or other workers may have
    all calls that the account allows: such a text goes back, and a later round looks again. One
    whose lease ran out while this worker stood still may be another's by now: it is left alone.
    """
    texts: list[OutgoingText] = []
    rows = session.exec(
        select(Message, Person, OptOut)
        .join(Person, col(Person.id) == col(Message.person_id))
        .join(OptOut, col(OptOut.phone) == col(Message.to_phone), isouter=True)
        .where(col(Message.id).in_(wave), Message.claimed_by == holder)
        .order_by(col(Message.lane), col(Message.id))
        .with_for_update(of=Message)
    ).all()
    session.get(ServiceState, 1, with_for_update=True)  # as in `claim`
    free = calls_free(session, pace, now)
    for message, person, opted_out in rows:
        too_late = message.expires_at is not None and message.expires_at <= now
        no_call_free = waits_for_pace(message) and len(texts) >= free
        if too_late or no_call_free or obstacle(message, person, opted_out) is not None:
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
                urgent=message.lane == Lane.ALERT,
            )
        )
    return texts


def _record(
    session: Session,
    times: ReconcileTimes,
    text: OutgoingText,
    result: Accepted | Exception,
    now: datetime,
) -> None:
    """Write one result; one that cannot be written is left claimed, and so becomes unknown."""
    try:
        with session.begin_nested():
            record(session, times, text.attempt_id, result, now)
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
