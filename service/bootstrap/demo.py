"""The demo's own parts: the simulator on the same port, the phones page, the clock that moves."""

from datetime import datetime, timedelta
from threading import Thread

import requests
from starlette.routing import BaseRoute

from service.admin.cast import CastPatient, cast
from service.admin.example import add_example, is_empty
from service.clock import Clock
from service.core.errors import ConfigurationError
from service.db.database import Database
from service.engine.passes import Loop
from service.settings import Settings
from service.simulator.app import Simulator, SimulatorConfig
from service.web.demo_clock import DemoClock, demo_clock_routes
from service.web.phones import phones_routes
from service.web.webhooks import INBOUND

ACCOUNT_SID = "ACde0000000000000000000000000000de"
AUTH_TOKEN = "demo"  # noqa: S105  opens nothing but the simulator in the same process
NUMBER = "+12025550100"
AT_ONCE = timedelta(0)
SETTLE_TIMEOUT_S = 60


def refuse_credentials(settings: Settings) -> None:
    """The demo never runs with anything of a real account's about.

    Raises:
        ConfigurationError: a Twilio variable is set.
    """
    if settings.twilio_named:
        raise ConfigurationError(
            [
                f"{name} is set, and the demo never runs beside a real account: unset it for the "
                "demo, or go live with: carebell up"
                for name in settings.twilio_named
            ]
        )


class Demo:
    """What `up --demo` serves beside the webhooks."""

    def __init__(
        self, settings: Settings, own_url: str, db: Database, clock: Clock, loop: Loop
    ) -> None:
        self._own_url = own_url
        self._simulator = Simulator(
            SimulatorConfig(
                account_sid=ACCOUNT_SID,
                auth_token=AUTH_TOKEN,
                numbers=(NUMBER,),
                inbound_url=own_url + INBOUND,
                queued_after=AT_ONCE,
                sent_after=AT_ONCE,
                delivered_after=AT_ONCE,
            )
        )
        self._session = requests.Session()
        self._session.trust_env = False  # a proxy must not be asked for this machine
        self._session.headers["Connection"] = "close"  # a kept one may end as it is used again
        self._clock = DemoClock(db, clock, loop, self._move_simulator)

        def people() -> list[CastPatient]:
            with db.read() as session:
                return cast(session)

        with db.write() as session:
            if is_empty(session):
                add_example(session, clock.now())
        self.routes: list[BaseRoute] = [
            *self._simulator.routes,
            *demo_clock_routes(self._clock),
            *phones_routes(people, settings.service_name),
        ]

    def begin(self) -> None:
        """Bring the simulator to the demo's time, as soon as the server answers.

        It starts at the real time, while the demo's may be days ahead since its last run.
        """
        Thread(target=lambda: self._move_simulator(self._clock.now()), daemon=True).start()

    def close(self) -> None:
        """Stop the simulator's threads."""
        self._simulator.close()

    def _move_simulator(self, moment: datetime) -> None:
        # Over HTTP like everybody else: Carebell and the simulator know nothing of each other.
        answer = self._session.post(
            f"{self._own_url}/sim/clock",
            json={"to": moment.isoformat()},
            timeout=SETTLE_TIMEOUT_S,
        )
        answer.raise_for_status()
