"""The ledger: what was accepted and what reached a handset, true whatever goes wrong."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

import pytest
import requests
from twilio.base.exceptions import TwilioRestException

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


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    with webhook_receiver() as running:
        yield running


@pytest.fixture(scope="module")
def simulator(receiver: Receiver) -> Iterator[RunningSimulator]:
    with running_simulator(replace(CONFIG, inbound_url=f"{receiver.url}/inbound")) as running:
        yield running


@pytest.fixture
def before(simulator: RunningSimulator) -> int:
    """How many rows the ledger has before the test."""
    simulator.follow()
    return len(simulator.ledger())


def test_a_row_tells_the_story_of_a_message(simulator: RunningSimulator, before: int) -> None:
    message = simulator.client.messages.create(to=HANDSET, from_=OWN_NUMBER, body="Hello")
    (row,) = simulator.ledger()[before:]
    created_at = row.pop("created_at")
    assert row == {
        "sid": message.sid,
        "to": HANDSET,
        "from": OWN_NUMBER,
        "body": "Hello",
        "reached_at": None,
        "status": "queued",
    }
    simulator.skip(1)
    (row,) = simulator.ledger()[before:]
    assert (row["created_at"], row["status"]) == (created_at, "delivered")
    reached_at = str(row["reached_at"])
    assert datetime.fromisoformat(reached_at) > datetime.fromisoformat(str(created_at))
    assert reached_at.endswith("Z")
    assert simulator.texts()[-1]["at"] == reached_at


def test_neither_redacting_nor_deleting_rewrites_it(
    simulator: RunningSimulator, before: int
) -> None:
    messages = [
        simulator.client.messages.create(to=HANDSET, from_=OWN_NUMBER, body=f"text {n}")
        for n in range(3)
    ]
    simulator.skip(1)
    rows = simulator.ledger()[before:]
    messages[0].update(body="")
    messages[1].delete()
    assert simulator.ledger()[before:] == rows
    assert [row["body"] for row in rows] == ["text 0", "text 1", "text 2"]


def test_it_holds_neither_what_came_in_nor_twilios_own_answers(
    simulator: RunningSimulator, before: int
) -> None:
    simulator.text("HELP", OTHER_HANDSET)
    simulator.skip(1)
    assert len(simulator.screen(OTHER_HANDSET)) == 1
    assert simulator.ledger()[before:] == []


def test_a_canceled_message_never_reached_anybody(
    simulator: RunningSimulator, before: int
) -> None:
    message = simulator.client.messages.create(to=HANDSET, from_=OWN_NUMBER, body="Hello")
    message.update(status="canceled")
    simulator.skip(60)
    (row,) = simulator.ledger()[before:]
    assert (row["status"], row["reached_at"]) == ("canceled", None)


ARRIVED = ("delivered", True)
REFUSED = None
FATES: list[tuple[dict[str, object], tuple[str, bool] | None]] = [
    ({"on": "create", "fault": "throttle"}, REFUSED),
    ({"on": "create", "fault": "error_before"}, REFUSED),
    ({"on": "create", "fault": "error_after"}, ARRIVED),
    ({"on": "create", "fault": "hang", "seconds": 0.1}, ARRIVED),
    ({"on": "create", "fault": "reset"}, ARRIVED),
    ({"on": "create", "fault": "reset_before"}, REFUSED),
    ({"on": "create", "fault": "truncate"}, ARRIVED),
    ({"on": "create", "fault": "latency", "seconds": 0.1}, ARRIVED),
    ({"on": "create", "fault": "early_callback"}, ARRIVED),
    ({"on": "create", "fault": "refuse", "code": 21611}, REFUSED),
    ({"on": "delivery", "fault": "undelivered", "code": 30005}, ("undelivered", False)),
    (
        {"on": "delivery", "fault": "undelivered", "code": 30008, "reached": True},
        ("undelivered", True),
    ),
    ({"on": "delivery", "fault": "failed", "code": 30007}, ("failed", False)),
    ({"on": "delivery", "fault": "lose"}, ("sent", False)),
    ({"on": "delivery", "fault": "expire"}, ("failed", False)),
    ({"on": "status_webhook", "fault": "drop"}, ARRIVED),
    ({"on": "status_webhook", "fault": "duplicate"}, ARRIVED),
    ({"on": "status_webhook", "fault": "reorder"}, ARRIVED),
    ({"on": "status_webhook", "fault": "contradict"}, ARRIVED),
    ({"on": "status_webhook", "fault": "wrong_signature"}, ARRIVED),
    ({"on": "status_webhook", "fault": "delay", "seconds": 60}, ARRIVED),
]


@pytest.mark.parametrize(("rule", "fate"), FATES)
def test_it_is_true_under_every_fault(
    simulator: RunningSimulator,
    receiver: Receiver,
    before: int,
    rule: dict[str, object],
    fate: tuple[str, bool] | None,
) -> None:
    shown = len(simulator.screen())
    simulator.follow(rule)
    with suppress(TwilioRestException, requests.RequestException, ValueError):
        simulator.client.messages.create(
            to=HANDSET, from_=OWN_NUMBER, body="Hello", status_callback=f"{receiver.url}/status"
        )
    simulator.skip(36000)
    assert simulator.struck() != [0]
    fates = [(row["status"], row["reached_at"] is not None) for row in simulator.ledger()[before:]]
    assert fates == ([fate] if fate else [])
    assert len(simulator.screen()) - shown == sum(reached for _, reached in fates)
