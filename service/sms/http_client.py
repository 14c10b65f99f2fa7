"""The Twilio client's HTTP layer with time limits, pointed wherever the settings say."""

import re
from datetime import timedelta
from threading import local
from typing import Any

from requests import Session
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response

_TWILIO_HOST = re.compile(r"^https://[a-z0-9.-]+\.twilio\.com")
LONGEST_WAIT_S = 3600.0
"""Whatever an answer asks for: by then somebody has to look anyway."""


class PointedHttpClient(TwilioHttpClient):
    """Sends the client's requests to `api_url` where one is given, and never waits for ever.

    A subclass of the HTTP client is Twilio's documented extension point; it covers every
    product and the paging of lists.
    """

    def __init__(self, api_url: str | None, connect_timeout: float, read_timeout: float) -> None:
        super().__init__()
        # The constructor refuses a pair, the request itself takes one (twilio 9.13).
        self.timeout: Any = (connect_timeout, read_timeout)
        self._api_url = api_url
        self._answer = local()
        if api_url is not None:
            # A proxy of the environment would otherwise be asked for loopback addresses too.
            self.session = Session()
            self.session.trust_env = False

    @property
    def retry_after(self) -> timedelta | None:
        """How long this thread's last answer asked us to wait; the client's errors do not say."""
        asked: str | None = getattr(self._answer, "retry_after", None)
        try:
            wait = float(asked or "")
        except ValueError:
            return None  # a date, which Twilio does not send: our own wait grows by itself
        return timedelta(seconds=min(wait, LONGEST_WAIT_S)) if wait >= 0 else None

    def request(  # noqa: PLR0913, PLR0917  the client's own signature
        self,
        method: str,
        url: str,
        params: Any = None,
        data: Any = None,
        headers: Any = None,
        auth: Any = None,
        timeout: Any = None,
        allow_redirects: bool = False,  # noqa: FBT001, FBT002  as above
    ) -> Response:
        """Make one request; a Twilio address becomes the configured one."""
        if self._api_url is not None:
            url = _TWILIO_HOST.sub(self._api_url, url)
        self._answer.retry_after = None
        answer = super().request(
            method, url, params, data, headers, auth, timeout, allow_redirects
        )
        self._answer.retry_after = (answer.headers or {}).get("Retry-After")
        return answer
