"""Whether what people text is known to be stored: while it is not, nobody is called silent."""

from datetime import datetime, timedelta

from sqlmodel import Session

from service.db.tables import PassRun, ServiceState

CATCH_UP = "catch_up"
"""The pass that fetches the provider's list of texts."""
HEARD_WITHIN = timedelta(minutes=15)
"""The list is fetched every three minutes: after five times in vain a person must know."""


def why_deaf(session: Session, now: datetime) -> str | None:
    """What is wrong, in a sentence, if the list has not been fetched for long though it was tried.

    Webhooks may bring texts all the same. But nobody can tell whether they bring all.
    """
    run, state = session.get(PassRun, CATCH_UP), session.get(ServiceState, 1)
    heard_at = state.caught_up_at if state else None
    if run is None or run.failed_at is None or (heard_at and run.failed_at <= heard_at):
        return None
    if heard_at is None:
        return f"Twilio's list of incoming texts could never be fetched{_SO}"
    if now - heard_at <= HEARD_WITHIN:
        return None
    since = f"{heard_at:%Y-%m-%d %H:%M} UTC"
    return f"Twilio's list of incoming texts could not be fetched since {since}{_SO}"


_SO = ": no patient is called silent until it is."
