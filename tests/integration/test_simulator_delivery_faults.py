"""Texts that do not arrive: bad luck, bad numbers, handsets that are off, queues that are long."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.rest.api.v2010.account.message import MessageInstance

from support.simulator_server import (
    CONFIG,
    HANDSET,
    OWN_NUMBER,
    SECOND_NUMBER,
    SERVICE_SID,
    Receiver,
    RunningSimulator,
    running_simulator,
    webhook_receiver,
)

STANDING = timedelta(hours=1)
"""Longer than any test: nothing happens before the clock is moved."""
ONE_A_SECOND = replace(
    CONFIG,
    numbers=(OWN_NUMBER, SECOND_NUMBER),
    messaging_service_sid=SERVICE_SID,
    queued_after=timedelta(0),
    sent_after=STANDING,
    delivered_after=STANDING,
    segments_per_second=1,
)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with webhook_receiver() as running:
        yield running


@pytest.fixture
def simulator() -> Iterator[RunningSimulator]:
    with running_simulator() as running:
        yield running


@pytest.fixture
def queue() -> Iterator[RunningSimulator]:
    with running_simulator(ONE_A_SECOND) as running:
        yield running


def send(
    simulator: RunningSimulator, receiver: Receiver | None = None, validity: int = 36000
) -> MessageInstance:
    return simulator.client.messages.create(
        to=HANDSET,
        from_=OWN_NUMBER,
        body="Hello",
        status_callback=receiver.url if receiver else "",
        validity_period=validity,
    )


@pytest.mark.parametrize(
    ("fault", "code", "statuses"),
    [
        ("undelivered", 30003, ["sent", "undelivered"]),
        ("undelivered", 30008, ["sent", "undelivered"]),
        ("failed", 30007, ["failed"]),
        ("failed", 21610, ["failed"]),
    ],
)
def test_a_text_may_not_arrive_and_says_why(
    simulator: RunningSimulator, receiver: Receiver, fault: str, code: int, statuses: list[str]
) -> None:
    simulator.follow({"on": "delivery", "fault": fault, "code": code, "times": 1})
    message = send(simulator, receiver)
    simulator.skip(1)
    later = message.fetch()
    assert (str(later.status), later.error_code) == (statuses[-1], code)
    assert later.error_message
    assert receiver.statuses(str(message.sid)) == statuses
    assert receiver.webhooks[-1].fields["ErrorCode"] == str(code)
    assert "RawDlrDoneDate" not in receiver.webhooks[-1].fields
    assert simulator.screen() == []
    send(simulator)
    simulator.skip(1)
    assert simulator.screen() == ["Hello"]


def test_a_text_may_arrive_though_its_receipt_denies_it(simulator: RunningSimulator) -> None:
    simulator.follow({"on": "delivery", "fault": "undelivered", "code": 30008, "reached": True})
    message = send(simulator)
    simulator.skip(1)
    assert (str(message.fetch().status), simulator.screen()) == ("undelivered", ["Hello"])


def test_a_lost_text_stays_sent_for_ever(simulator: RunningSimulator, receiver: Receiver) -> None:
    simulator.follow({"on": "delivery", "fault": "lose"})
    message = send(simulator, receiver)
    assert simulator.skip(7 * 86400)["next"] is None
    assert str(message.fetch().status) == "sent"
    assert receiver.statuses(str(message.sid)) == ["sent"]
    assert simulator.screen() == []


def test_a_text_may_stay_in_the_queue_until_it_expires(
    simulator: RunningSimulator, receiver: Receiver
) -> None:
    simulator.follow({"on": "delivery", "fault": "expire"})
    message = send(simulator, receiver, validity=600)
    simulator.skip(590)
    assert str(message.fetch().status) == "queued"
    simulator.skip(10)
    later = message.fetch()
    assert (str(later.status), later.error_code, later.date_sent) == ("failed", 30036, None)
    assert receiver.statuses(str(message.sid)) == ["failed"]


@pytest.mark.parametrize(("state", "code"), [("off", 30003), ("gone", 30005)])
def test_a_handset_that_is_off_or_gone_gets_nothing(
    simulator: RunningSimulator, state: str, code: int
) -> None:
    simulator.change_handset(state=state)
    message = send(simulator)
    simulator.skip(1)
    later = message.fetch()
    assert (str(later.status), later.error_code) == ("undelivered", code)
    assert simulator.screen() == []
    simulator.change_handset(state="on")
    send(simulator)
    simulator.skip(1)
    assert simulator.screen() == ["Hello"]


def test_a_landline_is_refused(simulator: RunningSimulator) -> None:
    simulator.change_handset(state="landline")
    with pytest.raises(TwilioRestException) as caught:
        send(simulator)
    assert caught.value.code == 21614
    assert simulator.ledger() == []


def test_a_text_under_way_to_what_becomes_a_landline_is_not_delivered(
    simulator: RunningSimulator,
) -> None:
    message = send(simulator)
    simulator.change_handset(state="landline")
    simulator.skip(1)
    assert message.fetch().error_code == 30006


def test_a_handset_may_be_opted_out_without_a_word(simulator: RunningSimulator) -> None:
    simulator.change_handset(opted_out=True)
    with pytest.raises(TwilioRestException) as caught:
        send(simulator)
    assert caught.value.code == 21610
    shown = simulator.http.get(f"{simulator.url}/sim/handsets/{HANDSET}", timeout=120).json()
    assert shown == {"number": HANDSET, "state": "on", "opted_out": True}
    simulator.change_handset(opted_out=False)
    assert send(simulator).sid
    assert simulator.texts(sent_too=True) == []


@pytest.mark.parametrize(
    "change",
    [{}, {"state": "asleep"}, {"state": None}, {"opted_out": 1}, {"opted_out": None}, {"on": 1}],
)
def test_a_wrong_change_of_a_handset_changes_nothing(
    simulator: RunningSimulator, change: dict[str, object]
) -> None:
    answer = simulator.post(f"/sim/handsets/{HANDSET}", change)
    assert answer.status_code == 400
    assert answer.json()["error"].endswith(".")
    shown = simulator.http.get(f"{simulator.url}/sim/handsets/{HANDSET}", timeout=120).json()
    assert shown == {"number": HANDSET, "state": "on", "opted_out": False}


def gaps(rows: list[dict[str, str | None]]) -> list[int]:
    """Whole seconds between the arrivals."""
    moments = [datetime.fromisoformat(str(row["reached_at"])) for row in rows]
    return [round((later - earlier).total_seconds()) for earlier, later in pairwise(moments)]


def test_a_sender_sends_one_segment_after_the_other(queue: RunningSimulator) -> None:
    for body in ("short", "a" * 400, "short", "short"):
        queue.client.messages.create(to=HANDSET, from_=OWN_NUMBER, body=body)
    queue.skip(2 * STANDING.total_seconds())
    assert [len(body) for body in queue.screen()] == [5, 400, 5, 5]
    assert gaps(queue.ledger()) == [1, 3, 1]


def test_senders_do_not_wait_for_each_other(queue: RunningSimulator) -> None:
    for sender in (OWN_NUMBER, OWN_NUMBER, SECOND_NUMBER, SECOND_NUMBER):
        queue.client.messages.create(to=HANDSET, from_=sender, body="a" * 1600)
    queue.skip(2 * STANDING.total_seconds())
    first, second = (
        gaps([row for row in queue.ledger() if row["from"] == sender])
        for sender in (OWN_NUMBER, SECOND_NUMBER)
    )
    assert first == second == [11]


def test_texts_through_the_service_queue_behind_the_number_it_chooses(
    queue: RunningSimulator,
) -> None:
    queue.client.messages.create(to=HANDSET, from_=OWN_NUMBER, body="a" * 1600)
    queue.client.messages.create(to=HANDSET, messaging_service_sid=SERVICE_SID, body="Hello")
    queue.skip(2 * STANDING.total_seconds())
    assert gaps(queue.ledger()) == [11]


def test_what_waits_longer_than_it_is_valid_expires_and_takes_no_place(
    queue: RunningSimulator,
) -> None:
    hour = int(STANDING.total_seconds())
    send(queue)
    for body, validity in (("a" * 1600, 36000), ("late", hour + 5), ("in time", hour + 60)):
        queue.client.messages.create(
            to=HANDSET, from_=OWN_NUMBER, body=body, validity_period=validity
        )
    queue.skip(2 * hour)
    ledger = queue.ledger()
    assert [row["status"] for row in ledger] == ["delivered", "delivered", "failed", "delivered"]
    assert gaps([row for row in ledger if row["reached_at"]]) == [1, 11]


@pytest.mark.parametrize("rate", [0, -1, float("nan"), float("inf")])
def test_a_rate_that_is_none_cannot_be_configured(rate: float) -> None:
    with pytest.raises(ValueError, match="segments_per_second"):
        replace(CONFIG, segments_per_second=rate)
