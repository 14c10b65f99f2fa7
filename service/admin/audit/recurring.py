"""The service's own audit: the last 48 hours, every five minutes, by one of its processes."""

from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from service.admin.audit import audit
from service.clock import Clock
from service.db.database import Database
from service.db.tables import AUDIT, PassRun, ServiceState
from service.logs import logger

EVERY = timedelta(minutes=5)
WOKEN_EARLY = timedelta(seconds=15)
"""It is woken each minute; a beat that comes a little early must not make it six minutes."""
LOOKS_BACK = timedelta(hours=48)

log = logger(__name__)


def audit_now_and_then(db: Database, clock: Clock) -> None:
    """Audit if it is time and no other process is at it; what comes of it is a row of `PassRun`.

    An audit that fails is recorded like one that found something: nobody knows then.
    """
    try:
        began_at = clock.now()
        if not _is_mine(db, began_at):
            return
        counts, error = _look(db, began_at)
        _record(db, began_at, clock.now(), counts, error)
    except SQLAlchemyError as problem:
        log.error("audit not recorded", error=type(problem).__name__)


def _is_mine(db: Database, now: datetime) -> bool:
    """Begin the next audit, unless it is too early: one that never ended is not waited for.

    A clock that was set back makes none wait either: what counts is the distance.
    """
    with db.write() as session:
        state = session.get(ServiceState, 1, with_for_update=True)
        if state is None:
            return False
        begun_at = state.audit_begun_at
        if begun_at is not None and abs(now - begun_at) < EVERY - WOKEN_EARLY:
            return False
        state.audit_begun_at = now
        return True


def _look(db: Database, now: datetime) -> tuple[dict[str, int], str | None]:
    """How many rows break a promise, how many are worth a look, and what is wrong in words."""
    try:
        with db.read() as session:
            found = audit(session, now, now - LOOKS_BACK)
    except Exception as problem:  # noqa: BLE001  the service must go on, and say so
        return {}, f"it failed, {type(problem).__name__}: {problem}"[:500]
    broken = sum(not finding.is_note for finding in found)
    counts = {"broken": broken, "notes": len(found) - broken}
    if not broken:
        return counts, None
    rows, them = ("1 row breaks", "it") if broken == 1 else (f"{broken} rows break", "them")
    return counts, f"{rows} a promise; carebell audit names {them}"


def _record(
    db: Database, began_at: datetime, now: datetime, counts: dict[str, int], error: str | None
) -> None:
    """Write what came of it, unless another has begun since: this one stood still for long."""
    if error is not None:
        log.error("audit not clean", why=error)
    with db.write() as session:
        state = session.get_one(ServiceState, 1, with_for_update=True)
        if state.audit_begun_at != began_at:
            log.warning("audit took too long, another was begun", began_at=began_at.isoformat())
            return
        run = session.get(PassRun, AUDIT) or PassRun(name=AUDIT, finished_at=now, counts={})
        run.finished_at, run.counts, run.error = now, counts, error
        run.failed_at = now if error else run.failed_at
        session.add(run)
