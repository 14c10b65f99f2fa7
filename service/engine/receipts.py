"""Receipts lift a message's state. They come in any order, twice, late or never."""

from datetime import datetime

from sqlmodel import Session, col, select

from service.core.delivery import FINAL, MessageState, advance, from_provider
from service.db.tables import Attempt, Message, Outcome
from service.engine.consent import note_refused_number
from service.engine.stopping import stop_sending
from service.sms.twilio_codes import OPTED_OUT, of_receipt


def apply_receipt(
    session: Session,
    *,
    provider_sid: str,
    status: str,
    attempt_id: str | None,
    error_code: int | None,
    now: datetime,
) -> None:
    """Let one receipt take effect; one that fits no message of ours, or is no news, has none."""
    attempt = _attempt_of(session, provider_sid, attempt_id)
    if attempt is not None:
        adopt(session, attempt, provider_sid, status, error_code, now)


def adopt(
    session: Session,
    attempt: Attempt,
    provider_sid: str,
    status: str,
    error_code: int | None,
    now: datetime,
) -> None:
    """Take over what the provider says of an attempt, by a receipt, a list or a look."""
    reported = from_provider(status)
    if reported is None:
        return
    # The message is locked first, as by whoever records the answer; then the attempt is true.
    message = session.get_one(Message, attempt.message_id, with_for_update=True)
    session.refresh(attempt)
    if attempt.provider_sid is None:
        # The answer to the call has not been stored, or never came: this is the proof.
        attempt.provider_sid, attempt.outcome = provider_sid, Outcome.ACCEPTED
    was = message.state
    lift(message, reported, provider_sid, error_code, now)
    said = of_receipt(error_code)
    if said.stops_all and message.state is not was:
        stop_sending(session, said.words, now, reported=True)
    if error_code == OPTED_OUT and not note_refused_number(session, message.to_phone, now):
        message.followed_up = True


def lift(
    message: Message,
    reported: MessageState,
    provider_sid: str,
    error_code: int | None,
    now: datetime,
) -> None:
    """Move a message up to what the provider reports; a lower or second final state is no news."""
    state = advance(message.state, reported)
    if state is message.state:
        return
    message.state = state
    message.claimed_by = message.claim_ends_at = None
    message.provider_sid = message.provider_sid or provider_sid
    message.submitted_at = message.submitted_at or now
    message.reason = None
    if state in FINAL:
        message.settled_at, message.ask_at = now, None
    if state in (MessageState.FAILED, MessageState.UNDELIVERED):
        message.error_code, message.followed_up = error_code, False
        message.reason = of_receipt(error_code).words


def _attempt_of(session: Session, provider_sid: str, attempt_id: str | None) -> Attempt | None:
    by_sid = session.exec(select(Attempt).where(col(Attempt.provider_sid) == provider_sid)).first()
    if by_sid is not None or attempt_id is None:
        return by_sid
    by_id = session.get(Attempt, attempt_id)
    # An attempt that already carries another sid is not the one this receipt is about.
    return by_id if by_id is not None and by_id.provider_sid is None else None
