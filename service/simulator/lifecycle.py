"""The life of an outgoing message as steps in time: queued, sent, delivered (or failed)."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from service.simulator.config import SimulatorConfig
from service.simulator.state import Message

_VALIDITY_EXPIRED = 30036


@dataclass(frozen=True, slots=True, order=True)
class _Step:
    due_at: datetime
    number: int
    message: Message = field(compare=False)
    status: str = field(compare=False)


class Lifecycle:
    """Steps that messages will take, performed in order of their time by whoever tells the time.

    `on_step` is called after each step with the message that has just changed.
    """

    def __init__(self, config: SimulatorConfig, on_step: Callable[[Message], None]) -> None:
        self._config = config
        self._on_step = on_step
        self._steps: list[_Step] = []
        self._planned = 0

    def begin(self, message: Message) -> None:
        """Plan the life of a message that has just been accepted or queued."""
        if message.status == "accepted":
            self._plan(message, "queued", message.created_at + self._config.queued_after)
        else:
            self._plan_dispatch(message)

    def next_at(self) -> datetime | None:
        """When the next step is due, None when every message has come to its end."""
        while self._steps and self._steps[0].message.status == "canceled":
            heapq.heappop(self._steps)
        return self._steps[0].due_at if self._steps else None

    def run_until(self, now: datetime) -> None:
        """Perform every step due at `now` or before, each at its own time."""
        while (due_at := self.next_at()) is not None and due_at <= now:
            step = heapq.heappop(self._steps)
            self._perform(step)
            self._on_step(step.message)

    def _perform(self, step: _Step) -> None:
        message = step.message
        message.change(step.status, step.due_at)
        if step.status == "queued":
            message.from_ = message.from_ or self._config.numbers[0]
            self._plan_dispatch(message)
        elif step.status == "sent":
            message.sent_at = step.due_at
            self._plan(message, "delivered", message.created_at + self._config.delivered_after)
        elif step.status == "failed":
            message.error_code = _VALIDITY_EXPIRED

    def _plan_dispatch(self, message: Message) -> None:
        sent_at = message.created_at + self._config.sent_after
        if message.expires_at is not None and message.expires_at < sent_at:
            self._plan(message, "failed", message.expires_at)
        else:
            self._plan(message, "sent", sent_at)

    def _plan(self, message: Message, status: str, due_at: datetime) -> None:
        self._planned += 1
        heapq.heappush(self._steps, _Step(due_at, self._planned, message, status))
