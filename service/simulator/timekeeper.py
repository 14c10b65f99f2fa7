"""Lets what is planned happen: in real time by a ticker, on command when the clock is moved."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime

from service.simulator.agenda import Agenda
from service.simulator.clock import Clock, Move, Patience

_MOVE_PATIENCE_SECONDS = 30.0

Times = tuple[datetime, datetime | None]


class Timekeeper:
    """Holds the clock and the one lock of the simulated network; its threads start when needed.

    `settle` waits at most so many seconds for the webhooks that are on their way.
    """

    def __init__(self, agenda: Agenda, settle: Callable[[float], None]) -> None:
        self._clock = Clock()
        self._agenda = agenda
        self._settle = settle
        self._turn = threading.Condition(threading.RLock())
        self._ticker: threading.Thread | None = None
        self._mover = ThreadPoolExecutor(max_workers=1, thread_name_prefix="simulator-clock")
        self._closed = False

    @contextmanager
    def turn(self) -> Iterator[datetime]:
        """Be alone with the network's state, at the moment that is yielded.

        All that is due by then has happened, so what is seen is true even when the ticker is late.
        """
        with self._turn:
            now = self._clock.now()
            self._agenda.run_until(now)
            before = self._agenda.next_at()
            yield now
            if self._agenda.next_at() != before:
                self._wake()

    def times(self) -> Times:
        """The time now, and when something happens next (None: nothing is planned)."""
        with self.turn() as now:
            return now, self._agenda.next_at()

    def move(self, move: Move) -> Future[Times]:
        """Move the clock, from one event to the next; the result is like `times()`.

        At each event the webhooks are given time to be answered, at most 30 seconds in all.
        Moves wait for each other. The future raises ClockError.
        """
        return self._mover.submit(self._move, move)

    def close(self) -> None:
        """Stop the threads; nothing more happens by itself."""
        with self._turn:
            self._closed = True
            self._turn.notify_all()
        self._mover.shutdown(wait=False, cancel_futures=True)
        if self._ticker is not None:
            self._ticker.join()

    def _wake(self) -> None:
        if self._ticker is None and not self._closed:
            self._ticker = threading.Thread(target=self._tick, name="simulator", daemon=True)
            self._ticker.start()
        self._turn.notify_all()

    def _tick(self) -> None:
        with self._turn:
            while not self._closed:
                now, next_at = self.times()
                self._turn.wait(None if next_at is None else (next_at - now).total_seconds())

    def _move(self, move: Move) -> Times:
        target, patience = move.target(self._clock.now()), Patience(_MOVE_PATIENCE_SECONDS)
        arrived = False
        while not arrived:
            with self._turn:
                next_at = self._agenda.next_at()
                arrived = next_at is None or next_at > target or not patience.left()
                self._clock.move_to(target if arrived or next_at is None else next_at)
                self._agenda.run_until(self._clock.now())
                self._turn.notify_all()
            self._settle(patience.left())
        return self.times()
