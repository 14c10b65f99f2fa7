"""The provider and how both sides reach each other: Twilio, or the demo's simulator."""

from dataclasses import dataclass

from service.bootstrap import demo
from service.settings import LiveSettings, Settings
from service.sms.twilio_gateway import TwilioAccount, TwilioGateway
from service.web.webhooks import STATUS


@dataclass(frozen=True, slots=True)
class Provider:
    """One account; `tokens` holds the current one first, `api_url` is None for Twilio's own.

    Where `public_url` is None the provider does not call us: it is asked for everything.
    """

    account_sid: str
    tokens: tuple[str, ...]
    sender: str
    public_url: str | None
    api_url: str | None


def real(settings: LiveSettings) -> Provider:
    """The account that texts real people."""
    tokens = [settings.twilio_auth_token, settings.twilio_previous_auth_token]
    return Provider(
        account_sid=settings.twilio_account_sid,
        tokens=tuple(token.get_secret_value() for token in tokens if token is not None),
        sender=settings.twilio_sender,
        public_url=None if settings.inbound == "poll" else settings.public_url,
        api_url=settings.twilio_api_url,
    )


def simulated(settings: Settings, own_url: str) -> Provider:
    """The demo's account, at the simulator in this process.

    Raises:
        ConfigurationError: a Twilio variable is set.
    """
    demo.refuse_credentials(settings)
    return Provider(
        account_sid=demo.ACCOUNT_SID,
        tokens=(demo.AUTH_TOKEN,),
        sender=demo.NUMBER,
        public_url=own_url,
        api_url=own_url,
    )


def gateway_to(provider: Provider, settings: Settings) -> TwilioGateway:
    """What sends through that account."""
    return TwilioGateway(
        TwilioAccount(
            account_sid=provider.account_sid,
            auth_token=provider.tokens[0],
            sender=provider.sender,
            callback_url=None if provider.public_url is None else provider.public_url + STATUS,
            api_url=provider.api_url,
            alert_sender=settings.alert_sender,
            numbers=settings.numbers,
            connect_timeout=settings.twilio_connect_timeout,
            read_timeout=settings.twilio_read_timeout,
        )
    )
