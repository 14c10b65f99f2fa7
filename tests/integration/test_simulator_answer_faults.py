"""Answers that go wrong, as the real twilio client sees them, and what had happened by then."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import requests
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.rest import Client
from twilio.rest.api.v2010.account.message import MessageInstance

from support.simulator_server import (
    ACCOUNT_SID,
    AUTH_TOKEN,
    HANDSET,
    OWN_NUMBER,
    RunningSimulator,
    eventually,
    running_simulator,
    webhook_receiver,
)

PATH = f"/2010-04-01/Accounts/{ACCOUNT_SID}/Messages.json"
FORM = {"To": HANDSET, "From": OWN_NUMBER, "Body": "Hello"}


@pytest.fixture(scope="module")
def shared() -> Iterator[RunningSimulator]:
    with running_simulator() as running:
        yield running


@pytest.fixture
def simulator(shared: RunningSimulator) -> RunningSimulator:
    shared.follow()
    return shared


def send(simulator: RunningSimulator, client: Client | None = None) -> MessageInstance:
    messages = (client or simulator.client).messages
    return messages.create(to=HANDSET, from_=OWN_NUMBER, body="Hello")


@contextmanager
def accepting(simulator: RunningSimulator, count: int) -> Iterator[None]:
    """Expect so many more messages in the ledger and in the list afterwards."""
    before = accepted(simulator)
    yield
    assert accepted(simulator) - before == count


def accepted(simulator: RunningSimulator) -> int:
    """How many messages the ledger and the list hold; they agree."""
    listed = simulator.client.messages.list(to=HANDSET)
    ledger = simulator.ledger()
    assert [message.sid for message in listed] == [row["sid"] for row in ledger[::-1]]
    return len(ledger)


def test_a_throttled_request_is_not_processed(simulator: RunningSimulator) -> None:
    simulator.follow({"on": "create", "fault": "throttle"})
    with accepting(simulator, 0), pytest.raises(TwilioRestException) as caught:
        send(simulator)
    assert (caught.value.status, caught.value.code) == (429, 20429)


@pytest.mark.parametrize("retry_after", [None, 7])
def test_a_throttled_request_may_be_told_when_to_come_back(
    simulator: RunningSimulator, retry_after: int | None
) -> None:
    parameters = {} if retry_after is None else {"retry_after": retry_after}
    simulator.follow({"on": "create", "fault": "throttle", **parameters})
    auth = (ACCOUNT_SID, AUTH_TOKEN)
    answer = simulator.http.post(simulator.url + PATH, data=FORM, auth=auth, timeout=120)
    assert answer.headers.get("Retry-After") == (retry_after and str(retry_after))


@pytest.mark.parametrize(("fault", "count"), [("error_before", 0), ("error_after", 1)])
@pytest.mark.parametrize(
    ("given", "status", "code"),
    [({}, 500, 20500), ({"status": 503}, 503, 20503), ({"status": 502}, 502, 20500)],
)
def test_a_server_error_says_nothing_about_acceptance(
    simulator: RunningSimulator,
    fault: str,
    count: int,
    given: dict[str, int],
    status: int,
    code: int,
) -> None:
    simulator.follow({"on": "create", "fault": fault, **given})
    with accepting(simulator, count), pytest.raises(TwilioRestException) as caught:
        send(simulator)
    assert (caught.value.status, caught.value.code) == (status, code)


@pytest.mark.parametrize(("fault", "count"), [("reset_before", 0), ("reset", 1)])
@pytest.mark.parametrize("http", ["auto", "h11"])
def test_a_connection_may_be_reset_without_an_answer(fault: str, count: int, http: str) -> None:
    with running_simulator(http="h11" if http == "h11" else "auto") as simulator:
        simulator.follow({"on": "create", "fault": fault, "times": 1})
        with pytest.raises(requests.exceptions.ConnectionError, match="reset by peer"):
            send(simulator)
        assert accepted(simulator) == count
        simulator.skip(1)
        assert len(simulator.screen()) == count
        assert send(simulator).sid


def test_an_accepted_text_may_get_no_answer(simulator: RunningSimulator) -> None:
    simulator.follow({"on": "create", "fault": "hang", "seconds": 60})
    impatient = simulator.client_for(ACCOUNT_SID, AUTH_TOKEN, timeout=0.2)
    with accepting(simulator, 1), pytest.raises(requests.exceptions.ReadTimeout):
        send(simulator, impatient)


def test_a_patient_client_sees_the_silence_end_in_a_reset(simulator: RunningSimulator) -> None:
    simulator.follow({"on": "create", "fault": "hang", "seconds": 0.2})
    with (
        accepting(simulator, 1),
        pytest.raises(requests.exceptions.ConnectionError, match="reset by peer"),
    ):
        send(simulator)


def test_half_a_body_is_no_json_though_the_text_is_accepted(simulator: RunningSimulator) -> None:
    simulator.follow({"on": "create", "fault": "truncate"})
    with accepting(simulator, 1), pytest.raises(json.JSONDecodeError):
        send(simulator)


def test_a_slow_answer_is_an_answer(simulator: RunningSimulator) -> None:
    simulator.follow({"on": "create", "fault": "latency", "seconds": 0.2})
    begun = time.monotonic()
    with accepting(simulator, 1):
        assert str(send(simulator).status) == "queued"
    assert time.monotonic() - begun >= 0.2


def test_a_slow_text_is_accepted_after_its_sender_gave_up(simulator: RunningSimulator) -> None:
    simulator.follow({"on": "create", "fault": "latency", "seconds": 1})
    impatient = simulator.client_for(ACCOUNT_SID, AUTH_TOKEN, timeout=0.1)
    before = len(simulator.ledger())
    with pytest.raises(requests.exceptions.ReadTimeout):
        send(simulator, impatient)
    assert len(simulator.ledger()) == before
    eventually(lambda: len(simulator.ledger()) == before + 1)


def test_callbacks_may_come_before_the_answer(simulator: RunningSimulator) -> None:
    simulator.follow({"on": "create", "fault": "early_callback"})
    with webhook_receiver() as receiver:
        message = simulator.client.messages.create(
            to=HANDSET, from_=OWN_NUMBER, body="Hello early", status_callback=receiver.url
        )
        assert str(message.status) == "queued"
        assert receiver.statuses(str(message.sid)) == ["sent", "delivered"]
    assert "Hello early" in simulator.screen()


@pytest.mark.parametrize(
    ("code", "given", "status"),
    [
        (21610, {}, 400),
        (21608, {}, 400),
        (20003, {}, 401),
        (90010, {}, 403),
        (30034, {}, 400),
        (21703, {"status": 404}, 404),
    ],
)
def test_any_code_can_refuse(
    simulator: RunningSimulator, code: int, given: dict[str, int], status: int
) -> None:
    simulator.follow({"on": "create", "fault": "refuse", "code": code, **given})
    with accepting(simulator, 0), pytest.raises(TwilioRestException) as caught:
        send(simulator)
    assert (caught.value.status, caught.value.code) == (status, code)


def test_a_list_may_lag_behind(simulator: RunningSimulator) -> None:
    older = send(simulator)
    simulator.skip(100)
    newer = send(simulator)
    messages = simulator.client.messages
    simulator.follow({"on": "list", "fault": "lag", "seconds": 90, "to": HANDSET})
    assert messages.list()[0].sid == newer.sid
    assert messages.list(to=HANDSET)[0].sid == older.sid
    simulator.skip(90)
    assert messages.list(to=HANDSET)[0].sid == newer.sid


READ_FAULTS: list[tuple[dict[str, object], type[Exception]]] = [
    ({"fault": "error", "status": 503}, TwilioException),
    ({"fault": "throttle", "retry_after": 1}, TwilioException),
    ({"fault": "hang", "seconds": 0.1}, requests.exceptions.ConnectionError),
    ({"fault": "reset"}, requests.exceptions.ConnectionError),
    ({"fault": "truncate"}, json.JSONDecodeError),
]


@pytest.mark.parametrize(("fault", "error"), READ_FAULTS)
def test_reading_fails_in_the_same_ways(
    simulator: RunningSimulator, fault: dict[str, object], error: type[Exception]
) -> None:
    message = send(simulator)
    simulator.follow(
        {"on": "list", "times": 1, **fault}, {"on": "fetch", "times": 1, "to": HANDSET, **fault}
    )
    with pytest.raises(error):
        simulator.client.messages.list(to=HANDSET)
    with pytest.raises(error):
        message.fetch()
    assert simulator.struck() == [1, 1]
    assert simulator.client.messages.list()[0].sid == message.fetch().sid


def test_reading_may_be_slow(simulator: RunningSimulator) -> None:
    simulator.follow({"on": "list", "fault": "latency", "seconds": 0.2})
    begun = time.monotonic()
    assert simulator.client.messages.list(to="+12025550199") == []
    assert time.monotonic() - begun >= 0.2
