"""A whole Carebell in the test's hands: real database, real twilio client, real webhooks.

Only time is the test's: it stands still until the test moves it. The simulator is another
server, reached over HTTP by both sides, as Twilio would be.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import uvicorn
from starlette.applications import Starlette

from service.admin.operation import claim_for
from service.core.policy import Policy
from service.db.database import Database
from service.db.tables import Mode
from service.engine.agenda import next_event_at
from service.engine.context import Context
from service.engine.intake import store
from service.engine.passes import Loop
from service.simulator.app import SimulatorConfig
from service.sms.signatures import SignatureCheck
from service.sms.twilio_gateway import TwilioAccount, TwilioGateway
from service.web.app import create_app
from service.web.webhooks import INBOUND, STATUS, webhook_routes
from support.simulator_server import (
    ACCOUNT_SID,
    AUTH_TOKEN,
    OWN_NUMBER,
    RunningSimulator,
    eventually,
    running_simulator,
)

POLICY = Policy(service_name="Riverside", contact="+1 202 555 0100")
POLLING = replace(
    POLICY,
    catch_up_every=timedelta(seconds=5),
    reconcile=replace(POLICY.reconcile, poll=timedelta(seconds=5)),
)
NEW_YORK = ZoneInfo("America/New_York")
AT_ONCE = timedelta(0)


class StandingClock:
    """Time that moves only when somebody moves it."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def set(self, moment: datetime) -> None:
        assert moment >= self._now, "time only moves forward"
        self._now = moment


class Phone:
    """A handset: what it is sent is expected in order, and nothing else."""

    def __init__(self, house: "House", number: str) -> None:
        self._house, self.number = house, number
        self._read = 0

    def texts(self, body: str) -> None:
        """Send a text to the service and let it take effect."""
        self._house.simulator.text(body, self.number)
        self._house.settle()

    def expects(self, *words: str) -> str:
        """The next text that this phone has not looked at yet; it must hold all of the words."""
        unread = self._house.simulator.screen(self.number)[self._read :]
        assert unread, f"{self.number} got no text, expected {words}"
        for word in words:
            assert word in unread[0], f"expected {word!r} in {unread[0]!r}"
        self._read += 1
        return unread[0]

    def expects_nothing(self) -> None:
        """There is no text that this phone has not looked at yet."""
        unread = self._house.simulator.screen(self.number)[self._read :]
        assert unread == [], f"{self.number} got {unread}"


class House:
    """The service on one database and the provider it talks to."""

    def __init__(
        self, db: Database, clock: StandingClock, simulator: RunningSimulator, policy: Policy
    ) -> None:
        self.db, self.clock, self.simulator = db, clock, simulator
        self.url: str | None = None
        self.policy = policy
        self._phones: dict[str, Phone] = {}
        self.loop = self._loop()

    def _loop(self) -> Loop:
        account = TwilioAccount(
            account_sid=ACCOUNT_SID,
            auth_token=AUTH_TOKEN,
            sender=OWN_NUMBER,
            callback_url=None if self.url is None else self.url + STATUS,
            api_url=self.simulator.url,
        )
        return Loop(Context(self.db, self.clock, TwilioGateway(account), self.policy))

    def listen_at(self, url: str) -> None:
        """Tell the service its public address."""
        self.url = url
        self.loop = self._loop()

    def restart(self, policy: Policy) -> None:
        """Start the service anew, with another policy."""
        self.policy = policy
        self.loop = self._loop()

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def phone(self, number: str) -> Phone:
        """The handset with this number; it remembers what it has looked at."""
        return self._phones.setdefault(number, Phone(self, number))

    def settle(self) -> None:
        """Let everything that is due now happen, on both sides."""
        self.simulator.skip(0)
        while any(self.loop.run_all().values()):
            self.simulator.skip(0)

    def run_to(self, local: str, zone: ZoneInfo = NEW_YORK) -> None:
        """Let time pass up to a local time, stopping at every event on the way."""
        target = datetime.fromisoformat(local).replace(tzinfo=zone).astimezone(UTC)
        self.settle()
        while (event := self._next_event()) is not None and event <= target:
            self._move(event)
            self.settle()
        self._move(target)
        self.settle()

    def sleep_until(self, local: str, zone: ZoneInfo = NEW_YORK) -> None:
        """Let time pass while the service is down: nothing runs on the way or at the end."""
        self._move(datetime.fromisoformat(local).replace(tzinfo=zone).astimezone(UTC))

    def _next_event(self) -> datetime | None:
        with self.db.read() as session:
            return next_event_at(session, self.policy, self.now)

    def _move(self, moment: datetime) -> None:
        passed = moment - self.now
        self.clock.set(moment)
        self.simulator.skip(passed.total_seconds())


@contextmanager
def open_house(
    db: Database, start: str, zone: ZoneInfo = NEW_YORK, *, polls: bool = False
) -> Iterator[House]:
    """Serve a Carebell on a migrated database, at a local time in the years to come.

    One that `polls` gives nobody an address to call.
    """
    began = datetime.fromisoformat(start).replace(tzinfo=zone).astimezone(UTC)
    clock = StandingClock(began)
    with db.write() as session:
        claim_for(session, Mode.DEMO)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        check = SignatureCheck(url, [AUTH_TOKEN])
        app = create_app(webhook_routes(check, ACCOUNT_SID, clock, partial(store, db)))
        config = SimulatorConfig(
            ACCOUNT_SID,
            AUTH_TOKEN,
            (OWN_NUMBER,),
            inbound_url=None if polls else url + INBOUND,
            queued_after=AT_ONCE,
            sent_after=AT_ONCE,
            delivered_after=AT_ONCE,
        )
        with serving(app, listener), running_simulator(config) as simulator:
            simulator.skip((began - datetime.now(UTC)).total_seconds())
            house = House(db, clock, simulator, POLLING if polls else POLICY)
            if not polls:
                house.listen_at(url)
            yield house


@contextmanager
def serving(app: Starlette, listener: socket.socket) -> Iterator[None]:
    """Serve an application on a socket that listens already, while the block runs."""
    config = uvicorn.Config(app, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        eventually(lambda: server.started)
        yield
    finally:
        server.should_exit = True
        thread.join()
