"""Texts that handsets send: the inbound webhook, the list, Twilio's own opt-out handling."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from twilio.base.exceptions import TwilioRestException

from support.simulator_server import (
    ACCOUNT_SID,
    CONFIG,
    HANDSET,
    OWN_NUMBER,
    SECOND_NUMBER,
    SERVICE_SID,
    Receiver,
    RunningSimulator,
    eventually,
    running_simulator,
    webhook_receiver,
)

NUMBERS = (OWN_NUMBER, SECOND_NUMBER)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with webhook_receiver() as running:
        yield running


@pytest.fixture
def simulator(receiver: Receiver) -> Iterator[RunningSimulator]:
    url = f"{receiver.url}/twilio/inbound"
    with running_simulator(replace(CONFIG, inbound_url=url, numbers=NUMBERS)) as running:
        yield running


def is_refused(simulator: RunningSimulator, sender: str = OWN_NUMBER) -> bool:
    """Whether a send to the handset answers that it has unsubscribed."""
    try:
        simulator.client.messages.create(to=HANDSET, from_=sender, body="Hello")
    except TwilioRestException as error:
        return bool(error.code == 21610)
    return False


def test_a_text_is_posted_signed(simulator: RunningSimulator, receiver: Receiver) -> None:
    sid = simulator.text(" Six & a half? ê😀 ")
    simulator.skip(0)
    webhook = receiver.webhooks[0]
    assert webhook.is_signed()
    assert webhook.url == f"{receiver.url}/twilio/inbound"
    assert webhook.fields["Body"] == " Six & a half? ê😀 "
    assert webhook.fields["FromCity"] == ""
    expected = {
        "MessageSid": sid,
        "SmsSid": sid,
        "SmsMessageSid": sid,
        "AccountSid": ACCOUNT_SID,
        "From": HANDSET,
        "To": OWN_NUMBER,
        "NumMedia": "0",
        "NumSegments": "1",
        "SmsStatus": "received",
        "ApiVersion": "2010-04-01",
    }
    assert expected.items() <= webhook.fields.items()
    assert "MessagingServiceSid" not in webhook.fields


def test_a_text_is_in_the_list_as_received(simulator: RunningSimulator) -> None:
    sid = simulator.text("6")
    (message,) = simulator.client.messages.list(to=OWN_NUMBER)
    assert (message.sid, str(message.direction), str(message.status)) == (
        sid,
        "inbound",
        "received",
    )
    assert message.from_ == HANDSET
    assert message.date_sent is not None


def test_a_text_may_go_to_another_own_number(
    simulator: RunningSimulator, receiver: Receiver
) -> None:
    fields = {"body": "6", "to": SECOND_NUMBER}
    assert simulator.post(f"/sim/handsets/{HANDSET}/texts", fields).status_code == 201
    simulator.skip(0)
    assert receiver.webhooks[0].fields["To"] == SECOND_NUMBER


def test_the_service_is_named_when_there_is_one(receiver: Receiver) -> None:
    config = replace(CONFIG, inbound_url=receiver.url, messaging_service_sid=SERVICE_SID)
    with running_simulator(config) as simulator:
        simulator.text("6")
        simulator.skip(0)
        assert receiver.webhooks[0].fields["MessagingServiceSid"] == SERVICE_SID


def test_the_handset_does_not_wait_for_a_slow_receiver(
    simulator: RunningSimulator, receiver: Receiver
) -> None:
    receiver.gate.clear()
    sids = [simulator.text(body) for body in "123"]
    eventually(lambda: len(receiver.webhooks) == 1)
    receiver.gate.set()
    simulator.skip(0)
    assert [webhook.fields["MessageSid"] for webhook in receiver.webhooks] == sids


@pytest.mark.parametrize("status", [500, 0])
def test_a_webhook_that_was_received_is_not_repeated(
    simulator: RunningSimulator, receiver: Receiver, status: int
) -> None:
    receiver.status = status
    simulator.text("6")
    simulator.skip(0)
    assert len(receiver.webhooks) == 1


STOP_WORDS = ("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", " OptOut\n")


@pytest.mark.parametrize("word", STOP_WORDS)
def test_a_stop_word_blocks_answers_and_is_still_posted(
    simulator: RunningSimulator, receiver: Receiver, word: str
) -> None:
    simulator.text(word)
    simulator.skip(1)
    assert len(simulator.screen()) == 1
    assert "unsubscribed" in simulator.screen()[0]
    assert receiver.webhooks[0].fields["Body"] == word
    (answer,) = simulator.client.messages.list(to=HANDSET)
    assert (str(answer.direction), answer.from_) == ("outbound-reply", OWN_NUMBER)
    assert is_refused(simulator)
    assert not is_refused(simulator, SECOND_NUMBER)


@pytest.mark.parametrize("body", ["STOP please", "stop.", "don't stop", "6", ""])
def test_more_than_the_word_is_an_ordinary_text(simulator: RunningSimulator, body: str) -> None:
    simulator.text(body)
    simulator.skip(1)
    assert simulator.screen() == []
    assert not is_refused(simulator)


@pytest.mark.parametrize("word", ["START", "yes", "Unstop"])
def test_a_start_word_opens_again(simulator: RunningSimulator, word: str) -> None:
    simulator.text("STOP")
    simulator.text("stop")
    simulator.text(word)
    simulator.skip(1)
    stopped, opened = simulator.screen()
    assert "unsubscribed" in stopped
    assert "subscribed again" in opened
    assert not is_refused(simulator)


def test_yes_from_a_subscriber_is_an_ordinary_text(simulator: RunningSimulator) -> None:
    simulator.text("YES")
    simulator.skip(1)
    assert simulator.screen() == []


@pytest.mark.parametrize("word", ["HELP", "info"])
def test_help_is_answered(simulator: RunningSimulator, word: str) -> None:
    simulator.text(word)
    simulator.skip(1)
    assert len(simulator.screen()) == 1
    assert not is_refused(simulator)


def test_stop_to_one_number_of_a_service_covers_all() -> None:
    config = replace(CONFIG, numbers=NUMBERS, messaging_service_sid=SERVICE_SID)
    with running_simulator(config) as simulator:
        simulator.text("STOP")
        assert is_refused(simulator, SECOND_NUMBER)
        with pytest.raises(TwilioRestException) as caught:
            simulator.client.messages.create(
                to=HANDSET, messaging_service_sid=SERVICE_SID, body="Hello"
            )
        assert caught.value.code == 21610


def test_opt_out_handling_can_be_switched_off() -> None:
    with running_simulator(replace(CONFIG, optout="off")) as simulator:
        simulator.text("STOP")
        simulator.skip(1)
        assert simulator.screen() == []
        assert not is_refused(simulator)
