"""The deliver passes: what is due leaves, each call recorded before it is made and after it."""

from collections.abc import Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col, select

from service.core.delivery import LANES, ROUTINE, URGENT, Lane, MessageState
from service.core.errors import CarebellError
from service.core.policy import Pace
from service.core.timing import validity
from service.db.rows import id_of
from service.db.tables import Attempt, Message, OptOut, Person, ServiceState
from service.engine.claim import CLAIM, claim, expire, give_back, obstacle, overtaken, take_over
from service.engine.context import Context, Counts
from service.engine.locking import with_texts_locked
from service.engine.outcomes import record
from service.engine.pace import by_alert_sender, calls_free, waits_for_pace
from service.engine.stopping import sending_works
from service.logs import logger
from service.sms.gateway import Accepted, OutgoingText, SmsGateway

WAVE = 7
"""Open calls of one pass at a time: as many as a kill may leave in doubt, and as many as the
default of `calls_at_once` leaves to texts that are no alerts."""
PATIENCE_S = 0.5
"""How long a wave waits for its slowest call before the others' ends are written down."""
ROUND_FOR = timedelta(seconds=20)
"""After that a round waits for its open calls only, so that the pass gives a sign of life."""

log = logger(__name__)


def deliver_alerts(ctx: Context) -> Counts:
    """Send due alerts, whatever the calls for other texts are at."""
    return deliver(ctx, URGENT)


def deliver_routine(ctx: Context) -> Counts:
    """Send what is due and no alert."""
    return deliver(ctx, ROUTINE)


def deliver(ctx: Context, lanes: Collection[Lane] = LANES) -> Counts:
    """Send one claim's worth of due texts, alerts first; expire and suppress what must not go.

    While a call hangs, what becomes due meanwhile is sent beside it.
    """
    now = ctx.clock.now()
    with ctx.db.write() as session:
        expired = expire(session, now)
        taken_over = take_over(session, ctx.policy.reconcile, now)
    return {"expired": expired, "taken_over": taken_over} | _Round(ctx, lanes).run()


def let_go(ctx: Context, lanes: Collection[Lane] = LANES) -> None:
    """Give back what this process has claimed and not ended: it will not come to it any more.

    A database that does not answer is a log line: the leases end all the same.
    """
    try:
        with ctx.db.write() as session:
            give_back(session, ctx.policy.reconcile, ctx.holder, lanes)
    except SQLAlchemyError as error:
        log.warning("claims not given back", error=type(error).__name__)


class _Round:
    """One round of a deliver pass: what is claimed, and which calls are open.

    Calls begin in waves, so that a kill leaves at most one wave in doubt; one that hangs keeps
    its place in the wave and nobody else's. A process that is to stop begins no further call and
    gives the rest back.
    """

    def __init__(self, ctx: Context, lanes: Collection[Lane]) -> None:
        self._ctx, self._lanes = ctx, lanes
        self._claimed: list[int] = []
        self._open: dict[Future[Accepted | Exception], OutgoingText] = {}
        self._counts = {"suppressed": 0, "calls": 0, "accepted": 0}

    def run(self) -> Counts:
        """Go on until nothing more is due, or a while has passed, and no call is open."""
        until = self._ctx.clock.now() + ROUND_FOR
        self._claim()
        with ThreadPoolExecutor(WAVE, thread_name_prefix="send") as pool:
            while self._claimed or self._open:
                if self._ctx.stopping.is_set():
                    self._claimed.clear()
                self._begin(pool)
                self._end()
                if self._open and not self._claimed and self._ctx.clock.now() < until:
                    self._claim()
        if self._ctx.stopping.is_set():
            let_go(self._ctx, self._lanes)
        return self._counts

    def _claim(self) -> None:
        """Beside calls that hang only as much is claimed as can be called at once."""
        room = WAVE - len(self._open) if self._open else CLAIM
        if room == 0 or self._ctx.stopping.is_set():
            return
        ctx = self._ctx
        with ctx.db.write() as session:
            taken = claim(session, ctx.policy, ctx.holder, ctx.clock.now(), self._lanes, room)
        self._claimed = [id_of(message) for message in taken.messages]
        self._counts["suppressed"] += taken.suppressed

    def _begin(self, pool: ThreadPoolExecutor) -> None:
        room = WAVE - len(self._open)
        wave, self._claimed = self._claimed[:room], self._claimed[room:]
        if not wave:
            return
        ctx = self._ctx
        with ctx.db.write() as session:
            texts = _begin(session, ctx.policy.pace, ctx.holder, wave, ctx.clock.now())
        self._open |= {pool.submit(_call, ctx.gateway, text): text for text in texts}
        self._counts["calls"] += len(texts)

    def _end(self) -> None:
        """Write down how those calls ended that did so in time."""
        ended = wait(self._open, PATIENCE_S).done
        results = {self._open[call].attempt_id: call.result() for call in ended}
        for call in ended:
            del self._open[call]
        if results:
            with self._ctx.db.write() as session:
                self._counts["accepted"] += _record_all(session, self._ctx, results)


