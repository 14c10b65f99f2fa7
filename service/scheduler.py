"""APScheduler as a metronome: it wakes the passes every second and decides nothing."""

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from service.engine.passes import PASSES, Loop

EVERY_SECONDS = 1


class Metronome:
    """Wakes every pass each second in threads of its own, one run of each at a time."""

    def __init__(self, loop: Loop) -> None:
        # No truth lives here, so nothing can be missed: a beat that comes late or falls on a
        # running pass is merged into the next, and what is due waits in rows. APScheduler's
        # default of a one-second misfire limit would skip beats on a busy machine.
        self._scheduler = BackgroundScheduler(
            executors={"default": ThreadPoolExecutor(len(PASSES))},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
            timezone="UTC",
        )
        for name in PASSES:
            self._scheduler.add_job(
                loop.beat, "interval", args=[name], seconds=EVERY_SECONDS, id=name
            )

    def start(self) -> None:
        """Begin to beat."""
        self._scheduler.start()

    def stop(self) -> None:
        """Stop beating and wait for the passes that are running."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)
