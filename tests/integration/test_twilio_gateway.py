"""The real twilio client behind the gateway: what it sends, and what its failures mean."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest

from service.core.errors import GatewayError, NotSentError, RejectedError, UnknownOutcomeError
from service.sms.gateway import OutgoingText
from service.sms.twilio_gateway import TwilioAccount, TwilioGateway
from support.simulator_server import (
    ACCOUNT_SID,
    AUTH_TOKEN,
    CONFIG,
    HANDSET,
    OWN_NUMBER,
    SECOND_NUMBER,
    SERVICE_SID,
    RunningSimulator,
    eventually,
    running_simulator,
    webhook_receiver,
)

TEXT = OutgoingText(attempt_id="a" * 32, to=HANDSET, body="Hello", validity=3600)


def gateway(
    url: str, token: str = AUTH_TOKEN, callback: str = "http://127.0.0.1:9"
) -> TwilioGateway:
    account = TwilioAccount(
        account_sid=ACCOUNT_SID,
        auth_token=token,
        sender=OWN_NUMBER,
        callback_url=callback,
        api_url=url,
        connect_timeout=timedelta(seconds=1),
        read_timeout=timedelta(seconds=0.3),
    )
    return TwilioGateway(account)


@pytest.fixture
def simulator() -> Iterator[RunningSimulator]:
    with running_simulator() as running:
        yield running


def test_a_text_reaches_the_handset_and_its_receipts_carry_the_attempt(
    simulator: RunningSimulator,
) -> None:
    with webhook_receiver() as receiver:
        accepted = gateway(simulator.url, callback=receiver.url + "/status").send(TEXT)
        simulator.skip(5)
        eventually(lambda: "delivered" in receiver.statuses(accepted.sid))
        assert {webhook.url for webhook in receiver.webhooks} == {
            f"{receiver.url}/status?a={TEXT.attempt_id}"
        }
    assert simulator.screen() == ["Hello"]
    assert accepted.sid.startswith("SM")


def test_a_messaging_service_tells_which_numbers_are_ours() -> None:
    numbers = (OWN_NUMBER, SECOND_NUMBER)
    config = replace(CONFIG, numbers=numbers, messaging_service_sid=SERVICE_SID)
    with running_simulator(config) as simulator:
        for own, body in zip(numbers, ("6", "7"), strict=True):
            simulator.post(f"/sim/handsets/{HANDSET}/texts", {"body": body, "to": own})
            simulator.skip(2)  # within one second Twilio's times tell no order
        account = TwilioAccount(ACCOUNT_SID, AUTH_TOKEN, SERVICE_SID, None, simulator.url)
        received = TwilioGateway(account).received(datetime.now(UTC) - timedelta(days=1))
        accepted = TwilioGateway(account).send(TEXT)
        simulator.skip(5)
        assert [(text.to_phone, text.body) for text in received] == [
            (OWN_NUMBER, "6"),
            (SECOND_NUMBER, "7"),
        ]
        sent = TwilioGateway(account).fetch(accepted.sid)
        assert sent is not None
        assert sent.from_phone == SECOND_NUMBER, "the number that they have last used together"


def test_a_service_that_is_not_ours_cannot_be_asked(simulator: RunningSimulator) -> None:
    account = TwilioAccount(ACCOUNT_SID, AUTH_TOKEN, SERVICE_SID, None, simulator.url)
    with pytest.raises(GatewayError):
        TwilioGateway(account).received(datetime.now(UTC))


def test_the_provider_is_told_how_long_the_text_stays_useful(simulator: RunningSimulator) -> None:
    simulator.skip(0)
    gateway(simulator.url).send(TEXT)
    with pytest.raises(RejectedError) as refused:
        gateway(simulator.url).send(OutgoingText("b" * 32, HANDSET, "x", validity=36001))
    assert refused.value.code is not None


def test_a_number_that_does_not_exist_is_a_permanent_no(simulator: RunningSimulator) -> None:
    with pytest.raises(RejectedError) as refused:
        gateway(simulator.url).send(OutgoingText("a" * 32, "+15005550001", "x", 60))
    assert refused.value.code == 21211
    assert refused.value.permanent


def test_an_opted_out_number_is_refused_with_its_code(simulator: RunningSimulator) -> None:
    simulator.text("STOP")
    with pytest.raises(RejectedError) as refused:
        gateway(simulator.url).send(TEXT)
    assert refused.value.code == 21610


def test_wrong_credentials_send_nothing_and_may_be_mended(simulator: RunningSimulator) -> None:
    with pytest.raises(NotSentError) as refused:
        gateway(simulator.url, token="wrong").send(TEXT)
    assert refused.value.code == 20003
    assert simulator.screen() == []


def test_a_refused_connection_certainly_sent_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(NotSentError):
        gateway(f"http://127.0.0.1:{port}").send(TEXT)


Answer = Callable[[BaseHTTPRequestHandler], None]


def plain(status: int, body: bytes) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def reset(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def truncated(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(201)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"sid": "SM')
    handler.connection.shutdown(socket.SHUT_RDWR)


@contextmanager
def answering(answer: Answer) -> Iterator[tuple[str, list[str]]]:
    """A server that answers every call in one way; its URL, and the calls it got."""
    calls: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            calls.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            answer(self)

        def log_message(self, *_: object) -> None:
            """Keep the test's output quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", calls
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize(
    ("answer", "meaning"),
    [
        pytest.param(
            plain(500, b'{"code": 20500, "message": "x", "status": 500}'),
            UnknownOutcomeError,
            id="server-error",
        ),
        pytest.param(plain(503, b"gateway timeout"), UnknownOutcomeError, id="no-json"),
        pytest.param(plain(408, b"{}"), UnknownOutcomeError, id="request-timeout"),
        pytest.param(plain(201, b"not json"), UnknownOutcomeError, id="accepted-unreadable"),
        pytest.param(plain(201, b"{}"), UnknownOutcomeError, id="accepted-without-sid"),
        pytest.param(
            plain(429, b'{"code": 20429, "message": "x", "status": 429}'),
            NotSentError,
            id="throttled",
        ),
        pytest.param(
            plain(429, b'{"code": 21999, "message": "x", "status": 429}'),
            NotSentError,
            id="throttled-by-another-code",
        ),
        pytest.param(plain(429, b"too many requests"), NotSentError, id="throttled-without-json"),
        pytest.param(plain(403, b"<html>no</html>"), NotSentError, id="forbidden-without-json"),
        pytest.param(
            plain(400, b'{"code": 21610, "message": "x", "status": 400}'),
            RejectedError,
            id="refused",
        ),
        pytest.param(reset, UnknownOutcomeError, id="reset"),
        pytest.param(truncated, UnknownOutcomeError, id="truncated"),
    ],
)
def test_an_answer_means_what_twilio_says_it_means_and_is_asked_for_once(
    answer: Answer, meaning: type[GatewayError]
) -> None:
    with answering(answer) as (url, calls):
        with pytest.raises(meaning) as caught:
            gateway(url).send(TEXT)
        assert type(caught.value) is meaning
        assert len(calls) == 1, "the client must never repeat a create by itself"


def test_a_provider_that_hangs_is_left_after_the_read_timeout() -> None:
    release = Event()

    def hang(_: BaseHTTPRequestHandler) -> None:
        release.wait(20)

    with answering(hang) as (url, calls):
        with pytest.raises(UnknownOutcomeError):
            gateway(url).send(TEXT)
        release.set()
        assert len(calls) == 1
