"""Posts signed webhooks from a few threads of its own, so that nobody waits for a receiver."""

import logging
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urldefrag, urlencode
from zlib import crc32

import requests
from urllib3.exceptions import ConnectTimeoutError, MaxRetryError, NewConnectionError

from service.simulator.overrides import BROKEN, CONNECT, READ, REFUSED, overrides_of
from service.simulator.signature import other_port, sign

_LANES = 8

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Post:
    """A form for a URL; those of one lane keep their order.

    It is signed with `token`, the account's unless another is given, over the URL as it stands
    or with its port written `other_port`; its body takes `seconds` to arrive.
    """

    lane: str
    url: str
    fields: dict[str, str]
    token: str | None = None
    other_port: bool = False
    seconds: float = 0


class Webhooks:
    """Eight threads; what concerns one handset goes by one of them and keeps its order.

    Twilio promises no order; here it is kept so that a run can be repeated. A receiver that
    cannot be reached, or dies while it reads, loses what it was sent and holds nothing up.
    """

    def __init__(self, auth_token: str) -> None:
        self._auth_token = auth_token
        self._lanes = [
            ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"simulator-webhook-{lane}")
            for lane in range(_LANES)
        ]
        self._sessions = [_session() for _ in range(_LANES)]
        self._in_flight: set[Future[None]] = set()
        self._closed = False

    def post(self, post: Post) -> None:
        """Post a form without waiting for its answer; the fragment of the URL is obeyed here."""
        if self._closed:
            return
        lane = crc32(post.lane.encode()) % _LANES
        future = self._lanes[lane].submit(self._deliver, self._sessions[lane], post)
        self._in_flight.add(future)
        future.add_done_callback(self._in_flight.discard)

    def settle(self, seconds: float) -> None:
        """Wait until everything posted so far is answered or given up, at most that long."""
        wait(self._in_flight.copy(), timeout=seconds)

    def close(self) -> None:
        """Drop what has not left yet and post nothing more."""
        self._closed = True
        for lane in self._lanes:
            lane.shutdown(wait=False, cancel_futures=True)

    def _deliver(self, session: requests.Session, post: Post) -> None:
        """Post, and again where the URL says so; the idempotency token tells the repeats."""
        url, overrides = urldefrag(post.url).url, overrides_of(post.url)
        signed = other_port(url) if post.other_port else url
        headers = {
            "User-Agent": "TwilioProxy/1.1",
            "Content-Type": "application/x-www-form-urlencoded",
            "I-Twilio-Idempotency-Token": str(uuid.uuid4()),
            "X-Twilio-Signature": sign(
                post.token or self._auth_token, signed, post.fields.items()
            ),
        }
        until = time.monotonic() + overrides.total
        for _ in range(1 + overrides.retries):
            body = _Body(urlencode(post.fields).encode(), post.seconds)
            timeout = (overrides.connect, overrides.read)
            failure = _failure(session, url, body, headers, timeout)
            if failure not in overrides.after or time.monotonic() >= until:
                return


class _Body:
    """A form that arrives in two halves, with a pause between them."""

    def __init__(self, form: bytes, seconds: float) -> None:
        self._form, self._seconds = form, seconds

    def __len__(self) -> int:
        return len(self._form)

    def __iter__(self) -> Iterator[bytes]:
        half = len(self._form) // 2
        yield self._form[:half]
        if self._seconds:
            time.sleep(self._seconds)
        yield self._form[half:]


def _failure(
    session: requests.Session,
    url: str,
    body: _Body,
    headers: dict[str, str],
    timeout: tuple[float, float],
) -> str | None:
    """Post once; in Twilio's word why it failed, None if it did not or the receiver hung up."""
    try:
        answer = session.post(url, data=body, headers=headers, timeout=timeout)
    except (requests.RequestException, ValueError) as error:
        _log.warning("Webhook to %s failed: %s", url, type(error).__name__)
        if isinstance(error, requests.ReadTimeout):
            return READ
        return CONNECT if _never_connected(error) else None
    if answer.ok:
        return None
    _log.warning("Webhook to %s was answered with HTTP %d", url, answer.status_code)
    return BROKEN if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR else REFUSED


def _never_connected(error: Exception) -> bool:
    cause = error.args[0] if error.args else None
    reason = cause.reason if isinstance(cause, MaxRetryError) else cause
    return isinstance(reason, NewConnectionError | ConnectTimeoutError)


def _session() -> requests.Session:
    """A session without proxies, which repeats nothing by itself."""
    session = requests.Session()
    session.trust_env = False
    return session
