"""Writing down how a call to the provider ended."""

from datetime import datetime

from sqlmodel import Session

from service.core.delivery import MessageState, backoff
from service.core.errors import NotSentError, RejectedError
from service.db.tables import Attempt, Message, Outcome
from service.engine.consent import note_refused_number
from service.engine.receipts import lift
from service.sms.gateway import Accepted
from service.sms.twilio_gateway import OPTED_OUT


def record(session: Session, attempt_id: str, result: Accepted | Exception, now: datetime) -> None:
    """Write one call's result to its attempt and its message.

    A receipt may have come first: what it told stands. Anything that is neither a clear yes nor
    a clear no leaves the message unknown; it is not sent again on a guess.
    """
    attempt = session.get_one(Attempt, attempt_id)
    message = session.get_one(Message, attempt.message_id, with_for_update=True)
    attempt.ended_at = now
    message.attempts += 1
    if isinstance(result, Accepted):
        attempt.outcome, attempt.provider_sid = Outcome.ACCEPTED, result.sid
        lift(message, MessageState.SUBMITTED, result.sid, None, now)
        return
    attempt.detail = str(result)
    attempt.error_code = getattr(result, "code", None)
    if message.state is not MessageState.CLAIMED:
        attempt.outcome = attempt.outcome or Outcome.UNKNOWN
        return
    message.claimed_by = message.claim_ends_at = None
    if isinstance(result, RejectedError):
        attempt.outcome = Outcome.REJECTED
        _reject(session, message, result, now)
    elif isinstance(result, NotSentError):
        attempt.outcome = Outcome.NOT_SENT
        message.state, message.reason = MessageState.PLANNED, str(result)
        message.send_after_at = now + backoff(message.attempts)
    else:
        attempt.outcome = Outcome.UNKNOWN
        message.state, message.reason = MessageState.UNKNOWN, attempt.detail


def _reject(session: Session, message: Message, error: RejectedError, now: datetime) -> None:
    message.state, message.reason = MessageState.FAILED, str(error)
    message.error_code, message.settled_at = error.code, now
    if error.code == OPTED_OUT:
        note_refused_number(session, message.to_phone, now)
