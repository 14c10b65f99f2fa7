"""The texts that Carebell sends, with every attempt and every receipt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from service.core.delivery import MessageState, contradicts, from_provider
from service.core.entries import parse_whole, parse_word
from service.core.errors import NotFoundError
from service.db.rows import id_of
from service.db.tables import Attempt, Message, Outcome, Person, Receipt
from service.sms.twilio_codes import Code, of_answer, of_receipt

HIGHEST_ID = 999_999_999


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A text as listings show one: to whom, due when, and what became of it and why.

    `error` says the provider's code in plain words.
    """

    id: int
    kind: str
    person: str
    zone: str
    to: str
    due_at: datetime
    state: str
    reason: str | None
    provider_sid: str | None
    error_code: int | None
    error: str | None
    body: str
    send_after_at: datetime
    expires_at: datetime | None
    submitted_at: datetime | None
    settled_at: datetime | None
    problem: str | None


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """One intended call to the provider; `outcome` is None while nobody knows.

    `error` says the provider's code in plain words, `detail` what the provider itself said.
    """

    id: str
    started_at: datetime
    ended_at: datetime | None
    outcome: str | None
    provider_sid: str | None
    error_code: int | None
    error: str | None
    detail: str | None


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """One delivery report, in the provider's own word; `error` says its code in plain words."""

    status: str
    error_code: int | None
    error: str | None
    received_at: datetime


@dataclass(frozen=True, slots=True)
class MessageStory:
    """One text with its attempts and receipts, oldest first.

    `contradicted_by` holds the ends that receipts told of after another had been kept.
    """

    row: MessageRow
    attempts: Sequence[AttemptRow]
    receipts: Sequence[ReceiptRow]
    contradicted_by: Sequence[str]


def listing(
    session: Session,
    patient: Person | None = None,
    states: Sequence[str] = (),
    newest: int | None = None,
) -> list[MessageRow]:
    """Texts in the order in which they are due: all, or those to one patient or in some states.

    Of many only the `newest`, if so many are asked for.

    Raises:
        InputError: a state is not one.
    """
    wanted = [MessageState(parse_word(text, MessageState, "--state")) for text in states]
    statement = (
        select(Message, Person)
        .join(Person, col(Person.id) == col(Message.person_id))
        .order_by(col(Message.due_at).desc(), col(Message.id).desc())
        .limit(newest)
    )
    if patient is not None:
        statement = statement.where(Message.person_id == patient.id)
    if wanted:
        statement = statement.where(col(Message.state).in_(wanted))
    return [_row(message, person) for message, person in session.exec(statement)][::-1]


def show(session: Session, text: str) -> MessageStory:
    """One text and what became of it.

    Raises:
        InputError: it is not an id.
        NotFoundError: no text has this id.
    """
    message = session.get(Message, parse_whole(text, "ID", 1, HIGHEST_ID))
    if message is None:
        raise NotFoundError(f"No text has the id {text}; to see them all: carebell message list")
    attempts = session.exec(
        select(Attempt)
        .where(Attempt.message_id == message.id)
        .order_by(col(Attempt.started_at), col(Attempt.id))
    ).all()
    sids = {message.provider_sid, *(attempt.provider_sid for attempt in attempts)} - {None}
    receipts = session.exec(
        select(Receipt)
        .where(col(Receipt.provider_sid).in_(sids))
        .order_by(col(Receipt.received_at), col(Receipt.id))
    ).all()
    # Sent again because they did not arrive: how the text ended, others tell.
    failed = {one.provider_sid for one in attempts if one.outcome is Outcome.UNDELIVERED}
    return MessageStory(
        row=_row(message, session.get_one(Person, message.person_id)),
        attempts=[_attempt(attempt) for attempt in attempts],
        receipts=[_receipt(receipt) for receipt in receipts],
        contradicted_by=_other_ends(
            message.state, [receipt for receipt in receipts if receipt.provider_sid not in failed]
        ),
    )


def _other_ends(state: MessageState, receipts: Sequence[Receipt]) -> list[str]:
    said = [from_provider(receipt.status) for receipt in receipts]
    return sorted({end.value for end in said if end is not None and contradicts(state, end)})


def _row(message: Message, person: Person) -> MessageRow:
    return MessageRow(
        id=id_of(message),
        kind=message.kind.value,
        person=person.name,
        zone=person.zone,
        to=message.to_phone,
        due_at=message.due_at,
        state=message.state.value,
        reason=message.reason,
        provider_sid=message.provider_sid,
        error_code=message.error_code,
        error=_words(message.error_code, of_receipt if message.provider_sid else of_answer),
        body=message.body,
        send_after_at=message.send_after_at,
        expires_at=message.expires_at,
        submitted_at=message.submitted_at,
        settled_at=message.settled_at,
        problem=message.problem,
    )


def _attempt(attempt: Attempt) -> AttemptRow:
    return AttemptRow(
        id=attempt.id,
        started_at=attempt.started_at,
        ended_at=attempt.ended_at,
        outcome=attempt.outcome.value if attempt.outcome else None,
        provider_sid=attempt.provider_sid,
        error_code=attempt.error_code,
        error=_words(attempt.error_code, of_answer),
        detail=attempt.detail,
    )


def _receipt(receipt: Receipt) -> ReceiptRow:
    return ReceiptRow(
        status=receipt.status,
        error_code=receipt.error_code,
        error=_words(receipt.error_code, of_receipt),
        received_at=receipt.received_at,
    )


def _words(code: int | None, meaning: Callable[[int | None], Code]) -> str | None:
    return None if code is None else meaning(code).words
