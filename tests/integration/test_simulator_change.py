"""Redacting, cancelling and deleting messages with the real client."""

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.rest.api.v2010.account.message import MessageInstance

from support.simulator_server import (
    HANDSET,
    OWN_NUMBER,
    RunningSimulator,
    running_simulator,
    webhook_receiver,
)


def send(simulator: RunningSimulator, **options: str) -> MessageInstance:
    return simulator.client.messages.create(
        to=HANDSET, from_=OWN_NUMBER, body="Your score: 6", **options
    )


def test_redacting_empties_the_resource_but_not_the_handset() -> None:
    with running_simulator() as simulator:
        message = send(simulator)
        simulator.skip(1)
        assert message.update(body="").body == ""
        assert message.fetch().body == ""
        assert simulator.screen() == ["Your score: 6"]


def test_a_canceled_message_never_arrives_and_says_so() -> None:
    with webhook_receiver() as receiver, running_simulator() as simulator:
        message = send(simulator, status_callback=receiver.url)
        assert str(message.update(status="canceled").status) == "canceled"
        assert simulator.skip(5)["next"] is None
        assert receiver.statuses(str(message.sid)) == ["canceled"]
        assert simulator.screen() == []


def test_a_delivered_message_cannot_be_canceled() -> None:
    with running_simulator() as simulator:
        message = send(simulator)
        simulator.skip(1)
        with pytest.raises(TwilioRestException) as caught:
            message.update(status="canceled")
        assert caught.value.code == 30409


def test_a_message_is_deleted_only_when_it_is_complete() -> None:
    with running_simulator() as simulator:
        message, other = send(simulator), send(simulator)
        for change in (message.delete, lambda: message.update(body="")):
            with pytest.raises(TwilioRestException) as caught:
                change()
            assert (caught.value.status, caught.value.code) == (409, 20009)
        simulator.skip(1)
        assert message.delete()
        with pytest.raises(TwilioRestException) as caught:
            message.fetch()
        assert caught.value.code == 20404
        assert [left.sid for left in simulator.client.messages.list()] == [other.sid]
