"""Whether what people text is known to be stored: while it is not, nobody is called silent."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from service.core.policy import HEARD_WITHIN
from service.db.tables import PassRun, ServiceState

CATCH_UP = "catch_up"
"""The pass that fetches the provider's list of texts."""


@dataclass(frozen=True, slots=True)
class Deafness:
    """The provider's list cannot be fetched: since when it was last (aware UTC), None: ever."""

    heard_at: datetime | None


def deafness(session: Session, now: datetime) -> Deafness | None:
    """Whether the list has not been fetched for long though it was tried.

    Webhooks may bring texts all the same. But nobody can tell whether they bring all.
    """
    run, state = session.get(PassRun, CATCH_UP), session.get(ServiceState, 1)
    heard_at = state.caught_up_at if state else None
    if run is None or run.failed_at is None or (heard_at and run.failed_at <= heard_at):
        return None
    is_long_ago = heard_at is None or now - heard_at > HEARD_WITHIN
    return Deafness(heard_at) if is_long_ago else None
