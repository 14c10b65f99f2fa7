"""Webhooks that are lost, late, repeated, swapped, forged, and receivers that die."""

import socket
import struct
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from twilio.rest.api.v2010.account.message import MessageInstance

from support.simulator_server import (
    CONFIG,
    HANDSET,
    OWN_NUMBER,
    Receiver,
    RunningSimulator,
    running_simulator,
    webhook_receiver,
)

OTHER_HANDSET = "+12025550124"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with webhook_receiver() as running:
        yield running


@pytest.fixture
def simulator(receiver: Receiver) -> Iterator[RunningSimulator]:
    with running_simulator(replace(CONFIG, inbound_url=f"{receiver.url}/inbound")) as running:
        yield running


def send(simulator: RunningSimulator, receiver: Receiver) -> MessageInstance:
    message = simulator.client.messages.create(
        to=HANDSET, from_=OWN_NUMBER, body="Hello", status_callback=f"{receiver.url}/status"
    )
    simulator.skip(1)
    return message


@pytest.mark.parametrize(
    ("rule", "statuses"),
    [
        ({"fault": "drop"}, []),
        ({"fault": "drop", "when": "delivered"}, ["sent"]),
        ({"fault": "drop", "times": 1}, ["delivered"]),
        ({"fault": "duplicate"}, ["sent", "sent", "delivered", "delivered"]),
        ({"fault": "duplicate", "when": "sent", "copies": 3}, ["sent"] * 3 + ["delivered"]),
        ({"fault": "reorder"}, ["delivered", "sent"]),
        ({"fault": "contradict"}, ["sent", "delivered", "undelivered"]),
    ],
)
def test_receipts_go_astray(
    simulator: RunningSimulator, receiver: Receiver, rule: dict[str, object], statuses: list[str]
) -> None:
    simulator.follow({"on": "status_webhook", **rule})
    message = send(simulator, receiver)
    assert receiver.statuses(str(message.sid)) == statuses
    assert all(webhook.is_signed() for webhook in receiver.webhooks)
    assert str(message.fetch().status) == "delivered"
    assert simulator.screen() == ["Hello"]


def test_a_contradiction_carries_what_such_a_receipt_carries(
    simulator: RunningSimulator, receiver: Receiver
) -> None:
    simulator.follow({"on": "status_webhook", "fault": "contradict"})
    send(simulator, receiver)
    contradiction = receiver.webhooks[-1].fields
    assert (contradiction["MessageStatus"], contradiction["ErrorCode"]) == ("undelivered", "30008")


def test_a_denied_delivery_may_be_confirmed_afterwards(
    simulator: RunningSimulator, receiver: Receiver
) -> None:
    simulator.follow(
        {"on": "delivery", "fault": "undelivered", "code": 30003},
        {"on": "status_webhook", "fault": "contradict"},
    )
    message = send(simulator, receiver)
    assert receiver.statuses(str(message.sid)) == ["sent", "undelivered", "delivered"]
    assert "ErrorCode" not in receiver.webhooks[-1].fields
    assert (str(message.fetch().status), simulator.screen()) == ("undelivered", [])


def test_a_receipt_may_be_late_by_the_simulated_clock(
    simulator: RunningSimulator, receiver: Receiver
) -> None:
    simulator.follow(
        {"on": "status_webhook", "fault": "delay", "seconds": 3600, "when": "delivered"}
    )
    sid = str(send(simulator, receiver).sid)
    assert simulator.clock()["next"] is not None
    simulator.skip(3590)
    assert receiver.statuses(sid) == ["sent"]
    assert simulator.skip(10)["next"] is None
    assert receiver.statuses(sid) == ["sent", "delivered"]


def test_a_forged_receipt_is_signed_wrongly(
    simulator: RunningSimulator, receiver: Receiver
) -> None:
    simulator.follow({"on": "status_webhook", "fault": "wrong_signature", "when": "sent"})
    send(simulator, receiver)
    assert [webhook.is_signed() for webhook in receiver.webhooks] == [False, True]


@pytest.mark.parametrize(
    ("rule", "bodies"),
    [
        ({"fault": "drop", "times": 1}, ["2", "3"]),
        ({"fault": "duplicate", "times": 1}, ["1", "1", "2", "3"]),
        ({"fault": "duplicate_other_sid", "times": 1}, ["1", "1", "2", "3"]),
        ({"fault": "reorder", "times": 1}, ["2", "1", "3"]),
        ({"fault": "delay", "seconds": 60, "times": 1}, ["2", "3", "1"]),
    ],
)
def test_texts_go_astray_and_are_all_in_the_list(
    simulator: RunningSimulator, receiver: Receiver, rule: dict[str, object], bodies: list[str]
) -> None:
    simulator.follow({"on": "inbound_webhook", **rule})
    sids = [simulator.text(body) for body in "123"]
    simulator.skip(60)
    assert [webhook.fields["Body"] for webhook in receiver.webhooks] == bodies
    assert all(webhook.is_signed() for webhook in receiver.webhooks)
    listed = {str(message.sid) for message in simulator.client.messages.list(to=OWN_NUMBER)}
    posted = {webhook.fields["MessageSid"] for webhook in receiver.webhooks}
    assert listed == posted | set(sids)
    assert len(listed) == (4 if rule["fault"] == "duplicate_other_sid" else 3)
    assert [text["body"] for text in simulator.texts(sent_too=True)] == list("123")


def test_the_texts_of_two_handsets_are_swapped(
    simulator: RunningSimulator, receiver: Receiver
) -> None:
    for _ in range(20):
        simulator.follow({"on": "inbound_webhook", "fault": "reorder", "to": HANDSET})
        simulator.text("first")
        simulator.text("second", OTHER_HANDSET)
    simulator.skip(0)
    arrived = [webhook.fields["Body"] for webhook in receiver.webhooks]
    assert arrived == ["second", "first"] * 20


def test_a_forged_text_is_signed_wrongly(simulator: RunningSimulator, receiver: Receiver) -> None:
    simulator.follow({"on": "inbound_webhook", "fault": "wrong_signature", "times": 1})
    simulator.text("1")
    simulator.text("2")
    simulator.skip(0)
    assert [webhook.is_signed() for webhook in receiver.webhooks] == [False, True]


def test_a_receiver_that_dies_and_comes_back_gets_what_is_sent_then() -> None:
    """Killed while it reads, then gone, then there again on the same port."""
    victim = socket.create_server(("127.0.0.1", 0))
    port = victim.getsockname()[1]
    config = replace(CONFIG, inbound_url=f"http://127.0.0.1:{port}/inbound")
    with running_simulator(config) as simulator:
        simulator.text("killed")
        connection, _ = victim.accept()
        connection.recv(10)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()
        victim.close()
        simulator.skip(1)
        simulator.text("gone")
        simulator.client.messages.create(
            to=HANDSET, from_=OWN_NUMBER, body="Hello", status_callback=config.inbound_url or ""
        )
        simulator.skip(1)
        with webhook_receiver(port) as receiver:
            assert urlsplit(receiver.url).port == port
            simulator.text("back")
            simulator.skip(1)
            assert [webhook.fields["Body"] for webhook in receiver.webhooks] == ["back"]
        assert simulator.screen() == ["Hello"]
        listed = {message.body for message in simulator.client.messages.list(to=OWN_NUMBER)}
        assert listed == {"killed", "gone", "back"}
