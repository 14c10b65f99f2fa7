"""The one place that reads the time. Everything else is handed a moment or a clock."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Anything that knows the time."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own time: what a live service runs on."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC)


class MovedClock:
    """The machine's time plus an offset that somebody may move: the demo's clock.

    The offset lives in the database, so that every process and the command line agree.
    """

    def __init__(self, offset: Callable[[], timedelta]) -> None:
        self._offset = offset

    def now(self) -> datetime:
        """The present moment of the demo, aware, in UTC."""
        return datetime.now(UTC) + self._offset()
