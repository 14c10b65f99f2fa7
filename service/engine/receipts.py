"""Receipts lift a message's state. They come in any order, twice, late or never."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, func, or_, select

from service.core.delivery import FINAL, MessageState, advance, again_at, from_provider
from service.db.tables import Attempt, Message, Outcome
from service.engine.consent import note_refused_number
from service.engine.locking import with_texts_locked
from service.engine.stopping import stop_sending
from service.sms.twilio_codes import OPTED_OUT, Code, of_receipt

DID_NOT_ARRIVE = (MessageState.FAILED, MessageState.UNDELIVERED)


def lock_texts_of(session: Session, receipts: Iterable[tuple[str, str | None]]) -> None:
    """Lock the texts that these receipts, by provider's id and attempt, are about: all at once."""
    sids = {sid for sid, _ in receipts}
    named = {attempt_id for _, attempt_id in receipts if attempt_id is not None}
    attempts = session.exec(
        select(col(Attempt.id)).where(
            or_(col(Attempt.provider_sid).in_(sids), col(Attempt.id).in_(named))
        )
    ).all()
    with_texts_locked(session, attempts)


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
    if attempt.outcome is Outcome.UNDELIVERED and reported is not MessageState.DELIVERED:
        return  # another attempt tells how this text ends
    said = of_receipt(error_code)
    if reported in DID_NOT_ARRIVE and _sent_again(session, attempt, message, said, now):
        return
    was = message.state
    lift(message, reported, provider_sid, error_code, now)
    if said.stops_all and message.state is not was and not attempt.by_alert_sender:
        stop_sending(session, said.words, now, reported=True)
    if error_code == OPTED_OUT and not note_refused_number(session, message.to_phone, now):
        message.followed_up = True


def _sent_again(
    session: Session, attempt: Attempt, message: Message, said: Code, now: datetime
) -> bool:
    """Whether a text that did not arrive is tried again; then it is back in the queue.

    The message stays the same row, whose other texts, replies and occurrences hang on it; the
    attempt keeps what became of it.
    """
    if message.state in FINAL:
        return False
    before = session.exec(
        select(func.count()).where(
            Attempt.message_id == message.id, Attempt.outcome == Outcome.UNDELIVERED
        )
    ).one()
    at = again_at(message.kind, said.again, before, now, message.expires_at)
    if at is None:
        return False
    attempt.outcome, attempt.detail = Outcome.UNDELIVERED, said.words
    newer = select(func.count()).where(
        Attempt.message_id == message.id, Attempt.started_at > attempt.started_at
    )
    if session.exec(newer).one() == 0:  # else a later attempt tells how the text ends
        message.state, message.reason = MessageState.PLANNED, said.words
        message.claimed_by = message.claim_ends_at = None
        message.provider_sid = message.ask_at = None
        message.empty_lists, message.send_after_at = 0, at
    return True


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
    if state in DID_NOT_ARRIVE:
        message.error_code, message.followed_up = error_code, False
        message.reason = of_receipt(error_code).words


def _attempt_of(session: Session, provider_sid: str, attempt_id: str | None) -> Attempt | None:
    by_sid = session.exec(select(Attempt).where(col(Attempt.provider_sid) == provider_sid)).first()
    if by_sid is not None or attempt_id is None:
        return by_sid
    by_id = session.get(Attempt, attempt_id)
    # An attempt that already carries another sid is not the one this receipt is about.
    return by_id if by_id is not None and by_id.provider_sid is None else None
