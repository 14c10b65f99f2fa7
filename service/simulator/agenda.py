"""What will happen at which moment, performed in order by whoever tells the time."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

Action = Callable[[datetime], None]
"""Takes the moment it was planned for, which may lie a little back."""


@dataclass(frozen=True, slots=True, order=True)
class _Entry:
    due_at: datetime
    number: int
    action: Action = field(compare=False)
    is_wanted: Callable[[], bool] = field(compare=False)


class Agenda:
    """Actions in the order of their times; those of one moment in the order of planning."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []
        self._planned = 0

    def plan(
        self, due_at: datetime, action: Action, is_wanted: Callable[[], bool] = lambda: True
    ) -> None:
        """Perform an action at that moment, unless it is no longer wanted by then."""
        self._planned += 1
        heapq.heappush(self._entries, _Entry(due_at, self._planned, action, is_wanted))

    def next_at(self) -> datetime | None:
        """When something happens next, None when nothing is planned."""
        while self._entries and not self._entries[0].is_wanted():
            heapq.heappop(self._entries)
        return self._entries[0].due_at if self._entries else None

    def run_until(self, now: datetime) -> None:
        """Perform all that is due at `now` or before, each at its own time."""
        while (due_at := self.next_at()) is not None and due_at <= now:
            heapq.heappop(self._entries).action(due_at)
