"""Writing down how a call to the provider ended."""

from datetime import datetime

from sqlmodel import Session, func, select

from service.core.delivery import Lane, MessageState, wait_for_next_try
from service.core.errors import NotSentError, RejectedError
from service.core.policy import ReconcileTimes
from service.core.unknowns import first_look_at
from service.db.rows import id_of
from service.db.tables import Attempt, Message, Outcome
from service.engine.consent import note_refused_number
from service.engine.receipts import lift
from service.engine.stopping import stop_sending
from service.sms.gateway import Accepted
from service.sms.twilio_codes import OPTED_OUT, of_answer


def record(
    session: Session,
    times: ReconcileTimes,
    attempt: Attempt,
    message: Message,
    result: Accepted | Exception,
    now: datetime,
) -> None:
    """Write one call's result to its attempt and its message, which is locked.

    A receipt may have come first: what it told stands. Anything that is neither a clear yes nor
    a clear no leaves the message unknown; it is not sent again on a guess.
    """
    attempt.ended_at = now
    message.attempts += 1
    if isinstance(result, Accepted):
        _accept(attempt, message, result.sid, times, now)
        return
    attempt.detail = str(result)
    attempt.error_code = getattr(result, "code", None)
    if message.state is not MessageState.CLAIMED or attempt.outcome is not None:
        # It has been found out, or given up and is being sent by another: no news.
        attempt.outcome = attempt.outcome or Outcome.UNKNOWN
        return
    if isinstance(result, NotSentError) and _believed(session, attempt):
        result = RejectedError(attempt.detail, result.code, result.failure)
    message.claimed_by = message.claim_ends_at = None
    if isinstance(result, RejectedError):
        attempt.outcome = Outcome.REJECTED
        _reject(session, message, result, now)
    elif isinstance(result, NotSentError):
        attempt.outcome = Outcome.NOT_SENT
        _try_later(session, attempt, message, result, now)
    else:
        attempt.outcome = Outcome.UNKNOWN
        message.state, message.reason = MessageState.UNKNOWN, attempt.detail
        message.ask_at = first_look_at(message.kind, attempt.started_at, times)


def _accept(
    attempt: Attempt, message: Message, sid: str, times: ReconcileTimes, now: datetime
) -> None:
    if attempt.outcome is Outcome.UNDELIVERED:  # a receipt was faster, and a failure's
        return
    if message.provider_sid is not None and message.provider_sid == attempt.provider_sid:
        message.provider_sid = sid  # the receipt that came first may have named another text
    attempt.outcome, attempt.provider_sid = Outcome.ACCEPTED, sid
    lift(message, MessageState.SUBMITTED, sid, None, now)
    if message.settled_at is None:
        message.ask_at = now + times.poll


def _believed(session: Session, attempt: Attempt) -> bool:
    """Whether a refusal that is worth one more try has come for the second time."""
    if not of_answer(attempt.error_code).once_more:
        return False
    refused = select(func.count()).where(
        Attempt.message_id == attempt.message_id,
        Attempt.error_code == attempt.error_code,
        Attempt.id != attempt.id,
    )
    return session.exec(refused).one() > 0


def _reject(session: Session, message: Message, error: RejectedError, now: datetime) -> None:
    message.state, message.reason = MessageState.FAILED, of_answer(error.code).words
    message.error_code, message.settled_at = error.code, now
    message.followed_up = False
    if error.code == OPTED_OUT and not note_refused_number(session, message.to_phone, now):
        message.followed_up = True


def _try_later(
    session: Session, attempt: Attempt, message: Message, error: NotSentError, now: datetime
) -> None:
    """Back into the queue; never past the text's own usefulness, which claiming looks at."""
    message.state, message.reason = MessageState.PLANNED, str(error)
    message.send_after_at = now + wait_for_next_try(
        Lane(message.lane), message.attempts, id_of(message), error.retry_after
    )
    if error.stops_all and attempt.by_alert_sender:
        message.error_code, message.followed_up = error.code, False
    elif error.stops_all:
        stop_sending(session, of_answer(error.code).words, now, reported=False)
