"""APScheduler as a metronome: it wakes the passes every second and decides nothing."""

from collections.abc import Callable, Sequence
from threading import Thread
from time import monotonic

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from service.engine.passes import PASSES, Loop

EVERY_SECONDS = 1
MINUTE_S = 60
STOP_WITHIN_S = 10
"""How long what is under way may take to end when the process is stopped."""


class Metronome:
    """Wakes every pass each second in threads of its own, one run of each at a time.

    The calls of `every_minute` are woken each minute; without a loop it does only that.
    """

    def __init__(self, loop: Loop | None, every_minute: Sequence[Callable[[], None]] = ()) -> None:
        # No truth lives here, so nothing can be missed: a beat that comes late or falls on a
        # running pass is merged into the next, and what is due waits in rows. APScheduler's
        # default of a one-second misfire limit would skip beats on a busy machine.
        self._scheduler = BackgroundScheduler(
            executors={"default": ThreadPoolExecutor(2 * len(PASSES) + len(every_minute))},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
            timezone="UTC",
        )
        self._stop_by: float | None = None
        self._loop = loop
        if loop is not None:
            # A pass that is fed runs in a thread of its own too: one that waits for the provider
            # must hold nobody who has fed it.
            loop.wake = self._wake
            for name in PASSES:
                self._scheduler.add_job(
                    loop.beat, "interval", args=[name], seconds=EVERY_SECONDS, id=name
                )
        for call in every_minute:
            self._scheduler.add_job(call, "interval", seconds=MINUTE_S)

    def start(self) -> None:
        """Begin to beat."""
        self._scheduler.start()

    def _wake(self, name: str) -> None:
        assert self._loop is not None
        if not self._loop.stopping:
            self._scheduler.add_job(self._loop.beat, args=[name])

    def begin_no_more(self) -> None:
        """Begin no further round; from now on what is running has 10 s. For a signal's handler."""
        if self._stop_by is None:
            self._stop_by = monotonic() + STOP_WITHIN_S
        if self._loop is not None:
            self._loop.stop()

    def stop(self) -> bool:
        """Stop beating and wait for what is running; False if it still is after its 10 s."""
        self.begin_no_more()
        assert self._stop_by is not None
        if not self._scheduler.running:
            return True
        # APScheduler itself waits without end: a thread does, which may be left behind.
        waiting = Thread(target=self._scheduler.shutdown, daemon=True)
        waiting.start()
        waiting.join(max(self._stop_by - monotonic(), 0))
        return not waiting.is_alive()
