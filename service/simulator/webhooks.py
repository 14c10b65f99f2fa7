"""Posts signed webhooks from a few threads of its own, so that nobody waits for a receiver."""

import logging
import uuid
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from urllib.parse import urldefrag
from zlib import crc32

import requests
from requests.adapters import HTTPAdapter

from service.simulator.signature import sign

_LANES = 8
_CONNECT_SECONDS = 5.0
_ANSWER_SECONDS = 15.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Post:
    """A form for a URL; those of one lane keep their order. A forged one is signed wrongly."""

    lane: str
    url: str
    fields: dict[str, str]
    is_forged: bool = False


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
        """Post a form without waiting for its answer; the fragment of the URL stays here."""
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
        url, fields = urldefrag(post.url).url, post.fields
        token = f"not {self._auth_token}" if post.is_forged else self._auth_token
        headers = {
            "User-Agent": "TwilioProxy/1.1",
            "I-Twilio-Idempotency-Token": str(uuid.uuid4()),
            "X-Twilio-Signature": sign(token, url, fields.items()),
        }
        timeout = (_CONNECT_SECONDS, _ANSWER_SECONDS)
        try:
            answer = session.post(url, data=fields, headers=headers, timeout=timeout)
        except (requests.RequestException, ValueError) as error:
            _log.warning("Webhook to %s failed: %s", url, type(error).__name__)
        else:
            if not answer.ok:
                _log.warning("Webhook to %s was answered with HTTP %d", url, answer.status_code)


def _session() -> requests.Session:
    """A session without proxies; Twilio: repeats once, and only when no connection was made."""
    session = requests.Session()
    session.trust_env = False
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(max_retries=1))
    return session
