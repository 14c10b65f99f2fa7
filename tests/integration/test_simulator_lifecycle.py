"""The life of a message and its signed status callbacks, on a clock that can be moved."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from support.simulator_server import (
    ACCOUNT_SID,
    CONFIG,
    HANDSET,
    OWN_NUMBER,
    SERVICE_SID,
    Receiver,
    RunningSimulator,
    eventually,
    running_simulator,
    webhook_receiver,
)

SLOW = replace(
    CONFIG,
    messaging_service_sid=SERVICE_SID,
    queued_after=timedelta(minutes=1),
    sent_after=timedelta(minutes=2),
    delivered_after=timedelta(minutes=3),
)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with webhook_receiver() as running:
        yield running


@pytest.fixture
def simulator() -> Iterator[RunningSimulator]:
    """A simulator whose messages move only when the clock is moved."""
    with running_simulator(SLOW) as running:
        yield running


def test_a_message_is_delivered_in_real_time(receiver: Receiver) -> None:
    with running_simulator() as simulator:
        message = simulator.client.messages.create(
            to=HANDSET, from_=OWN_NUMBER, body="Hello", status_callback=receiver.url
        )
        eventually(lambda: receiver.statuses(str(message.sid)) == ["sent", "delivered"])
        assert simulator.screen() == ["Hello"]
        assert str(message.fetch().status) == "delivered"


def test_every_status_but_the_first_is_called_back(
    simulator: RunningSimulator, receiver: Receiver
) -> None:
    url = f"{receiver.url}/twilio/status?a=01J%20x&b=%2B"
    message = simulator.client.messages.create(
        to=HANDSET, messaging_service_sid=SERVICE_SID, body="Hello", status_callback=url + "#rc=3"
    )
    sid = str(message.sid)
    seen = []
    for _ in range(4):
        simulator.skip(60)
        seen.append((str(message.fetch().status), receiver.statuses(sid)[-1:], simulator.screen()))
    assert seen == [
        ("queued", ["queued"], []),
        ("sent", ["sent"], []),
        ("delivered", ["delivered"], ["Hello"]),
        ("delivered", ["delivered"], ["Hello"]),
    ]
    assert receiver.statuses(sid) == ["queued", "sent", "delivered"]
    assert all(webhook.is_signed() for webhook in receiver.webhooks)
    assert not any(webhook.is_signed("another token") for webhook in receiver.webhooks)
    assert {webhook.url for webhook in receiver.webhooks} == {url}
    last = dict(receiver.webhooks[-1].fields)
    assert re.fullmatch("[0-9]{10}", last.pop("RawDlrDoneDate"))
    assert last == {
        "MessageSid": sid,
        "SmsSid": sid,
        "MessageStatus": "delivered",
        "SmsStatus": "delivered",
        "AccountSid": ACCOUNT_SID,
        "From": OWN_NUMBER,
        "To": HANDSET,
        "ApiVersion": "2010-04-01",
        "MessagingServiceSid": SERVICE_SID,
    }


def test_a_message_that_waits_longer_than_it_is_valid_fails(
    simulator: RunningSimulator, receiver: Receiver
) -> None:
    message = simulator.client.messages.create(
        to=HANDSET, from_=OWN_NUMBER, body="Late", validity_period=90, status_callback=receiver.url
    )
    simulator.skip(600)
    later = message.fetch()
    assert (str(later.status), later.error_code, later.date_sent) == ("failed", 30036, None)
    assert [webhook.fields["ErrorCode"] for webhook in receiver.webhooks] == ["30036"]
    assert receiver.statuses(str(message.sid)) == ["failed"]
    assert simulator.screen() == []


def test_steps_happen_in_the_order_of_their_times(
    simulator: RunningSimulator, receiver: Receiver
) -> None:
    first = simulator.client.messages.create(
        to=HANDSET, from_=OWN_NUMBER, body="first", status_callback=receiver.url
    )
    simulator.skip(90)
    second = simulator.client.messages.create(
        to="+12025550124", from_=OWN_NUMBER, body="second", status_callback=receiver.url
    )
    simulator.skip(86400)
    names = {first.sid: "first", second.sid: "second"}
    assert [
        (names[webhook.fields["MessageSid"]], webhook.fields["MessageStatus"])
        for webhook in receiver.webhooks
    ] == [("first", "sent"), ("first", "delivered"), ("second", "sent"), ("second", "delivered")]
    arrived = datetime.fromisoformat(simulator.texts()[0]["at"])
    created = first.date_created
    assert created is not None
    assert timedelta(0) <= arrived - created - timedelta(minutes=3) < timedelta(seconds=1)


def test_hundreds_of_messages_are_each_delivered_once(receiver: Receiver) -> None:
    handsets = [f"+120255501{n:02}" for n in range(10, 60)]
    with running_simulator() as simulator:
        sids = [
            simulator.client.messages.create(
                to=handset, from_=OWN_NUMBER, body=f"{n}", status_callback=receiver.url
            ).sid
            for n in range(4)
            for handset in handsets
        ]
        simulator.skip(10)
        assert all(receiver.statuses(str(sid)) == ["sent", "delivered"] for sid in sids)
        assert all(simulator.screen(handset) == list("0123") for handset in handsets)


def test_the_clock_says_what_is_next(simulator: RunningSimulator) -> None:
    assert simulator.clock()["next"] is None
    simulator.client.messages.create(to=HANDSET, from_=OWN_NUMBER, body="Hello")
    times = simulator.clock()
    assert times["now"] < times["next"]
    assert times["now"].endswith("Z")
    moved = simulator.post("/sim/clock", {"to": times["next"]}).json()
    assert moved["now"] >= times["next"]
    assert str(simulator.client.messages.list()[0].status) == "sent"


def test_the_clock_runs_on_from_where_it_was_moved(simulator: RunningSimulator) -> None:
    simulator.skip(3 * 86400)
    first = simulator.clock()["now"]
    assert datetime.fromisoformat(first) - datetime.now(UTC) > timedelta(days=2.9)
    eventually(lambda: simulator.clock()["now"] > first)
    message = simulator.client.messages.create(to=HANDSET, from_=OWN_NUMBER, body="Hello")
    assert message.date_created is not None
    assert message.date_created - datetime.now(UTC) > timedelta(days=2.9)


def test_moving_to_now_is_moving_by_nothing(simulator: RunningSimulator) -> None:
    now = simulator.clock()["now"]
    assert simulator.post("/sim/clock", {"to": now}).json()["now"] >= now
    assert simulator.skip(0)["now"] >= now


def test_a_move_waits_for_the_answers_of_its_webhooks(
    simulator: RunningSimulator, receiver: Receiver
) -> None:
    message = simulator.client.messages.create(
        to=HANDSET, from_=OWN_NUMBER, body="Hello", status_callback=receiver.url
    )
    receiver.status = 500
    simulator.skip(180)
    assert receiver.statuses(str(message.sid)) == ["sent", "delivered"]


def test_a_receiver_that_is_down_does_not_stop_a_life(simulator: RunningSimulator) -> None:
    simulator.client.messages.create(
        to=HANDSET, from_=OWN_NUMBER, body="Hello", status_callback="http://127.0.0.1:9/status"
    )
    simulator.skip(180)
    assert simulator.screen() == ["Hello"]
