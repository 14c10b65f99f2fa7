"""Twilio and the way back from it: credentials, clocks, and our public address end to end."""

from datetime import timedelta

from service.admin.doctor.checks import Check, ok, problem, warning
from service.clock import Clock
from service.core.errors import GatewayError
from service.settings import LiveSettings
from service.sms.probes import ask_account, post_form
from service.sms.twilio_gateway import CALL_AGAIN

INBOUND = "/twilio/inbound"
STATUS = "/twilio/status"
"""Where `service.web` listens; a test holds them together."""
SKEW_SEEN = timedelta(seconds=10)
SKEW_HARMFUL = timedelta(minutes=2)
_INCOMPLETE, _REFUSED = 400, 403


def twilio(settings: LiveSettings, clock: Clock) -> list[Check]:
    """Whether Twilio knows us, and its clock against ours."""
    answer = ask_account(
        settings.twilio_account_sid,
        settings.twilio_auth_token.get_secret_value(),
        settings.twilio_api_url,
    )
    checks = [
        ok("twilio", "the account SID and auth token are accepted")
        if answer.problem is None
        else problem(
            "twilio",
            answer.problem,
            "compare TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN with the first page of Twilio's "
            "console, and see that this machine reaches api.twilio.com",
        )
    ]
    if answer.said_at is not None:
        checks.append(_skew(abs(clock.now() - answer.said_at)))
    return checks


def webhooks(settings: LiveSettings, *, offline: bool) -> list[Check]:
    """The addresses to paste into Twilio, and whether what answers there is us."""
    if settings.inbound == "poll" or settings.public_url is None:
        return [_polled(settings)]
    public_url = settings.public_url
    sender = settings.twilio_sender
    where = "messaging service" if sender.startswith("MG") else "number"
    checks = [
        ok(
            "inbound webhook",
            f"paste into Twilio, for incoming messages of {where} {sender} (HTTP POST): "
            f"{public_url}{INBOUND}{CALL_AGAIN}",
        ),
        ok(
            "status webhook",
            "goes along with every text; nothing to paste. To give it to the messaging service "
            f"too: {public_url}{STATUS}{CALL_AGAIN}",
        ),
    ]
    return checks if offline else [*checks, _end_to_end(settings, public_url)]


def _polled(settings: LiveSettings) -> Check:
    seconds = f"{settings.poll_every.total_seconds():g} s"
    return ok(
        "inbound texts",
        f"fetched from Twilio every {seconds}, as receipts are; there is no address to paste. "
        "Leave the field for incoming messages empty at Twilio: what stands there at first "
        "answers patients with a sample text",
    )


def _skew(apart: timedelta) -> Check:
    seconds = f"{apart.total_seconds():.0f} s apart from Twilio's"
    advice = "let the machine keep its time by NTP: what is due when hangs on it"
    if apart <= SKEW_SEEN:
        return ok("clock", seconds)
    return (warning if apart <= SKEW_HARMFUL else problem)("clock", seconds, advice)


def _end_to_end(settings: LiveSettings, public_url: str) -> Check:
    """Post to ourselves from outside, as Twilio would.

    The form lacks the message's status, so that even when its signature is accepted nothing is
    stored: the handler answers 400. A form that is not signed has to be refused with 403.
    """
    name, url = "public address", public_url + STATUS
    form = {"AccountSid": settings.twilio_account_sid}
    try:
        signed = post_form(url, form, settings.twilio_auth_token.get_secret_value())
        unsigned = post_form(url, form, None)
    except GatewayError as error:
        return problem(
            name,
            str(error),
            "start the service (carebell up), and see that CAREBELL_PUBLIC_URL leads to it",
        )
    if (signed, unsigned) == (_INCOMPLETE, _REFUSED):
        return ok(name, f"{public_url} is us, and only what Twilio signed is let in")
    if (signed, unsigned) == (_REFUSED, _REFUSED):
        return problem(
            name,
            f"what listens at {url} does not accept our signature",
            "it has to run with the same CAREBELL_PUBLIC_URL, TWILIO_AUTH_TOKEN and "
            "TWILIO_ACCOUNT_SID; restart it after a change, and let no proxy change the path",
        )
    return problem(
        name,
        f"what answers at {url} is not Carebell (HTTP {signed} signed, {unsigned} unsigned)",
        "see that CAREBELL_PUBLIC_URL and the proxy behind it lead to this service",
    )
