"""Two questions that tell whether texts can go and come: of Twilio, and of our own webhooks."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import requests
from twilio.http.response import Response
from twilio.request_validator import RequestValidator

from service.core.errors import GatewayError
from service.sms.http_client import PointedHttpClient
from service.sms.twilio_codes import of_answer
from service.sms.twilio_failures import FAILURES

PATIENCE_S = (5.0, 10.0)
"""How long a connection, and then an answer, is waited for."""
_OK = 200
_THIS_MACHINE = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class AccountAnswer:
    """What came of asking Twilio for one text of the account.

    `problem` is None if it let us read; `said_at` is Twilio's own clock, if it answered at all.
    """

    problem: str | None
    said_at: datetime | None


def ask_account(account_sid: str, auth_token: str, api_url: str | None) -> AccountAnswer:
    """Whether Twilio accepts these credentials; nothing is sent or changed."""
    # Here and not above: importing the client costs 0.2 s, which no listing should pay.
    from twilio.rest import Client

    http_client = _Remembering(api_url, *PATIENCE_S)
    try:
        Client(account_sid, auth_token, http_client=http_client).messages.page(page_size=1)
    except FAILURES as error:
        problem: str | None = f"it cannot be reached ({type(error).__name__})"
    else:
        problem = None
    answer = http_client.answer
    if answer is None:
        return AccountAnswer(problem, None)
    if answer.status_code != _OK:
        problem = f"{of_answer(_code(answer)).words} (HTTP {answer.status_code})"
    return AccountAnswer(problem, _date(answer))


def signature_for(url: str, form: Mapping[str, str], auth_token: str) -> str:
    """The `X-Twilio-Signature` with which Twilio would post this form to this address."""
    return str(RequestValidator(auth_token).compute_signature(url, dict(form)))


def post_form(url: str, form: Mapping[str, str], auth_token: str | None) -> int:
    """Post a form as Twilio would, signed if there is a token; the answer's HTTP status.

    Raises:
        GatewayError: nothing answers there; the sentence says how it failed.
    """
    headers = {"X-Twilio-Signature": signature_for(url, form, auth_token)} if auth_token else {}
    with requests.Session() as http:
        # A proxy of the environment would otherwise be asked for this machine, too.
        http.trust_env = urlsplit(url).hostname not in _THIS_MACHINE
        try:
            answer = http.post(
                url, data=form, headers=headers, timeout=PATIENCE_S, allow_redirects=False
            )
        except requests.exceptions.SSLError as error:
            raise GatewayError(f"the certificate of {url} is not trusted") from error
        except requests.RequestException as error:
            raise GatewayError(f"nothing answers at {url} ({type(error).__name__})") from error
    return answer.status_code


class _Remembering(PointedHttpClient):
    """Keeps the last answer: the client's errors hold neither its code nor its date."""

    answer: Response | None = None

    def request(self, *args: Any, **kwargs: Any) -> Response:
        self.answer = super().request(*args, **kwargs)
        return self.answer


def _code(answer: Response) -> int | None:
    try:
        code = json.loads(answer.text)["code"]
    except (ValueError, LookupError, TypeError):
        return None
    return code if isinstance(code, int) else None


def _date(answer: Response) -> datetime | None:
    try:
        return parsedate_to_datetime((answer.headers or {})["Date"])
    except (ValueError, LookupError):
        return None
