"""Writing down how a call to the provider ended."""

from datetime import datetime

from sqlmodel import Session

from service.core.delivery import MessageState, backoff
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
    attempt_id: str,
    result: Accepted | Exception,
    now: datetime,
) -> None:
    """Write one call's result to its attempt and its message.

    A receipt may have come first: what it told stands. Anything that is neither a clear yes nor
    a clear no leaves the message unknown; it is not sent again on a guess.
    """
    attempt = session.get_one(Attempt, attempt_id)
    message = session.get_one(Message, attempt.message_id, with_for_update=True)
    session.refresh(attempt)  # a receipt may have told of it while we waited for the lock
    attempt.ended_at = now
    message.attempts += 1
    if isinstance(result, Accepted):
        attempt.outcome, attempt.provider_sid = Outcome.ACCEPTED, result.sid
        lift(message, MessageState.SUBMITTED, result.sid, None, now)
        if message.settled_at is None:
            message.ask_at = now + times.poll
        return
    attempt.detail = str(result)
    attempt.error_code = getattr(result, "code", None)
    if message.state is not MessageState.CLAIMED or attempt.outcome is not None:
        # It has been found out, or given up and is being sent by another: no news.
        attempt.outcome = attempt.outcome or Outcome.UNKNOWN
        return
    message.claimed_by = message.claim_ends_at = None
    if isinstance(result, RejectedError):
        attempt.outcome = Outcome.REJECTED
        _reject(session, message, result, now)
    elif isinstance(result, NotSentError):
        attempt.outcome = Outcome.NOT_SENT
        _try_later(session, message, result, now)
    else:
        attempt.outcome = Outcome.UNKNOWN
        message.state, message.reason = MessageState.UNKNOWN, attempt.detail
        message.ask_at = first_look_at(message.kind, attempt.started_at, times)


def _reject(session: Session, message: Message, error: RejectedError, now: datetime) -> None:
    message.state, message.reason = MessageState.FAILED, of_answer(error.code).words
    message.error_code, message.settled_at = error.code, now
    message.followed_up = False
    if error.code == OPTED_OUT and not note_refused_number(session, message.to_phone, now):
        message.followed_up = True


def _try_later(session: Session, message: Message, error: NotSentError, now: datetime) -> None:
    """Back into the queue; never past the text's own usefulness, which claiming looks at."""
    message.state, message.reason = MessageState.PLANNED, str(error)
    wait = backoff(message.attempts, id_of(message))
    message.send_after_at = now + max(wait, error.retry_after or wait)
    if error.stops_all:
        stop_sending(session, of_answer(error.code).words, now, reported=False)
