"""Whether the work is being done, and done well: each last run as it stands in its row."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import select

from service.clock import Clock
from service.core.policy import AUDITED_WITHIN
from service.db.database import Database
from service.db.queries.episodes import stalled
from service.db.queries.hearing import deafness
from service.db.queries.strangers import untold
from service.db.tables import AUDIT, PassRun
from service.engine.passes import PASSES

READY_WITHIN = timedelta(seconds=30)
"""By the service's clock; an idle pass leaves a sign of life every ten seconds."""


def why_not_ready(db: Database, clock: Clock) -> str | None:
    """None if every pass last went well and finished recently, in whichever process it ran.

    Otherwise one line on the first that did not. It may be shown to anybody: what an error said
    is left to `carebell status`.
    """
    try:
        now, runs = clock.now(), _runs(db)
    except SQLAlchemyError as error:
        return _no_answer(error)
    return _passes(runs, now)


def why_not_clean(db: Database, clock: Clock) -> str | None:
    """None if it is ready, its audit was clean, texts come in, and every alert has a person.

    Otherwise one line, as `why_not_ready`.
    """
    try:
        now, runs = clock.now(), _runs(db)
        alerts = _stalled_alerts(db) or _deaf(db, now)
    except SQLAlchemyError as error:
        return _no_answer(error)
    return _passes(runs, now) or _audit(runs.get(AUDIT), now) or alerts


def _runs(db: Database) -> dict[str, PassRun]:
    with db.read() as session:
        return {run.name: run for run in session.exec(select(PassRun))}


def _stalled_alerts(db: Database) -> str | None:
    """An alert that reaches nobody, or that nobody answers, needs whoever hears the alarm."""
    with db.read() as session:
        if session.exec(stalled().limit(1)).first():
            return "An alert reaches nobody who answers; see carebell status."
        if untold(session):
            return "A stranger's words of danger reach nobody; see carebell status."
    return None


def _deaf(db: Database, now: datetime) -> str | None:
    with db.read() as session:
        is_deaf = deafness(session, now) is not None
    return (
        "Incoming texts cannot be fetched; carebell status says since when." if is_deaf else None
    )


def _no_answer(error: SQLAlchemyError) -> str:
    return f"The database does not answer ({type(error).__name__})."


def _passes(runs: Mapping[str, PassRun], now: datetime) -> str | None:
    for name in PASSES:
        run = runs.get(name)
        if run is None:
            return f"The {name} pass has never finished: no worker has run yet."
        if run.error is not None:
            return f"The {name} pass failed; carebell status says how."
        if now - run.finished_at > READY_WITHIN:
            return f"The {name} pass last finished at {run.finished_at:%Y-%m-%d %H:%M:%S} UTC."
    return None


def _audit(run: PassRun | None, now: datetime) -> str | None:
    if run is None or now - run.finished_at > AUDITED_WITHIN:
        return "No audit has finished lately."
    return None if run.error is None else "The last audit was not clean; see carebell status."
