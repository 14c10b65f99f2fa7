"""What the real twilio client gets when it sends: the resource, or Twilio's error."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
import requests
from twilio.base.exceptions import TwilioRestException

from support.simulator_server import (
    ACCOUNT_SID,
    AUTH_TOKEN,
    CONFIG,
    HANDSET,
    OWN_NUMBER,
    SERVICE_SID,
    RunningSimulator,
    running_simulator,
)

KEYS = {
    "body", "num_segments", "direction", "from", "to", "date_updated", "price", "error_message",
    "uri", "account_sid", "num_media", "status", "messaging_service_sid", "sid", "date_sent",
    "date_created", "error_code", "price_unit", "api_version", "subresource_uris",
}  # fmt: skip
PATH = f"/2010-04-01/Accounts/{ACCOUNT_SID}/Messages.json"
WRONG_SID = "AC" + "f" * 32


@pytest.fixture(scope="module")
def simulator() -> Iterator[RunningSimulator]:
    with running_simulator(replace(CONFIG, messaging_service_sid=SERVICE_SID)) as running:
        yield running


def post_form(simulator: RunningSimulator, form: dict[str, str]) -> requests.Response:
    auth = (ACCOUNT_SID, AUTH_TOKEN)
    return simulator.http.post(simulator.url + PATH, data=form, auth=auth, timeout=120)


def test_the_answer_has_exactly_the_twenty_keys(simulator: RunningSimulator) -> None:
    form = {"To": HANDSET, "From": OWN_NUMBER, "Body": "How is the pain, 0-10?"}
    answer = post_form(simulator, form)
    message = answer.json()
    assert answer.status_code == 201
    assert set(message) == KEYS
    assert message["date_created"].endswith(" +0000")
    assert message["num_segments"] == "1"
    assert message["date_sent"] is None
    assert message["uri"] == PATH.replace(".json", f"/{message['sid']}.json")


def test_a_text_from_a_number_starts_queued(simulator: RunningSimulator) -> None:
    before = simulator.clock()["now"]
    message = simulator.client.messages.create(to=HANDSET, from_=OWN_NUMBER, body="ê" * 71)
    assert (str(message.status), str(message.direction)) == ("queued", "outbound-api")
    assert (message.to, message.from_, message.body) == (HANDSET, OWN_NUMBER, "ê" * 71)
    assert (message.num_segments, message.num_media) == ("2", "0")
    assert message.date_created is not None
    now = datetime.fromisoformat(simulator.clock()["now"])
    earliest = datetime.fromisoformat(before).replace(microsecond=0)
    assert earliest <= message.date_created <= now


def test_a_text_through_the_service_has_no_sender_yet(simulator: RunningSimulator) -> None:
    message = simulator.client.messages.create(
        to=HANDSET, messaging_service_sid=SERVICE_SID, body="Hello"
    )
    assert (str(message.status), message.from_, message.num_segments) == ("accepted", None, "0")
    assert message.messaging_service_sid == SERVICE_SID
    simulator.skip(1)
    later = message.fetch()
    assert (str(later.status), later.from_, later.num_segments) == ("delivered", OWN_NUMBER, "1")


REFUSED = [
    ({}, 21604),
    ({"To": "12025550123"}, 21211),
    ({"To": "+1202555012345678"}, 21211),
    ({"To": "+٠٢٣٤٥٦٧٨"}, 21211),
    ({"To": "55501"}, 21265),
    ({"To": OWN_NUMBER}, 21266),
    ({"To": "+15005550001"}, 21211),
    ({"To": "+15005550002"}, 21612),
    ({"To": "+15005550003"}, 21408),
    ({"To": "+15005550004"}, 21610),
    ({"To": "+15005550009"}, 21614),
    ({"From": ""}, 21603),
    ({"From": "Carebell"}, 21212),
    ({"From": "+12025550199"}, 21606),
    ({"From": "+15005550001"}, 21212),
    ({"From": "+15005550007"}, 21606),
    ({"From": "+15005550008"}, 21611),
    ({"From": "", "MessagingServiceSid": "MG" + "f" * 32}, 21705),
    ({"Body": ""}, 21602),
    ({"Body": "a" * 1601}, 21617),
    ({"StatusCallback": "ftp://example.org/"}, 21609),
    ({"StatusCallback": "https://my_host.example.org/"}, 21609),
    ({"StatusCallback": "https://example.org:99999/"}, 21609),
    ({"ValidityPeriod": "0"}, 90007),
    ({"ValidityPeriod": "36001"}, 90007),
    ({"ValidityPeriod": "soon"}, 90007),
    ({"SendAt": "2030-01-01T00:00:00Z"}, 20001),
]


@pytest.mark.parametrize(("change", "code"), REFUSED)
def test_a_bad_request_gets_twilios_code(
    simulator: RunningSimulator, change: dict[str, str], code: int
) -> None:
    good = {"To": HANDSET, "From": OWN_NUMBER, "Body": "Hello"}
    answer = post_form(simulator, good | change if change else {})
    error = answer.json()
    assert (answer.status_code, error["code"], error["status"]) == (400, code, 400)
    assert set(error) == {"code", "message", "more_info", "status"}
    assert error["more_info"].endswith(str(code))


def test_the_longest_allowed_values_pass(simulator: RunningSimulator) -> None:
    message = simulator.client.messages.create(
        to=HANDSET, from_="+15005550006", body="a" * 1600, validity_period=36000
    )
    assert message.num_segments == "11"


def test_the_client_raises_with_the_code(simulator: RunningSimulator) -> None:
    with pytest.raises(TwilioRestException) as caught:
        simulator.client.messages.create(to="+15005550001", from_=OWN_NUMBER, body="Hello")
    assert (caught.value.status, caught.value.code) == (400, 21211)


@pytest.mark.parametrize(
    ("account", "token"),
    [(ACCOUNT_SID, "wrong"), (WRONG_SID, AUTH_TOKEN), (ACCOUNT_SID, "\xf6"), ("", "")],
)
def test_wrong_credentials_are_refused(
    simulator: RunningSimulator, account: str, token: str
) -> None:
    auth = (account, token)
    answer = simulator.http.post(simulator.url + PATH, data={}, auth=auth, timeout=120)
    assert (answer.status_code, answer.json()["code"]) == (401, 20003)


def test_no_credentials_and_rubbish_credentials_are_refused(simulator: RunningSimulator) -> None:
    for headers in ({}, {"Authorization": "Basic !!!"}, {"Authorization": "Bearer abc"}):
        answer = simulator.http.get(simulator.url + PATH, headers=headers, timeout=120)
        assert (answer.status_code, answer.json()["code"]) == (401, 20003)


def test_another_account_is_not_ours_to_read(simulator: RunningSimulator) -> None:
    with pytest.raises(TwilioRestException) as caught:
        simulator.client.api.accounts(WRONG_SID).messages("SM" + "0" * 32).fetch()
    assert (caught.value.status, caught.value.code) == (401, 20003)


def test_what_is_not_there_is_20404(simulator: RunningSimulator) -> None:
    with pytest.raises(TwilioRestException) as caught:
        simulator.client.messages("SM" + "0" * 32).fetch()
    assert (caught.value.status, caught.value.code) == (404, 20404)
    with pytest.raises(TwilioRestException) as caught:
        simulator.client.calls.create(to=HANDSET, from_=OWN_NUMBER, twiml="<Response/>")
    assert (caught.value.status, caught.value.code) == (404, 20404)


def test_unknown_fields_pass_unless_strict(simulator: RunningSimulator) -> None:
    form = {"To": HANDSET, "From": OWN_NUMBER, "Body": "Hello", "Colour": "blue"}
    assert post_form(simulator, form).status_code == 201
    with running_simulator(replace(CONFIG, strict=True)) as strict:
        answer = post_form(strict, form)
        assert (answer.status_code, answer.json()["code"]) == (400, 20001)
        assert post_form(strict, form | {"Tags": "{}"}).json()["code"] == 20001
        del form["Colour"]
        assert post_form(strict, form | {"SmartEncoded": "true"}).status_code == 201
