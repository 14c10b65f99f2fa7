"""Twilio behind the gateway's door: the real client, and what its failures mean."""

import json
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

import requests
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException
from urllib3.exceptions import MaxRetryError, NameResolutionError, NewConnectionError

from service.core.errors import GatewayError, NotSentError, RejectedError, UnknownOutcomeError
from service.sms.gateway import Accepted, OutgoingText

if TYPE_CHECKING:
    from twilio.rest import Client

OPTED_OUT = 21610
"""Twilio: the recipient has texted STOP to this sender."""
_MAY_PASS_LATER = {
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.TOO_MANY_REQUESTS,
}


@dataclass(frozen=True, slots=True)
class TwilioAccount:
    """How to reach one Twilio account; `sender` is a messaging service SID or a number.

    `callback_url` gets the receipts; the attempt's id is added to it.
    """

    account_sid: str
    auth_token: str
    sender: str
    callback_url: str
    api_url: str | None = None
    connect_timeout: timedelta = timedelta(seconds=5)
    read_timeout: timedelta = timedelta(seconds=30)


class TwilioGateway:
    """Sends through the synchronous Twilio client.

    The asynchronous one ignores its time limit and repeats a POST by itself (twilio 9.13), so a
    text could be sent twice. One instance may be used by several threads.
    """

    def __init__(self, account: TwilioAccount) -> None:
        self._account = account
        self._client = _client(account)

    def send(self, text: OutgoingText) -> Accepted:
        """Hand one text to Twilio; see `SmsGateway.send` for what it promises and raises."""
        sender = (
            {"messaging_service_sid": self._account.sender}
            if self._account.sender.startswith("MG")
            else {"from_": self._account.sender}
        )
        try:
            message = self._client.messages.create(
                to=text.to,
                body=text.body,
                validity_period=text.validity,
                status_callback=f"{self._account.callback_url}?a={text.attempt_id}",
                **sender,
            )
        except (TwilioException, requests.RequestException, json.JSONDecodeError) as error:
            raise classified(error) from error
        if not message.sid:
            raise UnknownOutcomeError("Twilio answered without naming the text.")
        return Accepted(message.sid)


def classified(error: Exception) -> GatewayError:
    """What a failed create call means for the text.

    Twilio: 429 is never processed, other 4xx are refused before anything is sent; 5xx, lost
    connections and unreadable answers leave it open whether the text went out. 401 and 403 are
    our own credentials: once they are mended the same text passes.
    """
    if isinstance(error, TwilioRestException | TwilioServiceException):
        status = int(error.status)
        code = int(error.code) if error.code is not None else None
        reason = _plain(error)
        if status in _MAY_PASS_LATER:
            return NotSentError(reason, code)
        if (
            HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
            and status != HTTPStatus.REQUEST_TIMEOUT
        ):
            return RejectedError(reason, code)
        return UnknownOutcomeError(reason, code)
    if isinstance(error, requests.ConnectTimeout) or _never_connected(error):
        return NotSentError("No connection to Twilio could be made.")
    return UnknownOutcomeError(f"No usable answer from Twilio ({type(error).__name__}).")


def _plain(error: TwilioRestException | TwilioServiceException) -> str:
    # str() of the exception carries colours on a terminal.
    return str(getattr(error, "msg", None) or getattr(error, "title", None) or "refused")


def _never_connected(error: Exception) -> bool:
    """Whether the connection itself failed, so that no byte of the request can have left."""
    if not isinstance(error, requests.ConnectionError) or not error.args:
        return False
    cause = error.args[0]
    reason = cause.reason if isinstance(cause, MaxRetryError) else cause
    return isinstance(reason, NewConnectionError | NameResolutionError) or isinstance(
        error, requests.exceptions.SSLError
    )


def _client(account: TwilioAccount) -> "Client":
    # Here and not above: importing the client costs 0.2 s, which no listing should pay.
    from twilio.rest import Client

    from service.sms.http_client import PointedHttpClient

    http_client = PointedHttpClient(
        account.api_url,
        account.connect_timeout.total_seconds(),
        account.read_timeout.total_seconds(),
    )
    return Client(account.account_sid, account.auth_token, http_client=http_client)
