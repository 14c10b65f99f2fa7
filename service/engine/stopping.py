"""Stopping everything for a while: nothing else would pass either until an admin mends it."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, false, update

from service.db.tables import ServiceState

STOP_FOR = timedelta(minutes=5)
"""After which one claim tries whether the account or sender has been mended."""


def stop_sending(session: Session, why: str, now: datetime, *, reported: bool) -> None:
    """Let nothing leave for `STOP_FOR`; `reported` by a receipt, long after it was accepted.

    Alerts with a sender of their own go on leaving: whether that one works, their calls show.
    """
    state = session.get(ServiceState, 1, with_for_update=True)
    if state is not None:
        state.stopped_until_at, state.stop_reason = now + STOP_FOR, why
        state.stop_was_reported = reported


def sending_works(session: Session) -> None:
    """A text that was accepted proves that what had stopped us is mended.

    Not where a receipt told of it: those texts had all been accepted too.
    """
    session.execute(
        update(ServiceState)
        .where(
            col(ServiceState.stopped_until_at).is_not(None),
            col(ServiceState.stop_was_reported) == false(),
        )
        .values(stopped_until_at=None)
    )
