"""A service that lives through days in a test: its passes, a provider that accepts everything."""

from copy import copy
from datetime import UTC, datetime
from itertools import count
from zoneinfo import ZoneInfo

from service.core.policy import Policy
from service.db.database import Database
from service.engine.agenda import next_event_at
from service.engine.context import Context
from service.engine.intake import IncomingReceipt, IncomingText, store
from service.engine.passes import Loop
from support.gateways import ScriptedGateway
from support.house import NEW_YORK, POLICY, StandingClock


class Story:
    """Days of one database, told from outside: time passes, people text. No HTTP is involved."""

    def __init__(self, db: Database, start: datetime, policy: Policy = POLICY) -> None:
        self.db, self.clock = db, StandingClock(start)
        self.gateway = ScriptedGateway()
        self.context = Context(db, self.clock, self.gateway, policy)
        self.loop = Loop(self.context)
        self.numbers = count(1)

    def on(self, db: Database) -> "Story":
        """The same story up to now, to go on with a copy of its database."""
        further = Story(db, self.now, self.context.policy)
        further.gateway.go_on_from(self.gateway)
        further.numbers = copy(self.numbers)
        return further

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def run_to(self, local: str, zone: ZoneInfo = NEW_YORK) -> None:
        """Let time pass up to a local time, stopping at every event on the way."""
        target = datetime.fromisoformat(local).replace(tzinfo=zone).astimezone(UTC)
        self.loop.run_all()
        while (event := self._next_event()) is not None and event <= target:
            self.clock.set(event)
            self.loop.run_all()
        self.clock.set(target)
        self.loop.run_all()

    def texts(self, phone: str, body: str) -> None:
        """Somebody texts the service, and it takes effect."""
        sid = f"SM{next(self.numbers):031d}f"
        store(self.db, [IncomingText(sid, phone, "+12025550100", body, {}, self.now)])
        self.loop.run_all()
        self.loop.run_all()

    def receipt(self, sid: str, status: str, error_code: int | None = None) -> None:
        """The provider reports what became of a text."""
        store(self.db, [IncomingReceipt(sid, status, None, error_code, self.now)])
        self.loop.run_all()

    def _next_event(self) -> datetime | None:
        with self.db.read() as session:
            return next_event_at(session, self.context.policy, self.now)
