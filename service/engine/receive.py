"""The receive pass: each stored text is read once and takes effect once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import aliased
from sqlmodel import col, exists, select, update

from service.core.phones import masked
from service.core.replies.reader import get_ready
from service.db.database import DOES_NOT_ANSWER
from service.db.tables import InboundMessage, InboundState
from service.engine.context import Context, Counts
from service.engine.understand import understand
from service.logs import in_a_line, logger

TEXTS_PER_ROUND = 100

log = logger(__name__)


def receive(ctx: Context) -> Counts:
    """Read up to `TEXTS_PER_ROUND` stored texts in the order in which they came.

    A text and all its effects are one transaction. Texts of one phone are never read by two
    workers at once, nor out of order: the later one corrects the earlier. One that raises is
    quarantined with its reason and the rest go on; when the database itself is away, it waits.
    """
    counts = {"read": 0, "quarantined": 0}
    waiting = _waiting(ctx)
    if waiting:
        get_ready()  # in the first text's transaction, whoever writes would wait for it
    for text_id in waiting:
        try:
            counts["read"] += _read_one(ctx, text_id)
        except DOES_NOT_ANSWER:
            raise
        except Exception as error:  # noqa: BLE001  one bad row must not stop the others
            _quarantine(ctx, text_id, error)
            counts["quarantined"] += 1
    return counts


def _waiting(ctx: Context) -> Sequence[int | None]:
    with ctx.db.read() as session:
        return session.exec(
            select(InboundMessage.id)
            .where(InboundMessage.state == InboundState.STORED)
            .order_by(col(InboundMessage.id))
            .limit(TEXTS_PER_ROUND)
        ).all()


def _read_one(ctx: Context, text_id: int | None) -> int:
    now: datetime = ctx.clock.now()
    earlier = aliased(InboundMessage)
    with ctx.db.write() as session:
        text = session.exec(
            select(InboundMessage)
            .where(
                InboundMessage.id == text_id,
                InboundMessage.state == InboundState.STORED,
                ~exists().where(
                    col(earlier.from_phone) == col(InboundMessage.from_phone),
                    col(earlier.state) == InboundState.STORED,
                    col(earlier.id) < col(InboundMessage.id),
                ),
            )
            .with_for_update(skip_locked=True)
        ).first()
        if text is None:  # another worker has it, or the one before it
            return 0
        text.state = InboundState.READ
        reply = understand(session, ctx.policy, text, now)
        log.info(
            "text read",
            sid=text.sid,
            number=masked(text.from_phone),
            kind=reply.kind.value,
            reason=reply.reason,
        )
        return 1


def _quarantine(ctx: Context, text_id: int | None, error: Exception) -> None:
    log.error("text quarantined", text=text_id, error=type(error).__name__)
    with ctx.db.write() as session:
        session.execute(
            update(InboundMessage)
            .where(
                col(InboundMessage.id) == text_id,
                col(InboundMessage.state) == InboundState.STORED,  # and not read by another since
            )
            .values(
                state=InboundState.QUARANTINED,
                problem=in_a_line(error),
            )
        )
