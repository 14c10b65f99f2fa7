"""What every pass is handed: the database, the time, the provider, and the deployer's choices."""

from dataclasses import dataclass, field
from threading import Event
from uuid import uuid4

from service.clock import Clock
from service.core.policy import Policy
from service.db.database import Database
from service.sms.gateway import SmsGateway

Counts = dict[str, int]
"""What a pass did in one round, by name; all zero or empty when there was nothing to do."""


@dataclass(frozen=True, slots=True)
class Context:
    """The outside world of the passes, put together by `bootstrap` or by a test.

    `holder` is this process, as its claims name it; once it is `stopping`, nothing is begun.
    """

    db: Database
    clock: Clock
    gateway: SmsGateway
    policy: Policy
    holder: str = field(default_factory=lambda: uuid4().hex)
    stopping: Event = field(default_factory=Event)
