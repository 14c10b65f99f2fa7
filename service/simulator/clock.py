"""The simulator's own time: the real time plus an offset that only grows."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_LATEST = datetime(2100, 1, 1, tzinfo=UTC)
_TRAVEL_TIME = timedelta(seconds=5)


class ClockError(Exception):
    """The clock cannot be moved there; `str()` says why."""


@dataclass(frozen=True, slots=True)
class Move:
    """A wish to move the clock: to a moment, or by a span (used when `to` is None)."""

    to: datetime | None = None
    by: timedelta = timedelta(0)

    def target(self, now: datetime) -> datetime:
        """The moment to reach, never before `now`.

        A `to` up to five seconds ago means "now": the clock runs on while a request travels.
        Raises ClockError for an earlier one, and for any after the year 2099.
        """
        target = self.to if self.to is not None else now + self.by
        if target < now - _TRAVEL_TIME:
            raise ClockError(f"The clock moves forward only; it is already {iso(now)}.")
        if target > _LATEST:
            raise ClockError(f"The clock ends at {iso(_LATEST)}.")
        return max(target, now)


class Clock:
    """Runs in real time and can be moved forward."""

    def __init__(self) -> None:
        self._offset = timedelta(0)

    def now(self) -> datetime:
        """The simulated moment, aware, in UTC."""
        return datetime.now(UTC) + self._offset

    def move_to(self, moment: datetime) -> None:
        """Make it at least `moment`; a moment that has passed changes nothing."""
        self._offset += max(moment - self.now(), timedelta(0))


class Patience:
    """A bounded amount of real time to spend on waiting."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left, never negative."""
        return max(self._ends - time.monotonic(), 0.0)


def iso(moment: datetime) -> str:
    """ISO 8601 in UTC with `Z`, to the microsecond, so that it can be handed back as a target."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
