"""The processes of one day: they run, die at a point or at random, and come back in their time."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from faults.processes import Launcher, Service
from faults.service_process import Order

KILLED_AT_RANDOM = "at random"
MINUTES_AWAY = (timedelta(seconds=30), timedelta(minutes=15))
HOURS_AWAY = timedelta(hours=2, minutes=20)
"""Longer than a dose is useful."""


@dataclass(frozen=True)
class Kills:
    """Who is to die when: at each of `points` once, and `at_random` times at any moment.

    At each step a point is armed with the probability `eagerness`. Of the deaths, `away` is the
    share that is followed by minutes out of service, `long_away` by hours.
    """

    points: frozenset[str] = frozenset()
    eagerness: float = 1.0
    at_random: int = 0
    away: float = 0.12
    long_away: float = 0.02


@dataclass
class _Slot:
    """Where one process runs, is dead, or will be started again."""

    order: Order
    starts_at: datetime | None
    service: Service | None = None


@dataclass
class Crew:
    """Any number of processes on one database; all are started at the first `start()`."""

    launcher: Launcher
    orders: Sequence[Order]
    kills: Kills
    chance: Random
    clock: Callable[[], datetime]
    killed_at: Counter[str] = field(default_factory=Counter)
    up: list[tuple[datetime, datetime]] = field(default_factory=list)
    """The spans in which at least one of them ran."""

    def __post_init__(self) -> None:
        self._slots = [_Slot(order, starts_at=self.clock()) for order in self.orders]
        self._left = set(self.kills.points)
        self._random_left = self.kills.at_random
        self._up_since: datetime | None = None

    @property
    def is_away(self) -> bool:
        """Nobody runs."""
        return not any(slot.service for slot in self._slots)

    def next_start_at(self) -> datetime | None:
        """When the next one comes back."""
        return min((slot.starts_at for slot in self._slots if slot.starts_at), default=None)

    def start(self) -> None:
        """Start those whose time has come."""
        for slot in self._slots:
            if slot.starts_at is not None and slot.starts_at <= self.clock():
                slot.service, slot.starts_at = self.launcher.start(slot.order), None
                self._up_since = self._up_since or self.clock()

    def beat(self) -> bool:
        """Run every living process's passes at once; whether any of them did something."""
        running = [slot for slot in self._slots if slot.service is not None]
        with self._a_kill_maybe(running), ThreadPoolExecutor(len(running) or 1) as pool:
            armed = [self._armed() for _ in running]
            worked = list(pool.map(_beat_one, [slot.service for slot in running], armed))
        for slot, counts in zip(running, worked, strict=True):
            if counts is None:
                self._bury(slot)
        return any(counts is None or counts for counts in worked)

    def end(self) -> set[str]:
        """Kill whoever is left; the fault points that these have come to."""
        reached: set[str] = set()
        for slot in self._slots:
            if slot.service is not None:
                reached |= slot.service.reached()
                slot.service.kill()
                slot.service.last_words()
                slot.service = None
        self._note_absence()
        return reached

    def _bury(self, slot: _Slot) -> None:
        """Note what killed a process, and when it will be back."""
        assert slot.service is not None
        point = slot.service.last_words()
        self.killed_at[point or KILLED_AT_RANDOM] += 1
        self._left.discard(point or "")
        slot.service, slot.starts_at = None, self.clock()
        fate = self.chance.random()
        if fate < self.kills.long_away:
            slot.starts_at += HOURS_AWAY
        elif fate < self.kills.long_away + self.kills.away:
            least, most = MINUTES_AWAY
            slot.starts_at += least + (most - least) * self.chance.random()
        if self.is_away:
            self._note_absence()

    def _note_absence(self) -> None:
        if self._up_since is not None:
            self.up.append((self._up_since, self.clock()))
            self._up_since = None

    def _armed(self) -> list[str]:
        return [p for p in sorted(self._left) if self.chance.random() < self.kills.eagerness]

    @contextmanager
    def _a_kill_maybe(self, running: Sequence[_Slot]) -> Iterator[None]:
        """Now and then kill somebody in the middle of whatever they do."""
        if not running or not self._random_left or self.chance.random() > 0.1:
            yield
            return
        self._random_left -= 1
        victim = self.chance.choice(running).service
        assert victim is not None
        timer = threading.Timer(self.chance.uniform(0, 0.12), victim.kill)
        timer.start()
        yield
        timer.join()


def _beat_one(service: Service | None, armed: list[str]) -> dict[str, int] | None:
    assert service is not None
    return service.beat() if service.arm(armed) else None
