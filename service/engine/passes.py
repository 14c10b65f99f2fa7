"""The passes by name, one run of each at a time, and a record of how each last went."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import col, select

from service.db.tables import PassRun
from service.engine.catch_up import catch_up
from service.engine.context import Context, Counts
from service.engine.deliver import deliver_alerts, deliver_routine
from service.engine.escalate import escalate
from service.engine.follow_up import follow_up
from service.engine.keep_watch import keep_watch
from service.engine.nudge import nudge
from service.engine.plan import plan
from service.engine.receive import receive
from service.engine.reconcile import reconcile
from service.logs import in_a_line, logger

PASSES: dict[str, Callable[[Context], Counts]] = {
    "catch_up": catch_up,
    "receive": receive,
    "plan": plan,
    "nudge": nudge,
    "follow_up": follow_up,
    "watch": keep_watch,
    "escalate": escalate,
    "deliver_alerts": deliver_alerts,
    "deliver": deliver_routine,
    "reconcile": reconcile,
}
"""In the order in which one feeds the next."""

FEEDS = {
    "catch_up": ("receive",),
    "receive": ("escalate", "deliver_alerts", "deliver"),
    "plan": ("deliver",),
    "watch": ("escalate",),
    "nudge": ("deliver",),
    "follow_up": ("escalate", "deliver_alerts", "deliver"),
    "escalate": ("deliver_alerts", "deliver"),
}
"""Whose work a pass leaves behind, so that a text need not wait for the next beat to leave."""

ROUNDS_AT_ONCE = 20
"""A pass with more to do goes on at once, but comes up for air: others wait for the database."""
SIGN_OF_LIFE_EVERY = timedelta(seconds=10)
GOES_ROUND_WITHIN = timedelta(minutes=2)
"""Longer than any call may hang, and a round with it."""

log = logger(__name__)


class Loop:
    """Runs passes for one process; safe to call from several threads."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self.wake: Callable[[str], object] = self.beat
        """How a pass that has been fed is run: here and now, until somebody has threads for it."""
        self.alive: Callable[[], object] = lambda: None
        """Called about every ten seconds while every pass of this very process goes round."""
        self._locks = {name: Lock() for name in PASSES}
        self._last_clean: dict[str, datetime] = {}
        self._ended: dict[str, datetime] = {}

    def run(self, name: str) -> Counts:
        """Run one pass until it finds nothing more to do; an error is recorded, not raised."""
        with self._locks[name]:
            run = self._run(name)
            self._record({name: run})
        return run.counts

    def goes_round(self) -> bool:
        """Whether every pass of this very process has lately ended a run, well or not.

        What `status` reads is shared: there one process that hangs hides behind the others.
        """
        now = self._ctx.clock.now()
        return all(
            name in self._ended and now - self._ended[name] < GOES_ROUND_WITHIN for name in PASSES
        )

    def stop(self) -> None:
        """Begin no further round; what is in the middle of one goes on to its end."""
        self._ctx.stopping.set()

    @property
    def stopping(self) -> bool:
        """Whether no further round begins."""
        return self._ctx.stopping.is_set()

    def beat(self, name: str) -> None:
        """Run one pass and, if it did something, wake those that it feeds.

        One that is running already is left alone: it goes on until it finds nothing more.
        """
        if any(self.run(name).values()):
            for fed in FEEDS.get(name, ()):
                if not self._locks[fed].locked():
                    self.wake(fed)

    def run_all(self) -> Counts:
        """Run every pass once, in order; the counts of all together."""
        runs: dict[str, _Run] = {}
        for name in PASSES:
            with self._locks[name]:
                runs[name] = self._run(name)
        self._record(runs)
        return {f"{name}.{key}": n for name, run in runs.items() for key, n in run.counts.items()}

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep every pass from running: none is in the middle of anything inside."""
        with ExitStack() as stack:
            for lock in self._locks.values():
                stack.enter_context(lock)
            yield

    def _run(self, name: str) -> "_Run":
        total: Counts = {}
        error: Exception | None = None
        try:
            for _ in range(ROUNDS_AT_ONCE):
                if self._ctx.stopping.is_set():
                    break
                counts = PASSES[name](self._ctx)
                if not any(counts.values()):
                    break
                total = {key: total.get(key, 0) + n for key, n in counts.items()}
        except Exception as caught:  # noqa: BLE001  the other passes must go on
            error = caught
            log.error("pass failed", name=name, error=in_a_line(caught))
        self._ended[name] = self._ctx.clock.now()
        return _Run(total, error)

    def _record(self, runs: Mapping[str, "_Run"]) -> None:
        """Write the signs of life that `status` shows; an idle pass writes one in ten seconds."""
        now = self._ctx.clock.now()
        news = {name: run for name, run in runs.items() if not run.idle or self._is_due(name, now)}
        if not news:
            return
        try:
            with self._ctx.db.write() as session:
                rows = session.exec(select(PassRun).where(col(PassRun.name).in_(news))).all()
                known = {row.name: row for row in rows}
                for name, run in news.items():
                    row = known.get(name) or PassRun(name=name, finished_at=now, counts={})
                    row.finished_at = now
                    if not run.idle:
                        row.counts = run.counts
                    row.error = in_a_line(run.error) if run.error else None
                    row.failed_at = now if run.error else row.failed_at
                    session.add(row)
        except SQLAlchemyError as problem:
            log.error("passes not recorded", names=[*news], error=in_a_line(problem))
            return
        if self.goes_round():
            self.alive()
        for name, run in news.items():
            if run.error is None:
                self._last_clean[name] = now
            else:
                self._last_clean.pop(name, None)

    def _is_due(self, name: str, now: datetime) -> bool:
        last = self._last_clean.get(name)
        return last is None or abs(now - last) >= SIGN_OF_LIFE_EVERY


@dataclass(frozen=True, slots=True)
class _Run:
    """What one pass did until it found nothing more to do, or raised."""

    counts: Counts
    error: Exception | None

    @property
    def idle(self) -> bool:
        return self.error is None and not any(self.counts.values())
