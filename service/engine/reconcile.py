"""The reconcile pass: the provider is asked about texts whose end nobody told us."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from service.core.delivery import ASKED_ABOUT, MessageState
from service.core.errors import GatewayError
from service.core.policy import ReconcileTimes
from service.core.unknowns import (
    ASK_AGAIN_AFTER,
    LookAgain,
    SendAgain,
    Verdict,
    after_empty_list,
    after_no_list,
)
from service.db.database import DOES_NOT_ANSWER
from service.db.rows import id_of
from service.db.tables import LISTED_MORE_THAN_ONCE, Attempt, Message, Outcome
from service.engine.context import Context, Counts
from service.engine.quarantine import note_problem
from service.engine.receipts import adopt
from service.logs import logger
from service.sms.gateway import ProviderText, SmsGateway

QUESTIONS_PER_ROUND = 20
LONGEST_QUESTION = timedelta(seconds=45)
"""Above the time limits of connecting and reading together."""
QUARANTINED_FOR = timedelta(minutes=30)
"""When asking raised an error of another kind."""
POLLED_FOR = timedelta(hours=36)
"""Longer than any text is queued (Twilio: ten hours) and reported late."""
CLOCKS_DIFFER_BY = timedelta(minutes=2)
"""Up to this the doctor only warns: a text that is missed for it would be sent twice."""
ACCEPTED_WITHIN = timedelta(minutes=2)

log = logger(__name__)


def reconcile(ctx: Context) -> Counts:
    """Ask about every text whose time to be asked about has come.

    An unknown one is looked for on the provider's list and adopted if it is there; if not, the
    contract of its kind decides. One that has no final state is looked at by its sid.
    """
    counts = {"found": 0, "sent_again": 0, "asked": 0}
    for _ in range(QUESTIONS_PER_ROUND):
        message = _take_next(ctx)
        if message is None:
            break
        counts["asked"] += 1
        try:
            if message.state is MessageState.UNKNOWN:
                _settle_unknown(ctx, message, counts)
            else:
                _poll(ctx, message)
        except GatewayError as error:
            log.warning("provider could not be asked", message=message.id, why=str(error))
            counts["sent_again"] += _no_list(ctx, message)
        except DOES_NOT_ANSWER:
            raise
        except Exception as error:  # noqa: BLE001  one bad row must not stop the others
            _set_aside(ctx, message, error)
    return counts


def _take_next(ctx: Context) -> Message | None:
    """The next text to ask about; for the time that a question takes no other worker asks it.

    Two that asked at the same time would make two empty lists out of one moment.
    """
    now = ctx.clock.now()
    with ctx.db.write() as session:
        message = session.exec(
            select(Message)
            .where(
                col(Message.ask_at) <= now,
                col(Message.state).in_(ASKED_ABOUT),
            )
            .order_by(col(Message.lane), col(Message.ask_at))
            .limit(1)
            .with_for_update(skip_locked=True)
        ).first()
        if message is not None:
            message.ask_at = now + LONGEST_QUESTION
        return message


def _no_list(ctx: Context, asked: Message) -> bool:
    """Nothing could be learned: ask again later; whether the text is sent again instead."""
    now = ctx.clock.now()
    with ctx.db.write() as session:
        message = session.get_one(Message, asked.id, with_for_update=True)
        if message.state is not MessageState.UNKNOWN:
            message.ask_at = None if message.settled_at else now + ASK_AGAIN_AFTER
            return False
        attempt = _open_attempt(session, message)
        times = ctx.policy.reconcile
        verdict = after_no_list(message.kind, attempt.started_at, now, times)
        if isinstance(verdict, SendAgain):
            attempt.outcome, attempt.detail = Outcome.UNKNOWN, "the provider could not be asked"
        return _follow(verdict, message, "the provider could not be asked", now)


def _set_aside(ctx: Context, asked: Message, error: Exception) -> None:
    with ctx.db.write() as session:
        message = session.get_one(Message, asked.id)
        message.ask_at = ctx.clock.now() + QUARANTINED_FOR
        note_problem(message, error)


def _settle_unknown(ctx: Context, asked: Message, counts: Counts) -> None:
    with ctx.db.read() as session:
        attempt = _open_attempt(session, asked)
    since = attempt.started_at - CLOCKS_DIFFER_BY
    listed = ctx.gateway.sent_to(asked.to_phone, since)
    now = ctx.clock.now()
    with ctx.db.write() as session:
        message = session.get_one(Message, asked.id, with_for_update=True)
        if message.state is not MessageState.UNKNOWN:  # a receipt was faster
            return
        attempt = _open_attempt(session, message)
        found = [text for text in listed if _is_ours(session, text, message, attempt)]
        if found:
            if len(found) > _expected(session, message):
                log.warning("text left more than once", message=message.id, times=len(found))
                attempt.detail = LISTED_MORE_THAN_ONCE
            adopt(session, attempt, found[0].sid, found[0].status, found[0].error_code, now)
            message.ask_at = now + ctx.policy.reconcile.poll if not message.settled_at else None
            counts["found"] += 1
        else:
            counts["sent_again"] += _not_found(ctx.policy.reconcile, message, attempt, now)


def _not_found(times: ReconcileTimes, message: Message, attempt: Attempt, now: datetime) -> bool:
    message.empty_lists += 1
    verdict = after_empty_list(
        message.kind, attempt.started_at, message.empty_lists, message.expires_at, now, times
    )
    if isinstance(verdict, SendAgain):
        attempt.outcome, attempt.detail = Outcome.NOT_SENT, "not on the provider's list"
    return _follow(verdict, message, "not on the provider's list", now)


def _follow(verdict: Verdict, message: Message, why: str, now: datetime) -> bool:
    """Do to an unknown text what was decided; whether it is sent again."""
    message.ask_at = verdict.at if isinstance(verdict, LookAgain) else None
    if not isinstance(verdict, SendAgain):
        return False
    message.state, message.reason = MessageState.PLANNED, why
    message.empty_lists = 0
    message.send_after_at = now
    return True


def _is_ours(session: Session, text: ProviderText, message: Message, attempt: Attempt) -> bool:
    """Whether a listed text is this attempt's: same words, right time, not known as another's.

    A trial account puts words of its own in front.
    """
    in_time = text.created_at <= attempt.started_at + ACCEPTED_WITHIN + CLOCKS_DIFFER_BY
    if not in_time or not text.body.endswith(message.body):
        return False
    other = select(func.count()).where(Attempt.provider_sid == text.sid, Attempt.id != attempt.id)
    return session.exec(other).one() == 0


def _expected(session: Session, message: Message) -> int:
    """How many such texts the list may hold: people who share a phone are asked in one wording."""
    return session.exec(
        select(func.count()).where(
            Message.to_phone == message.to_phone,
            Message.body == message.body,
            col(Message.state).in_([MessageState.CLAIMED, MessageState.UNKNOWN]),
        )
    ).one()


def _open_attempt(session: Session, message: Message) -> Attempt:
    """The newest attempt: the one whose end is not known."""
    return session.exec(
        select(Attempt)
        .where(Attempt.message_id == message.id)
        .order_by(col(Attempt.started_at).desc(), col(Attempt.id))
        .limit(1)
    ).one()


def _poll(ctx: Context, asked: Message) -> None:
    """Receipts are sent at best effort: look at the text itself, then ever more rarely."""
    text = _fetch(ctx.gateway, asked)
    now = ctx.clock.now()
    with ctx.db.write() as session:
        message = session.get_one(Message, id_of(asked), with_for_update=True)
        if text is not None:
            attempt = session.exec(
                select(Attempt).where(col(Attempt.provider_sid) == message.provider_sid)
            ).one()
            adopt(session, attempt, text.sid, text.status, text.error_code, now)
        if message.settled_at is None:
            age = now - (message.submitted_at or now)
            message.ask_at = (
                now + max(age, ctx.policy.reconcile.poll) if age < POLLED_FOR else None
            )


def _fetch(gateway: SmsGateway, message: Message) -> ProviderText | None:
    return gateway.fetch(message.provider_sid) if message.provider_sid is not None else None
