"""What webhooks hand in, made durable before anything else: raw texts and receipts, in sets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, SQLModel

from service.db.database import Database, would_pass_again
from service.db.tables import InboundMessage, InboundState, Receipt
from service.engine.receipts import apply_receipt, lock_texts_of

TIMES = 3
"""How often it is tried to store what arrived, before its callers hear that it is not."""


@dataclass(frozen=True, slots=True)
class IncomingText:
    """A text as the provider posted it; `parameters` are all of its fields."""

    sid: str
    from_phone: str
    to_phone: str
    body: str
    parameters: dict[str, str]
    received_at: datetime


@dataclass(frozen=True, slots=True)
class IncomingReceipt:
    """A delivery report as the provider posted it; `attempt_id` comes from our own URL."""

    provider_sid: str
    status: str
    attempt_id: str | None
    error_code: int | None
    received_at: datetime


def store(db: Database, arrived: Sequence[IncomingText | IncomingReceipt]) -> int:
    """Store everything that arrived in one transaction, and let receipts take effect.

    A text is stored once per sid and a receipt once per sid and status, however often they
    come; the answer is how many were new. The texts wait for the receive pass. Of writers that
    take turns, one that stores texts is the first: somebody waits for the answer to each. What
    PostgreSQL gives up for a deadlock is stored again, and not left to the provider's retry.
    """
    for _ in range(TIMES - 1):
        try:
            return _store(db, arrived)
        except OperationalError as error:
            if not would_pass_again(error):
                raise
    return _store(db, arrived)


def _store(db: Database, arrived: Sequence[IncomingText | IncomingReceipt]) -> int:
    if not arrived:
        return 0
    texts = [one for one in arrived if isinstance(one, IncomingText)]
    receipts = [one for one in arrived if isinstance(one, IncomingReceipt)]
    with db.write(first=bool(texts)) as session:
        new = sum(_store_text(session, text) for text in texts)
        if receipts:
            lock_texts_of(session, [(one.provider_sid, one.attempt_id) for one in receipts])
        return new + sum(_store_receipt(session, one) for one in receipts)


def _store_text(session: Session, text: IncomingText) -> bool:
    return _insert_new(
        session,
        InboundMessage,
        {
            "sid": text.sid,
            "from_phone": _storable(text.from_phone)[:32],
            "to_phone": _storable(text.to_phone)[:32],
            "body": _storable(text.body),
            "parameters": {_storable(k): _storable(v) for k, v in text.parameters.items()},
            "received_at": text.received_at,
            "state": InboundState.STORED,
        },
    )


def _store_receipt(session: Session, receipt: IncomingReceipt) -> bool:
    new = _insert_new(
        session,
        Receipt,
        {
            "provider_sid": receipt.provider_sid,
            "status": _storable(receipt.status)[:24],
            "attempt_id": receipt.attempt_id,
            "error_code": receipt.error_code,
            "received_at": receipt.received_at,
        },
    )
    if new:
        apply_receipt(
            session,
            provider_sid=receipt.provider_sid,
            status=receipt.status,
            attempt_id=receipt.attempt_id,
            error_code=receipt.error_code,
            now=receipt.received_at,
        )
    return new


def _insert_new(session: Session, table: type[SQLModel], values: dict[str, Any]) -> bool:
    """Insert unless a unique key is already there; whether it was new."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).values(**values).on_conflict_do_nothing()
    return bool(session.execute(statement).rowcount)  # type: ignore[attr-defined]  # an INSERT has it


def _storable(text: str) -> str:
    # PostgreSQL has no NUL in its texts: the symbol for it stands in, so that nothing is lost.
    # Half of a UTF-16 pair, which JSON can carry, is no character that could be stored.
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "␀")
