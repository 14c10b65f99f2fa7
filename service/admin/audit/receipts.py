"""A text's state is at least what its receipts say; where they contradict each other, a note."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlmodel import Session, col, func

from service.admin.audit.findings import Finding
from service.admin.audit.window import Window
from service.core.delivery import FINAL, MessageState, from_provider, rank
from service.db.tables import Attempt, Message, Receipt

CHECK = "receipts"


def contradicted(session: Session, window: Window) -> Iterator[Finding]:
    """Texts whose receipts tell something else than they do.

    A state above all receipts is no fault: the provider's own record was looked at.
    """
    rows = session.execute(
        select(
            col(Message.id),
            col(Message.state),
            func.aggregate_strings(col(Receipt.status), " "),
        )
        .join(Attempt, col(Attempt.message_id) == col(Message.id))
        .join(Receipt, col(Receipt.provider_sid) == col(Attempt.provider_sid))
        .where(col(Message.id) > window.message_id)
        .group_by(col(Message.id), col(Message.state))
        .order_by(col(Message.id))
        .execution_options(yield_per=10_000)
    )
    for id_, state, words in rows:
        reported = {from_provider(word) for word in words.split()} - {None}
        finding = _compare(id_, state, {one for one in reported if one is not None})
        if finding is not None:
            yield finding


def _compare(id_: int, state: MessageState, reported: set[MessageState]) -> Finding | None:
    highest = max(reported, key=rank, default=MessageState.PLANNED)
    if rank(state) < rank(highest):
        problem = f"is {state.value}, and a receipt says {highest.value}"
        return Finding(CHECK, "message", id_, problem)
    ends = reported & FINAL
    if state in FINAL and ends - {state}:
        others = " and ".join(sorted(one.value for one in ends - {state}))
        problem = f"is {state.value}, and a receipt says {others}: the first was kept"
        return Finding(CHECK, "message", id_, problem, is_note=True)
    return None
