"""A text's state is at least what its receipts say; where they contradict each other, a note."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import Session, col, func

from service.admin.audit.findings import Finding
from service.admin.audit.window import Window
from service.core.delivery import (
    FINAL,
    PROVIDER_WORDS,
    MessageState,
    contradicts,
    from_provider,
    rank,
)
from service.db.tables import Attempt, Message, Outcome, Receipt

CHECK = "receipts"


def contradicted(session: Session, window: Window) -> Iterator[Finding]:
    """Texts whose receipts tell something else than they do.

    A state above all receipts is no fault: the provider's own record was looked at.
    """
    rows = session.execute(
        select(col(Message.id), col(Message.state), col(Receipt.status))
        .join(Attempt, col(Attempt.message_id) == col(Message.id))
        .join(Receipt, col(Receipt.provider_sid) == col(Attempt.provider_sid))
        .where(
            col(Message.id) > window.message_id,
            # Of one that did not arrive and was followed by another, its text says nothing.
            func.coalesce(col(Attempt.outcome), Outcome.UNKNOWN) != Outcome.UNDELIVERED,
            _says_otherwise(),
        )
        .order_by(col(Message.id), col(Receipt.id))
        .execution_options(yield_per=10_000)
    )
    for (id_, state), contrary in groupby(rows, itemgetter(0, 1)):
        said = {from_provider(word) for _, _, word in contrary}
        yield _finding(id_, state, {one for one in said if one is not None})


def _says_otherwise() -> ColumnElement[bool]:
    """A receipt above its text's state, or a second end; nearly all are left in the database."""
    contrary = {
        state: [
            word
            for word, said in PROVIDER_WORDS.items()
            if contradicts(state, said) or rank(said) > rank(state)
        ]
        for state in MessageState
    }
    word = func.lower(col(Receipt.status))
    return or_(
        *(and_(col(Message.state) == state, word.in_(words)) for state, words in contrary.items())
    )


def _finding(id_: int, state: MessageState, said: set[MessageState]) -> Finding:
    if state in FINAL:
        others = " and ".join(sorted(one.value for one in said))
        problem = f"is {state.value}, and a receipt says {others}: the first was kept"
        return Finding(CHECK, "message", id_, problem, is_note=True)
    highest = max(sorted(said), key=rank)
    problem = f"is {state.value}, and a receipt says {highest.value}"
    return Finding(CHECK, "message", id_, problem)
