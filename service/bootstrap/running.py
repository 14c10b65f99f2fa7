"""Starting a whole Carebell: live over Twilio, or the demo over the simulator."""

from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import datetime

from starlette.routing import BaseRoute

from service import logs
from service.admin.operation import claim_for
from service.bootstrap import demo as demo_parts
from service.bootstrap.opening import clock_for, init_database
from service.bootstrap.server import listen, serve
from service.db.database import Database
from service.db.tables import Mode
from service.engine.agenda import NextText, next_text
from service.engine.context import Context
from service.engine.intake import IncomingReceipt, IncomingText, store
from service.engine.passes import Loop
from service.scheduler import Metronome
from service.settings import LiveSettings, Settings
from service.simulator.app import SimulatorConfig
from service.simulator.app import create_app as create_simulator
from service.sms.signatures import SignatureCheck
from service.sms.twilio_gateway import TwilioAccount, TwilioGateway
from service.web.app import create_app
from service.web.mailbox import Mailbox
from service.web.webhooks import STATUS, webhook_routes


@dataclass(frozen=True, slots=True)
class Started:
    """What a person wants to know when the service has started."""

    mode: Mode
    url: str
    public_url: str
    database: str
    now: datetime
    next_text: NextText | None


@dataclass(frozen=True, slots=True)
class _Twilio:
    """One account and how both sides reach each other; `tokens` holds the current one first."""

    account_sid: str
    tokens: tuple[str, ...]
    sender: str
    public_url: str
    api_url: str | None


def up(settings: Settings, *, demo: bool, announce: Callable[[Started], None]) -> None:
    """Run the whole service in this process until it is told to stop.

    Raises:
        ConfigurationError: something that this mode needs is missing, or must not be there.
        ConflictError: the database belongs to the other mode.
        SchemaError: the database's schema is not this Carebell's.
    """
    logs.configure(settings.log_level)
    twilio = _simulated(settings) if demo else _real(LiveSettings.load())
    mode = Mode.DEMO if demo else Mode.LIVE
    with ExitStack() as at_end:
        sock = at_end.enter_context(closing(listen(settings.host, settings.port)))
        db = at_end.enter_context(closing(init_database(settings)))
        with db.write() as session:
            claim_for(session, mode)
        clock = clock_for(db)
        loop = Loop(Context(db, clock, _gateway(settings, twilio), settings.policy))
        mailbox = Mailbox[IncomingText | IncomingReceipt](lambda arrived: store(db, arrived))
        check = SignatureCheck(twilio.public_url, twilio.tokens)
        routes: list[BaseRoute] = [*webhook_routes(check, twilio.account_sid, clock, mailbox)]
        extra = demo_parts.Demo(settings, _own_url(settings), db, clock, loop) if demo else None
        with db.read() as session:
            coming = next_text(session, clock.now())
        announce(
            Started(mode, _own_url(settings), twilio.public_url, _place(db), clock.now(), coming)
        )
        if extra is not None:
            at_end.callback(extra.close)
            extra.begin()
            routes += extra.routes
        serve(create_app(routes), sock, Metronome(loop))


def run_simulator(
    host: str,
    port: int,
    *,
    account_sid: str,
    auth_token: str,
    number: str,
    inbound_url: str | None,
) -> None:
    """Run the simulator alone until it is told to stop."""
    config = SimulatorConfig(account_sid, auth_token, (number,), inbound_url)
    serve(create_simulator(config), listen(host, port))


def _simulated(settings: Settings) -> _Twilio:
    demo_parts.refuse_credentials(settings)
    url = _own_url(settings)
    return _Twilio(
        account_sid=demo_parts.ACCOUNT_SID,
        tokens=(demo_parts.AUTH_TOKEN,),
        sender=demo_parts.NUMBER,
        public_url=url,
        api_url=url,
    )


def _real(settings: LiveSettings) -> _Twilio:
    tokens = [settings.twilio_auth_token, settings.twilio_previous_auth_token]
    return _Twilio(
        account_sid=settings.twilio_account_sid,
        tokens=tuple(token.get_secret_value() for token in tokens if token is not None),
        sender=settings.twilio_sender,
        public_url=settings.public_url,
        api_url=settings.twilio_api_url,
    )


def _gateway(settings: Settings, twilio: _Twilio) -> TwilioGateway:
    return TwilioGateway(
        TwilioAccount(
            account_sid=twilio.account_sid,
            auth_token=twilio.tokens[0],
            sender=twilio.sender,
            callback_url=twilio.public_url + STATUS,
            api_url=twilio.api_url,
            alert_sender=settings.alert_sender,
            numbers=settings.numbers,
            connect_timeout=settings.twilio_connect_timeout,
            read_timeout=settings.twilio_read_timeout,
        )
    )


def _own_url(settings: Settings) -> str:
    """Where this process is reached from this machine."""
    everywhere = settings.host in ("0.0.0.0", "::")  # noqa: S104  compared, not bound
    host = "127.0.0.1" if everywhere else settings.host
    return f"http://[{host}]:{settings.port}" if ":" in host else f"http://{host}:{settings.port}"


def _place(db: Database) -> str:
    return db.url.render_as_string(hide_password=True)
