"""Webhooks that are repeated as their URL asks, and that arrive in an unusual way."""

import socket
from collections.abc import Iterator
from dataclasses import replace

import pytest
import requests

from service.simulator.signature import other_port
from support.simulator_server import (
    AUTH_TOKEN,
    CONFIG,
    HANDSET,
    OWN_NUMBER,
    Receiver,
    RunningSimulator,
    eventually,
    running_simulator,
    webhook_receiver,
)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with webhook_receiver() as running:
        yield running


@pytest.fixture
def simulator(receiver: Receiver) -> Iterator[RunningSimulator]:
    with running_simulator(replace(CONFIG, inbound_url=f"{receiver.url}/inbound")) as running:
        yield running


@pytest.mark.parametrize(
    ("fragment", "status", "times"),
    [
        ("", 500, 1),
        ("#rc=3&rp=ct,rt,5xx", 500, 4),
        ("#rc=2&rp=ct,rt,5xx", 404, 1),
        ("#rc=2&rp=all", 404, 3),
        ("#rc=0&rp=all", 500, 1),
        ("#rc=3&rp=all", 200, 1),
        ("#rc=3&rp=all", 0, 1),
    ],
)
def test_a_webhook_that_failed_is_repeated_as_its_url_asks(
    receiver: Receiver, fragment: str, status: int, times: int
) -> None:
    receiver.status = status
    with running_simulator(
        replace(CONFIG, inbound_url=f"{receiver.url}/inbound{fragment}")
    ) as simulator:
        simulator.text("6")
        simulator.skip(0)
    assert len(receiver.webhooks) == times
    assert all(webhook.is_signed() for webhook in receiver.webhooks)
    tokens = {webhook.headers["i-twilio-idempotency-token"] for webhook in receiver.webhooks}
    assert len(tokens) == 1


def test_a_receiver_that_does_not_answer_is_asked_again_after_its_time(
    receiver: Receiver,
) -> None:
    receiver.gate.clear()
    url = f"{receiver.url}/inbound#rt=150&rc=1&rp=rt"
    with running_simulator(replace(CONFIG, inbound_url=url)) as simulator:
        simulator.text("6")
        eventually(lambda: len(receiver.webhooks) == 2)
        receiver.gate.set()
        simulator.skip(0)
    assert len(receiver.webhooks) == 2


def test_a_receiver_that_comes_up_gets_what_is_repeated() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with running_simulator(
        replace(CONFIG, inbound_url=f"http://127.0.0.1:{port}#rc=5&rp=5xx")
    ) as simulator:
        simulator.text("6")
        simulator.skip(0)  # refused, and refused connections are not repeated by this policy
        with webhook_receiver(port) as receiver:
            simulator.text("7")
            simulator.skip(0)
            assert [webhook.fields["Body"] for webhook in receiver.webhooks] == ["7"]


def test_a_slow_body_arrives_whole(simulator: RunningSimulator, receiver: Receiver) -> None:
    simulator.follow({"on": "inbound_webhook", "fault": "slow_body", "seconds": 0.2})
    simulator.text("6")
    simulator.skip(0)
    (webhook,) = receiver.webhooks
    assert (webhook.fields["Body"], webhook.is_signed()) == ("6", True)


def test_a_token_that_was_rotated_signs(simulator: RunningSimulator, receiver: Receiver) -> None:
    simulator.follow({"on": "inbound_webhook", "fault": "rotated_token", "token": "new"})
    simulator.text("6")
    simulator.skip(0)
    (webhook,) = receiver.webhooks
    assert webhook.is_signed("new")
    assert not webhook.is_signed(AUTH_TOKEN)


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("https://example.org/a?b=1", "https://example.org:443/a?b=1"),
        ("http://example.org/a", "http://example.org:80/a"),
        ("http://127.0.0.1:8025/a?b=1", "http://127.0.0.1/a?b=1"),
        ("http://[::1]:8025/a", "http://[::1]/a"),
    ],
)
def test_the_port_is_left_out_or_written(url: str, other: str) -> None:
    assert other_port(url) == other


# --- the messaging service ----------------------------------------------------------------------


def test_a_service_texts_a_handset_from_the_number_they_last_used() -> None:
    second, service = "+12025550101", "MG" + "0123456789abcdef" * 2
    config = replace(CONFIG, numbers=(OWN_NUMBER, second), messaging_service_sid=service)
    with running_simulator(config) as simulator:

        def sender() -> str:
            message = simulator.client.messages.create(
                to=HANDSET, messaging_service_sid=service, body="Hello"
            )
            simulator.skip(1)
            return str(message.fetch().from_)

        assert sender() == OWN_NUMBER
        answer = simulator.post(f"/sim/handsets/{HANDSET}/texts", {"body": "Hello", "to": second})
        assert answer.status_code == requests.codes.created
        assert [sender(), sender()] == [second, second]
