"""What an exception of the Twilio client means for the text that it was about."""

import json
import ssl
from datetime import timedelta
from http import HTTPStatus

import requests
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException
from urllib3.exceptions import MaxRetryError, NameResolutionError, NewConnectionError, SSLError

from service.core.errors import GatewayError, NotSentError, RejectedError, UnknownOutcomeError
from service.core.failures import Failure
from service.sms.twilio_codes import of_answer

FAILURES = (TwilioException, requests.RequestException, json.JSONDecodeError)
"""All that a call of the client can raise."""

_AGAIN = frozenset({Failure.TEMPORARY, Failure.THROTTLED})
_OUR_CREDENTIALS = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)


def classified(error: Exception, retry_after: timedelta | None = None) -> GatewayError:
    """What a failed create call means for the text.

    Twilio: 429 is never processed, other 4xx are refused before anything is sent; 5xx, lost
    connections and unreadable answers leave it open whether the text went out. 401 and 403 are
    our own credentials: once they are mended the same text passes.
    """
    if isinstance(error, TwilioRestException | TwilioServiceException):
        return _answered(error, retry_after)
    if isinstance(error, requests.ConnectTimeout) or _never_connected(error):
        return NotSentError("No connection to Twilio could be made.")
    return UnknownOutcomeError(f"No usable answer from Twilio ({type(error).__name__}).")


def _answered(
    error: TwilioRestException | TwilioServiceException, retry_after: timedelta | None
) -> GatewayError:
    status = int(error.status)
    code = int(error.code) if error.code is not None else None
    said = of_answer(code)
    # str() of the exception carries colours on a terminal.
    reason = str(getattr(error, "msg", None) or getattr(error, "title", None) or said.words)
    refused = HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
    if not refused or status == HTTPStatus.REQUEST_TIMEOUT:
        return UnknownOutcomeError(reason, code)
    if said.stops_all or status in _OUR_CREDENTIALS:
        return NotSentError(reason, code, Failure.CONFIGURATION, stops_all=True)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return NotSentError(reason, code, Failure.THROTTLED, retry_after=retry_after)
    if said.failure in _AGAIN or said.once_more:
        return NotSentError(reason, code, said.failure, retry_after=retry_after)
    return RejectedError(reason, code, said.failure)


def _never_connected(error: Exception) -> bool:
    """Whether the connection itself failed, so that no byte of the request can have left."""
    if not isinstance(error, requests.ConnectionError) or not error.args:
        return False
    cause = error.args[0]
    reason = cause.reason if isinstance(cause, MaxRetryError) else cause
    if isinstance(reason, SSLError):
        # Other trouble with TLS can come in the middle of an answer.
        return bool(reason.args) and isinstance(reason.args[0], ssl.SSLCertVerificationError)
    return isinstance(reason, NewConnectionError | NameResolutionError)
