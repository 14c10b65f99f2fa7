"""Starting Carebell: whole (live over Twilio, or the demo), or one part of several processes."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from starlette.routing import BaseRoute

from service import logs
from service.admin.audit.recurring import audit_now_and_then
from service.admin.operation import claim_for
from service.bootstrap.demo import Demo, only_one
from service.bootstrap.opening import clock_for, init_database, open_database, wait_for_database
from service.bootstrap.process import SchemaGuard, end_when_told, give_sign_of_life, work, working
from service.bootstrap.provider import Provider, gateway_to, real, simulated
from service.bootstrap.server import listen, serve
from service.clock import Clock
from service.core.errors import ConfigurationError
from service.core.policy import Policy
from service.core.replies.reader import get_ready
from service.db.database import Database
from service.db.tables import Mode
from service.engine.agenda import NextText, next_text
from service.engine.catch_up import list_at_once
from service.engine.context import Context
from service.engine.deliver import let_go
from service.engine.heartbeat import send_heartbeat
from service.engine.intake import store
from service.engine.passes import Loop
from service.scheduler import Metronome
from service.settings import LiveSettings, Settings
from service.simulator.app import SimulatorConfig
from service.simulator.app import create_app as create_simulator
from service.sms.signatures import SignatureCheck
from service.web.app import create_app
from service.web.caregiver.limit import RateLimit
from service.web.caregiver.routes import CaregiverPage
from service.web.health import readiness_route
from service.web.webhooks import webhook_routes


@dataclass(frozen=True, slots=True)
class Started:
    """What a person wants to know when a process has started; `url` is where it listens.

    `public_url` is None where Twilio does not call us and is asked instead.
    """

    mode: Mode
    url: str
    public_url: str | None
    database: str
    now: datetime
    next_text: NextText | None


Announce = Callable[[Started], None]


def up(*, demo: bool, announce: Announce) -> None:
    """Run the whole service in this process until it is told to stop.

    Raises:
        ConfigurationError: something that this mode needs is missing, or must not be there.
        ConflictError: the database belongs to the other mode.
        SchemaError: the database's schema is not this Carebell's, or no longer is.
    """
    settings, provider = _simulated() if demo else _real()
    logs.configure(settings.log_level)
    end_when_told()
    wait_for_database(settings)
    mode = Mode.DEMO if demo else Mode.LIVE
    with ExitStack() as at_end:
        sock = at_end.enter_context(closing(listen(settings.host, settings.port)))
        db = at_end.enter_context(_claimed(init_database(settings), mode))
        if demo:
            at_end.enter_context(only_one(db))
        clock, guard = clock_for(db), SchemaGuard(db)
        ctx = Context(db, clock, gateway_to(provider, settings), _policy(settings, provider))
        loop = _loop(ctx)
        routes = _routes(provider, db, clock, ctx.policy)
        look_back = partial(audit_now_and_then, db, clock)
        extra = Demo(settings, _own_url(settings), ctx, loop, look_back) if demo else None
        announce(_started(mode, settings, provider, db, clock))
        watching = [extra.look_back] if extra else _watching(settings, db, clock)
        every_minute = [guard.check, *watching]
        if extra is not None:
            at_end.callback(extra.close)
            extra.begin()
            routes += extra.routes
        metronome = Metronome(loop, every_minute)
        with working(metronome, guard, partial(let_go, ctx)):
            serve(create_app(routes), sock, metronome.begin_no_more)


def worker(*, announce: Announce) -> None:
    """Run the passes and nothing else: one of any number of processes on one PostgreSQL.

    Raises:
        ConfigurationError: something that a live service needs is missing, or this is SQLite.
        ConflictError: the database belongs to a demo.
        SchemaError: the database's schema is not this Carebell's, or no longer is.
    """
    live = _one_of_several("worker")
    with _claimed(open_database(live), Mode.LIVE) as db:
        clock, guard, provider = clock_for(db), SchemaGuard(db), real(live)
        ctx = Context(db, clock, gateway_to(provider, live), _policy(live, provider))
        loop = _loop(ctx)
        announce(_started(Mode.LIVE, live, provider, db, clock))
        if live.sign_of_life is not None:
            loop.alive = partial(give_sign_of_life, live.sign_of_life)
        metronome = Metronome(loop, [guard.check, *_watching(live, db, clock)])
        work(metronome, guard, partial(let_go, ctx))


def web(*, announce: Announce) -> None:
    """Listen and nothing else: one of any number of processes on one PostgreSQL.

    Raises:
        ConfigurationError: something that a live service needs is missing, or this is SQLite.
        ConflictError: the database belongs to a demo.
        SchemaError: the database's schema is not this Carebell's, or no longer is.
    """
    live = _one_of_several("web")
    with (
        closing(listen(live.host, live.port)) as sock,
        _claimed(open_database(live), Mode.LIVE) as db,
    ):
        clock, guard, provider = clock_for(db), SchemaGuard(db), real(live)
        announce(_started(Mode.LIVE, live, provider, db, clock))
        metronome = Metronome(None, [guard.check])
        app = create_app(_routes(provider, db, clock, _policy(live, provider)))
        with working(metronome, guard):
            serve(app, sock, metronome.begin_no_more)


def run_simulator(  # noqa: PLR0913  an account is all of this
    host: str,
    port: int,
    *,
    account_sid: str,
    auth_token: str,
    number: str,
    inbound_url: str | None,
    service_sid: str | None = None,
) -> None:
    """Run the simulator alone until it is told to stop."""
    config = SimulatorConfig(account_sid, auth_token, (number,), inbound_url, service_sid)
    serve(create_simulator(config), listen(host, port))


def _simulated() -> tuple[Settings, Provider]:
    settings = Settings.load()
    return settings, simulated(settings, _own_url(settings))


def _real() -> tuple[LiveSettings, Provider]:
    settings = LiveSettings.load()
    return settings, real(settings)


def _one_of_several(command: str) -> LiveSettings:
    """What a process needs that shares its database with others, once that answers."""
    if _is_sqlite():
        problem = (
            f"carebell {command} is for several processes, which need PostgreSQL: set "
            "CAREBELL_DATABASE_URL=postgresql://user:password@host/carebell, or stay with SQLite "
            "and run everything in one process: carebell up"
        )
        raise ConfigurationError([problem])
    settings = LiveSettings.load()
    logs.configure(settings.log_level)
    end_when_told()
    wait_for_database(settings)
    return settings


def _is_sqlite() -> bool:
    try:
        return Settings.load().database_url.startswith("sqlite")
    except ConfigurationError:
        return False  # there is more to say, and `LiveSettings` says all of it


@contextmanager
def _claimed(db: Database, mode: Mode) -> Iterator[Database]:
    with closing(db):
        with db.write() as session:
            claim_for(session, mode)
        yield db


def _loop(ctx: Context) -> Loop:
    get_ready()  # once the passes run, the first texts would wait for it and for a burst's plans
    list_at_once(ctx.db)
    return Loop(ctx)


def _policy(settings: Settings, provider: Provider) -> Policy:
    """What the deployer chose; where the outside reaches us, alerts may link to a page."""
    if provider.public_url is None:
        return settings.policy
    return replace(settings.policy, page_url=f"{provider.public_url}/a/")


def _routes(provider: Provider, db: Database, clock: Clock, policy: Policy) -> list[BaseRoute]:
    health = readiness_route(db, clock)
    if provider.public_url is None:  # nobody calls, so that nobody else need be told from Twilio
        return [health]
    page = CaregiverPage(db, clock, policy, RateLimit())
    check = SignatureCheck(provider.public_url, provider.tokens)
    webhooks = webhook_routes(check, provider.account_sid, clock, partial(store, db))
    return [health, *webhooks, *page.routes()]


def _watching(settings: Settings, db: Database, clock: Clock) -> list[Callable[[], None]]:
    """The service's eye on itself, and its word to a monitor outside."""
    watching = [partial(audit_now_and_then, db, clock)]
    if settings.heartbeat_url is not None:
        secret = settings.heartbeat_url.get_secret_value()
        watching.append(partial(send_heartbeat, secret, db, clock))
    return list(watching)


def _started(
    mode: Mode, settings: Settings, provider: Provider, db: Database, clock: Clock
) -> Started:
    with db.read() as session:
        coming = next_text(session, clock.now())
    return Started(
        mode=mode,
        url=_own_url(settings),
        public_url=provider.public_url,
        database=db.url.render_as_string(hide_password=True),
        now=clock.now(),
        next_text=coming,
    )


def _own_url(settings: Settings) -> str:
    """Where this process is reached from this machine."""
    everywhere = settings.host in ("0.0.0.0", "::")  # noqa: S104  compared, not bound
    host = "127.0.0.1" if everywhere else settings.host
    return f"http://[{host}]:{settings.port}" if ":" in host else f"http://{host}:{settings.port}"
