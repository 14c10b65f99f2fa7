"""A simulator on a free loopback port, the real twilio client pointed at it, and a receiver."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal
from urllib.parse import parse_qsl

import requests
import uvicorn
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from service.simulator.app import SimulatorConfig, create_app

ACCOUNT_SID = "AC" + "0123456789abcdef" * 2
AUTH_TOKEN = "a-secret-known-to-both-ends"
OWN_NUMBER = "+12025550100"
SECOND_NUMBER = "+12025550101"
HANDSET = "+12025550123"
SERVICE_SID = "MG" + "0123456789abcdef" * 2
CONFIG = SimulatorConfig(ACCOUNT_SID, AUTH_TOKEN, (OWN_NUMBER,), inbound_url=None)


class LocalTwilioHttpClient(TwilioHttpClient):
    """The client's documented extension point: the same requests, to another server."""

    def __init__(self, base_url: str, timeout: float = 10) -> None:
        super().__init__(timeout=timeout)
        assert self.session is not None
        self.session.trust_env = False
        self._base_url = base_url

    def request(
        self,
        method: str,
        url: str,
        params: dict[str, object] | None = None,
        data: dict[str, object] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,  # noqa: FBT001, FBT002 -- as above
    ) -> Response:
        local = url.replace("https://api.twilio.com", self._base_url, 1)
        return super().request(
            method, local, params, data, headers, auth, timeout, allow_redirects
        )


@dataclass
class RunningSimulator:
    """A simulator that answers at `url`."""

    url: str
    config: SimulatorConfig
    http: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self) -> None:
        self.http.trust_env = False
        self.client = self.client_for(ACCOUNT_SID, AUTH_TOKEN)

    def client_for(self, account_sid: str, auth_token: str, timeout: float = 10) -> Client:
        """The real twilio client with these credentials."""
        http_client = LocalTwilioHttpClient(self.url, timeout)
        return Client(account_sid, auth_token, http_client=http_client)

    def post(self, path: str, body: object) -> requests.Response:
        return self.http.post(self.url + path, json=body, timeout=120)

    def text(self, body: str, handset: str = HANDSET) -> str:
        """A handset texts the first own number; the sid of its text."""
        answer = self.post(f"/sim/handsets/{handset}/texts", {"body": body})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["sid"])

    def screen(self, handset: str = HANDSET) -> list[str]:
        """The bodies of the texts that a handset has received."""
        return [text["body"] for text in self.texts(handset)]

    def texts(self, handset: str = HANDSET, *, sent_too: bool = False) -> list[dict[str, str]]:
        """The texts on a handset, as the control route shows them."""
        path = f"/sim/handsets/{handset}/texts" + ("?all=true" if sent_too else "")
        texts: list[dict[str, str]] = self.http.get(self.url + path, timeout=120).json()
        return texts

    def clock(self) -> dict[str, str]:
        """What the clock shows."""
        times: dict[str, str] = self.http.get(self.url + "/sim/clock", timeout=120).json()
        return times

    def skip(self, seconds: float) -> dict[str, str]:
        """Move the clock."""
        answer = self.post("/sim/clock", {"by_seconds": seconds})
        assert answer.status_code == 200, answer.text
        moved: dict[str, str] = answer.json()
        return moved

    def follow(self, *rules: dict[str, object], seed: int = 0) -> None:
        """Put a script of faults in force."""
        answer = self.post("/sim/faults", {"seed": seed, "rules": rules})
        assert answer.status_code == 200, answer.text

    def struck(self) -> list[int]:
        """How often each rule has struck."""
        script = self.http.get(self.url + "/sim/faults", timeout=120).json()
        return [rule["struck"] for rule in script["rules"]]

    def ledger(self) -> list[dict[str, str | None]]:
        """What became of each message that was accepted."""
        rows: list[dict[str, str | None]] = self.http.get(
            self.url + "/sim/ledger", timeout=120
        ).json()
        return rows

    def change_handset(self, handset: str = HANDSET, **changes: object) -> None:
        """Switch a handset off, let it unsubscribe."""
        answer = self.post(f"/sim/handsets/{handset}", changes)
        assert answer.status_code == 200, answer.text


@contextmanager
def running_simulator(
    config: SimulatorConfig = CONFIG, http: Literal["auto", "h11"] = "auto"
) -> Iterator[RunningSimulator]:
    """Serve a simulator over HTTP while the block runs."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(config), http=http, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        eventually(lambda: server.started)
        yield RunningSimulator(f"http://127.0.0.1:{listener.getsockname()[1]}", config)
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


@dataclass(frozen=True)
class Webhook:
    """A form that arrived, with the URL as it was requested."""

    url: str
    headers: dict[str, str]
    fields: dict[str, str]

    def is_signed(self, auth_token: str = AUTH_TOKEN) -> bool:
        """Whether Twilio's own library accepts the signature."""
        validator = RequestValidator(auth_token)
        signature = self.headers["x-twilio-signature"]
        return bool(validator.validate(self.url, self.fields, signature))


class Receiver:
    """A small web server that keeps every form posted to it.

    It answers with `status` (0: it hangs up instead); a request waits first until `gate` is set.
    """

    def __init__(self) -> None:
        self.webhooks: list[Webhook] = []
        self.status = 200
        self.gate = threading.Event()
        self.gate.set()
        self.url = ""

    def statuses(self, sid: str) -> list[str]:
        """The statuses that were reported for a message, in order of arrival."""
        return [
            webhook.fields["MessageStatus"]
            for webhook in self.webhooks
            if webhook.fields["MessageSid"] == sid
        ]


@contextmanager
def webhook_receiver(port: int = 0) -> Iterator[Receiver]:
    """Serve a Receiver while the block runs, on a free port unless one is named."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            headers = {name.lower(): value for name, value in self.headers.items()}
            fields = dict(parse_qsl(body, keep_blank_values=True))
            receiver.webhooks.append(Webhook(receiver.url + self.path, headers, fields))
            receiver.gate.wait(20)
            if not receiver.status:
                self.close_connection = True
                return
            self.send_response(receiver.status)
            self.send_header("Content-Type", "text/xml")
            self.end_headers()
            self.wfile.write(b"<Response/>")

        def log_message(self, *_: object) -> None:
            """Keep the test's output quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    receiver.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield receiver
    finally:
        receiver.gate.set()
        server.shutdown()
        server.server_close()
        thread.join()


def eventually(condition: Callable[[], object], within: float = 60) -> None:
    """Poll until the condition holds; fail when it does not within that many seconds."""
    deadline = time.monotonic() + within
    while not condition():
        assert time.monotonic() < deadline, "the condition never held"
        time.sleep(0.01)
