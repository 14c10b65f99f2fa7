"""Whether the work is being done: every pass last went well, and not long ago."""

from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import select

from service.clock import Clock
from service.db.database import Database
from service.db.tables import PassRun
from service.engine.passes import PASSES

READY_WITHIN = timedelta(seconds=30)
"""By the service's clock; an idle pass leaves a sign of life every ten seconds."""


def why_not_ready(db: Database, clock: Clock) -> str | None:
    """None if every pass last went well and finished recently, in whichever process it ran.

    Otherwise one line on the first that did not. It may be shown to anybody: what an error said
    is left to `carebell status`.
    """
    try:
        now = clock.now()
        with db.read() as session:
            runs = {run.name: run for run in session.exec(select(PassRun))}
    except SQLAlchemyError as error:
        return f"The database does not answer ({type(error).__name__})."
    for name in PASSES:
        run = runs.get(name)
        if run is None:
            return f"The {name} pass has never finished: no worker has run yet."
        if run.error is not None:
            return f"The {name} pass failed; carebell status says how."
        if now - run.finished_at > READY_WITHIN:
            return f"The {name} pass last finished at {run.finished_at:%Y-%m-%d %H:%M:%S} UTC."
    return None
