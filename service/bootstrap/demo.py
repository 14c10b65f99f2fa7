"""The demo's own parts: the simulator on the same port, the phones page, the clock that moves."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from fcntl import LOCK_EX, LOCK_NB, flock
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from tempfile import gettempdir
from threading import Thread

import requests
from starlette.routing import BaseRoute

from service.admin.cast import CastPatient, cast
from service.admin.example import add_example, is_empty
from service.admin.mind import mind
from service.core.errors import ConfigurationError, GatewayError
from service.db.database import Database
from service.engine.context import Context
from service.engine.passes import Loop
from service.settings import Settings
from service.simulator.app import Simulator, SimulatorConfig
from service.web.demo_clock import DemoClock, demo_clock_routes
from service.web.phones import Handset, Seen, chart_route, phones_routes, story_teller
from service.web.webhooks import INBOUND

ACCOUNT_SID = "ACde0000000000000000000000000000de"
AUTH_TOKEN = "demo"  # noqa: S105  opens nothing but the simulator in the same process
NUMBER = "+12025550100"
AT_ONCE = timedelta(0)
ALREADY_RUNS = (
    "A demo already runs on this database: use its phones page, or stop it. "
    "For a second one: CAREBELL_DATABASE_URL=sqlite:///data/second.db"
)
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


@contextmanager
def only_one(db: Database) -> Iterator[None]:
    """Hold the one place of a demo on this database while the block runs.

    Each demo has phones of its own: two on one database would tear a conversation apart. The
    system frees the place when the process ends, however it ends.

    Raises:
        ConfigurationError: another demo runs on this database.
    """
    # One file has many relative names; a server's address has one.
    where = str(Path(db.url.database or "").resolve()) if db.is_sqlite else str(db.url)
    name = f"carebell-demo-{sha256(where.encode()).hexdigest()[:16]}.lock"
    with (Path(gettempdir()) / name).open("w") as place:
        try:
            flock(place, LOCK_EX | LOCK_NB)
        except BlockingIOError as error:
            raise ConfigurationError([ALREADY_RUNS]) from error
        yield


class Demo:
    """What `up --demo` serves beside the webhooks."""

    def __init__(
        self,
        settings: Settings,
        own_url: str,
        ctx: Context,
        loop: Loop,
        look_back: Callable[[], None],
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
        self._clock = DemoClock(ctx, loop, self._move_simulator, look_back)

        def people() -> list[CastPatient]:
            with ctx.db.read() as session:
                return cast(session)

        with ctx.db.write() as session:
            if is_empty(session):
                add_example(session, ctx.clock.now())
        self.routes: list[BaseRoute] = [
            *self._simulator.routes,
            *demo_clock_routes(self._clock),
            *phones_routes(
                people, self._see(ctx), story_teller(ctx.db, ctx.clock), settings.service_name
            ),
            chart_route(ctx.db, ctx.clock),
        ]

    def _see(self, ctx: Context) -> Callable[[CastPatient], Seen]:
        """What the phones page shows of a patient now."""

        def see(patient: CastPatient) -> Seen:
            now = self._clock.now()
            with ctx.db.read() as session:
                thoughts = mind(session, patient, now)
            phones = [patient.phone, *(one.phone for one in patient.others)]
            handsets = {phone: Handset(*self._simulator.handset(phone)) for phone in phones}
            return Seen(now, self._clock.next_text(), thoughts, handsets, self._simulator.rules())

        return see

    @property
    def look_back(self) -> Callable[[], None]:
        """The demo's eye on itself, for every minute."""
        return self._clock.look_back

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
        try:
            answer = self._session.post(
                f"{self._own_url}/sim/clock",
                json={"to": moment.isoformat()},
                timeout=SETTLE_TIMEOUT_S,
            )
            # A conflict: somebody has moved the simulator further by hand, which harms nothing.
            if answer.status_code != HTTPStatus.CONFLICT:
                answer.raise_for_status()
        except requests.RequestException as error:
            raise GatewayError("The simulator did not answer; please try again.") from error
