"""Every text that left has the attempt that sent it, and no prompt left twice."""

from collections.abc import Iterator

from sqlalchemy import and_, or_
from sqlmodel import Session, col, func, select

from service.admin.audit.findings import Finding
from service.admin.audit.window import Window
from service.core.delivery import FINAL, REPORTED, MessageKind, MessageState
from service.db.tables import LISTED_MORE_THAN_ONCE, Attempt, Message, Outcome

CHECK = "attempts"
PROVED_UNSENT = "not on the provider's list"
"""What stands beside an attempt that the provider's list did not hold."""
_LEFT = (
    MessageState.SUBMITTED,
    MessageState.SENT,
    MessageState.DELIVERED,
    MessageState.UNDELIVERED,
)


def sent_without_attempt(session: Session, window: Window) -> Iterator[Finding]:
    """A text that the provider has, without an accepted attempt that carries its sid."""
    bare = session.exec(
        select(col(Message.id), col(Message.state))
        .join(
            Attempt,
            and_(
                col(Attempt.message_id) == col(Message.id),
                col(Attempt.provider_sid) == col(Message.provider_sid),
                # One that was proved undelivered, and reported as delivered after all, counts.
                col(Attempt.outcome).in_([Outcome.ACCEPTED, Outcome.UNDELIVERED]),
            ),
            isouter=True,
        )
        .where(
            col(Message.id) > window.message_id,
            or_(col(Message.provider_sid).is_not(None), col(Message.state).in_(_LEFT)),
            col(Attempt.id).is_(None),
        )
        .order_by(col(Message.id))
    )
    for id_, state in bare:
        problem = f"is {state.value}, and no accepted attempt has its provider's id"
        yield Finding(CHECK, "message", id_ or 0, problem)


def accepted_but_not_sent(session: Session, window: Window) -> Iterator[Finding]:
    """An attempt that was accepted, while its text does not say so.

    A note where the text was given up after the provider's list had proved it unsent.
    """
    unsaid = session.exec(
        select(col(Attempt.id), col(Message.id), col(Message.state), col(Attempt.detail))
        .join(Message, col(Message.id) == col(Attempt.message_id))
        .where(
            col(Attempt.message_id) > window.message_id,
            col(Attempt.outcome) == Outcome.ACCEPTED,
            or_(col(Message.state).not_in(REPORTED), col(Attempt.provider_sid).is_(None)),
        )
        .order_by(col(Message.id), col(Attempt.id))
    )
    for id_, message_id, state, detail in unsaid:
        recorded = detail == PROVED_UNSENT and state in FINAL
        why = ": the provider had not listed it" if recorded else ""
        problem = f"was accepted, and its text {message_id} is {state.value}{why}"
        yield Finding(CHECK, "attempt", id_, problem, recorded)


def without_text(session: Session, window: Window) -> Iterator[Finding]:
    """An attempt to send nothing."""
    orphans = session.exec(
        select(col(Attempt.id), col(Attempt.message_id))
        .join(Message, col(Message.id) == col(Attempt.message_id), isouter=True)
        .where(col(Attempt.message_id) > window.message_id, col(Message.id).is_(None))
        .order_by(col(Attempt.id))
    )
    for id_, message_id in orphans:
        yield Finding(CHECK, "attempt", id_, f"belongs to text {message_id}, which is not there")


def listed_twice(session: Session, window: Window) -> Iterator[Finding]:
    """One call, and several texts on the provider's list; of an alert, which may, a note."""
    twins = session.exec(
        select(col(Message.id), col(Message.kind))
        .join(Attempt, col(Attempt.message_id) == col(Message.id))
        .where(
            col(Attempt.message_id) > window.message_id,
            col(Attempt.detail) == LISTED_MORE_THAN_ONCE,
        )
        .order_by(col(Message.id))
    )
    for id_, kind in twins:
        problem = "was called for once, and is on the provider's list more than once"
        yield Finding("doubled", "message", id_ or 0, problem, kind is MessageKind.ALERT)


def doubled(session: Session, window: Window) -> Iterator[Finding]:
    """More than one accepted attempt of a text that may leave once; alerts may come twice.

    A twin that was sent because the provider's list had proved the first unsent is a note: the
    provider accepted a text that it did not list.
    """
    proofs = func.count().filter(col(Attempt.detail) == PROVED_UNSENT)
    twins = session.exec(
        select(col(Message.id), func.count(), proofs)
        .join(Attempt, col(Attempt.message_id) == col(Message.id))
        .where(
            col(Attempt.message_id) > window.message_id,
            col(Attempt.outcome) == Outcome.ACCEPTED,
            col(Message.kind).not_in([MessageKind.ALERT, MessageKind.EMERGENCY]),
        )
        .group_by(col(Message.id))
        .having(func.count() > 1)
        .order_by(col(Message.id))
    )
    for id_, times, proved in twins:
        recorded = times - proved <= 1
        why = ": the provider had not listed the first" if recorded else ""
        yield Finding("doubled", "message", id_ or 0, f"left {times} times{why}", recorded)
