"""Twilio behind the gateway's door: the real client."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from service.core.errors import GatewayError, UnknownOutcomeError
from service.sms.gateway import Accepted, OutgoingText, ProviderText
from service.sms.http_client import PointedHttpClient
from service.sms.twilio_failures import FAILURES, classified

if TYPE_CHECKING:
    from twilio.rest import Client

CALL_AGAIN = "#rc=3&rp=ct,rt,5xx"
"""Twilio: a webhook is by default repeated only after a failed connection; this asks for three
repeats, after time-outs and server errors too. The fragment is neither sent nor signed."""
PAGE = 1000
"""Twilio's largest page of a list."""


@dataclass(frozen=True, slots=True)
class TwilioAccount:
    """How to reach one Twilio account; `sender` is a messaging service SID or a number.

    `callback_url` gets the receipts, with the attempt's id added; None asks for none (they are
    polled). Alerts leave by `alert_sender` where it is given. `numbers` are our own, for the
    list of what came in; where there are none, the messaging service is asked for its numbers.
    """

    account_sid: str
    auth_token: str
    sender: str
    callback_url: str | None
    api_url: str | None = None
    alert_sender: str | None = None
    numbers: tuple[str, ...] = ()
    connect_timeout: timedelta = timedelta(seconds=5)
    read_timeout: timedelta = timedelta(seconds=30)


class TwilioGateway:
    """Calls through the synchronous Twilio client; see `SmsGateway` for what each call promises.

    The asynchronous client ignores its time limit and repeats a POST by itself (twilio 9.13), so
    a text could be sent twice. One instance may be used by several threads.
    """

    def __init__(self, account: TwilioAccount) -> None:
        self._account = account
        self._http = PointedHttpClient(
            account.api_url,
            account.connect_timeout.total_seconds(),
            account.read_timeout.total_seconds(),
        )
        self._client = _client(account, self._http)

    def send(self, text: OutgoingText) -> Accepted:
        sender = self._account.sender
        if text.urgent and self._account.alert_sender is not None:
            sender = self._account.alert_sender
        callback = self._account.callback_url
        try:
            message = self._client.messages.create(
                to=text.to,
                body=text.body,
                validity_period=text.validity,
                **(
                    {"messaging_service_sid": sender} if _is_service(sender) else {"from_": sender}
                ),
                **(
                    {"status_callback": f"{callback}?a={text.attempt_id}{CALL_AGAIN}"}
                    if callback
                    else {}
                ),
            )
        except FAILURES as error:
            raise classified(error, self._http.retry_after) from error
        if not message.sid:
            raise UnknownOutcomeError("Twilio answered without naming the text.")
        return Accepted(message.sid)

    def sent_to(self, phone: str, since: datetime) -> Sequence[ProviderText]:
        # Twilio: a text that was just accepted may have no sender and no date of sending yet, so
        # the list is not narrowed by either; it comes newest first.
        with _reading():
            found = []
            for message in self._client.messages.stream(to=phone, page_size=PAGE):
                text = _text(message)
                if text.created_at < since:
                    break
                if str(message.direction).startswith("outbound"):
                    found.append(text)
            return found

    def fetch(self, sid: str) -> ProviderText | None:
        try:
            with _reading():
                return _text(self._client.messages(sid).fetch())
        except GatewayError as error:
            if error.code == _NO_SUCH:
                return None
            raise

    def received(self, since: datetime) -> Sequence[ProviderText]:
        with _reading():
            found = [
                _text(message)
                for number in self._numbers()
                for message in self._client.messages.stream(
                    to=number, date_sent_after=since.astimezone(UTC), page_size=PAGE
                )
                if str(message.direction) == "inbound"
            ]
        # Twilio lists the newest first, in whole seconds: turned round before it is sorted, so
        # that two texts of one second keep their order.
        found.reverse()
        return sorted(found, key=lambda text: text.created_at)

    def _numbers(self) -> Sequence[str]:
        if self._account.numbers:
            return self._account.numbers
        senders = [s for s in (self._account.sender, self._account.alert_sender) if s]
        numbers = [sender for sender in senders if not _is_service(sender)]
        for service in filter(_is_service, senders):
            listed = self._client.messaging.v1.services(service).phone_numbers.list()
            numbers += [str(number.phone_number) for number in listed]
        return numbers


_NO_SUCH = 20404


@contextmanager
def _reading() -> Iterator[None]:
    """A list or a look at one text: whatever goes wrong, nothing was sent by it."""
    try:
        yield
    except FAILURES as error:
        code = getattr(error, "code", None)
        told = f"Twilio could not be asked ({type(error).__name__})."
        raise GatewayError(told, int(code) if code is not None else None) from error


def _text(message: Any) -> ProviderText:
    return ProviderText(
        sid=str(message.sid),
        from_phone=str(message.from_ or ""),
        to_phone=str(message.to),
        body=str(message.body or ""),
        status=str(message.status),
        error_code=int(message.error_code) if message.error_code is not None else None,
        created_at=message.date_created.astimezone(UTC),
    )


def _is_service(sender: str) -> bool:
    return sender.startswith("MG")


def _client(account: TwilioAccount, http_client: PointedHttpClient) -> "Client":
    # Here and not above: importing the client costs 0.2 s, which no listing should pay.
    from twilio.rest import Client

    return Client(account.account_sid, account.auth_token, http_client=http_client)
