"""The life of an outgoing message in time: queued, sent, delivered, or how else it ends."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from service.simulator.agenda import Agenda
from service.simulator.config import SimulatorConfig
from service.simulator.faults import Fault, Faults
from service.simulator.state import Message

_VALIDITY_EXPIRED = 30036
_UNREACHABLE = {"off": 30003, "gone": 30005, "landline": 30006}
_AT_ONCE = timedelta(0)


class Lifecycle:
    """Plans the steps of messages, each of which plans the next.

    `condition` tells a handset's condition; `on_step` is called with the message after each step.
    """

    def __init__(
        self,
        config: SimulatorConfig,
        agenda: Agenda,
        faults: Faults,
        condition: Callable[[str], str],
        on_step: Callable[[Message], None],
    ) -> None:
        self._config = config
        self._agenda = agenda
        self._faults = faults
        self._condition = condition
        self._on_step = on_step
        self._free_at: dict[str, datetime] = {}
        self._sticky: dict[str, str] = {}

    def begin(self, message: Message) -> None:
        """Plan the life of a message that has just been accepted or queued."""
        if message.status == "accepted":
            self._plan(message, self._span(message, self._config.queued_after), self._queue)
        else:
            self._wait(message)

    def stick(self, handset: str, own_number: str) -> None:
        """Let the service text a handset from the number that they have last used together."""
        self._sticky[handset] = own_number

    def _queue(self, message: Message, at: datetime) -> None:
        message.from_ = message.from_ or self._sticky.get(message.to, self._config.numbers[0])
        self.stick(message.to, message.from_)
        self._step(message, "queued", at)
        self._wait(message)

    def _wait(self, message: Message) -> None:
        """Join the sender's queue: leave it in turn, or when the validity ends, which is first."""
        fault = self._fault_of(message)
        leaves_at, expires_at = self._leaves_at(message), message.expires_at
        if expires_at is not None and (fault.name == "expire" or expires_at < leaves_at):
            expire = partial(self._fail, status="failed", code=_VALIDITY_EXPIRED)
            self._plan(message, expires_at, expire)
            return
        if self._config.segments_per_second and not message.is_hurried:
            takes = timedelta(seconds=message.num_segments / self._config.segments_per_second)
            self._free_at[message.from_ or ""] = leaves_at + takes
        if fault.name == "failed":
            self._plan(message, leaves_at, partial(self._fail, status="failed", code=fault.code))
        else:
            self._plan(message, leaves_at, partial(self._leave, fault=fault))

    def _leave(self, message: Message, at: datetime, fault: Fault) -> None:
        message.sent_at = at
        self._step(message, "sent", at)
        if fault.name != "lose":
            travel = self._config.delivered_after - self._config.sent_after
            arrives_at = at if message.is_hurried else at + travel
            self._plan(message, arrives_at, partial(self._arrive, fault=fault))

    def _arrive(self, message: Message, at: datetime, fault: Fault) -> None:
        unreachable = _UNREACHABLE.get(self._condition(message.to))
        if unreachable is None and (fault.name != "undelivered" or fault.reached):
            message.reached_at = at
        if fault.name == "undelivered":
            self._fail(message, at, status="undelivered", code=fault.code)
        elif unreachable is not None:
            self._fail(message, at, status="undelivered", code=unreachable)
        else:
            self._step(message, "delivered", at)

    def _fail(self, message: Message, at: datetime, status: str, code: int) -> None:
        message.error_code = code
        self._step(message, status, at)

    def _step(self, message: Message, status: str, at: datetime) -> None:
        message.change(status, at)
        self._on_step(message)

    def _fault_of(self, message: Message) -> Fault:
        """Twilio's own answers to STOP and HELP always travel well."""
        ours = message.direction == "outbound-api"
        return self._faults.strike("delivery", message.to) if ours else Fault()

    def _leaves_at(self, message: Message) -> datetime:
        """First come, first served; a place that is given up by canceling stays empty."""
        ready_at = self._span(message, self._config.sent_after)
        if message.is_hurried:
            return ready_at
        return max(ready_at, self._free_at.get(message.from_ or "", ready_at))

    def _span(self, message: Message, span: timedelta) -> datetime:
        return message.created_at + (_AT_ONCE if message.is_hurried else span)

    def _plan(
        self, message: Message, due_at: datetime, step: Callable[[Message, datetime], None]
    ) -> None:
        self._agenda.plan(due_at, partial(step, message), lambda: message.status != "canceled")