def _begin(
    session: Session, pace: Pace, holder: str, wave: Sequence[int], now: datetime
) -> list[OutgoingText]:
    """The attempts of one wave, to be committed before any call is made.

    Since the claim a STOP, words of danger or a nudge's answer may have come, the window may have
    closed, or other workers may have all calls that the account allows: such a text goes back,
    and a later round looks again. One whose lease ran out while this worker stood still may be
    another's by now: it is left alone.
    """
    texts: list[OutgoingText] = []
    rows = session.exec(
        select(Message, Person, OptOut)
        .join(Person, col(Person.id) == col(Message.person_id))
        .join(OptOut, col(OptOut.phone) == col(Message.to_phone), isouter=True)
        .where(col(Message.id).in_(wave), Message.claimed_by == holder)
        .order_by(col(Message.id))
        .with_for_update(of=Message)
    ).all()
    session.get(ServiceState, 1, with_for_update=True)  # as in `claim`
    free = calls_free(session, pace, now)
    moot = overtaken(session, [message for message, _, _ in rows], now)
    for message, person, opted_out in sorted(rows, key=lambda row: row[0].lane):
        too_late = message.expires_at is not None and message.expires_at <= now
        no_call_free = waits_for_pace(message) and len(texts) >= free
        must_not = id_of(message) in moot or obstacle(message, person, opted_out) is not None
        if too_late or no_call_free or must_not:
            message.state = MessageState.PLANNED
            message.claimed_by = message.claim_ends_at = None
            continue
        attempt = Attempt(
            id=uuid4().hex,
            message_id=id_of(message),
            started_at=now,
            by_alert_sender=by_alert_sender(message, pace),
        )
        session.add(attempt)
        texts.append(
            OutgoingText(
                attempt_id=attempt.id,
                to=message.to_phone,
                body=message.body,
                validity=validity(now, message.expires_at),
                urgent=message.lane in URGENT,
            )
        )
    return texts


def _record_all(session: Session, ctx: Context, results: dict[str, Accepted | Exception]) -> int:
    """Write all results; how many texts were accepted.

    One that cannot be written is left claimed, and so becomes unknown.
    """
    proves_that_sending_works = False
    for attempt, message in with_texts_locked(session, results).values():
        result = results[attempt.id]
        try:
            with session.begin_nested():
                record(session, ctx.policy.reconcile, attempt, message, result, ctx.clock.now())
        except SQLAlchemyError as error:
            log.error("result not recorded", attempt=attempt.id, error=type(error).__name__)
        proves_that_sending_works |= isinstance(result, Accepted) and not attempt.by_alert_sender
    if proves_that_sending_works:
        sending_works(session)
    return sum(isinstance(result, Accepted) for result in results.values())


def _call(gateway: SmsGateway, text: OutgoingText) -> Accepted | Exception:
    try:
        return gateway.send(text)
    except CarebellError as error:
        return error
    except Exception as error:  # noqa: BLE001  a surprise in one call must not stop the others
        log.error("call raised", attempt=text.attempt_id, error=type(error).__name__)
        return error
