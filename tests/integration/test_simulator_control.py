"""The /sim routes: what they show, and what they say to rubbish."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.simulator_server import (
    HANDSET,
    OWN_NUMBER,
    RunningSimulator,
    running_simulator,
)

TEXTS = f"/sim/handsets/{HANDSET}/texts"


@pytest.fixture(scope="module")
def simulator() -> Iterator[RunningSimulator]:
    with running_simulator() as running:
        yield running


def test_a_handset_shows_what_it_received_and_on_request_what_it_sent() -> None:
    with running_simulator() as simulator:
        simulator.client.messages.create(to=HANDSET, from_=OWN_NUMBER, body="How is it?")
        simulator.skip(1)
        sent = simulator.text("6")
        simulator.client.messages.create(to=HANDSET, from_=OWN_NUMBER, body="Saved: 6")
        simulator.skip(1)
        received = simulator.texts()
        assert [text["body"] for text in received] == ["How is it?", "Saved: 6"]
        assert all(set(text) == {"sid", "from", "body", "at"} for text in received)
        assert all(text["at"].endswith("Z") for text in received)
        everything = simulator.texts(sent_too=True)
        assert [text["from"] for text in everything] == [OWN_NUMBER, HANDSET, OWN_NUMBER]
        assert everything[1]["sid"] == sent
        assert [text["at"] for text in everything] == sorted(text["at"] for text in everything)
        messages = simulator.http.get(f"{simulator.url}/sim/messages", timeout=120).json()
        assert [message["body"] for message in messages] == ["How is it?", "6", "Saved: 6"]


def test_a_conversation_tells_what_became_of_each_text() -> None:
    with running_simulator() as simulator:

        def send(body: str) -> None:
            simulator.client.messages.create(to=HANDSET, from_=OWN_NUMBER, body=body)
            simulator.skip(1)

        send("arrives")
        simulator.text("6")
        simulator.post(f"/sim/handsets/{HANDSET}", {"state": "off"})
        send("is off")
        simulator.post(f"/sim/handsets/{HANDSET}", {"state": "on"})
        simulator.post("/sim/faults", {"rules": [{"on": "delivery", "fault": "lose"}]})
        send("is lost")
        address = f"{simulator.url}/sim/handsets/{HANDSET}/conversation"
        seen = simulator.http.get(address, timeout=120).json()
    facts = [(one["body"], one["status"], one["error_code"], one["on_screen"]) for one in seen]
    assert facts == [
        ("arrives", "delivered", None, True),
        ("6", "received", None, True),
        ("is off", "undelivered", 30003, False),
        ("is lost", "sent", None, False),
    ]
    assert [one["from"] for one in seen] == [OWN_NUMBER, HANDSET, OWN_NUMBER, OWN_NUMBER]


def test_the_number_may_be_escaped(simulator: RunningSimulator) -> None:
    escaped = f"/sim/handsets/%2B{HANDSET[1:]}/texts"
    assert simulator.post(escaped, {"body": "1"}).status_code == 201
    assert simulator.texts(f"%2B{HANDSET[1:]}", sent_too=True) == simulator.texts(sent_too=True)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (TEXTS, b""),
        (TEXTS, b"{"),
        (TEXTS, b"\xff\xfe"),
        (TEXTS, b"[" * 100_000),
        (TEXTS, b"[" * 900 + b"]" * 900),
        (TEXTS, b"[]"),
        (TEXTS, b"{}"),
        (TEXTS, b'{"body": 6}'),
        (TEXTS, b'{"body": null}'),
        (TEXTS, b'{"body": "\\ud83d"}'),
        (TEXTS, b'{"body": "%s"}' % (b"a" * 1601)),
        (TEXTS, b'{"body": "6", "to": "+12025550199"}'),
        (TEXTS, b'{"body": "6", "to": ["\\ud83d"]}'),
        ("/sim/handsets/12025550123/texts", b'{"body": "6"}'),
        ("/sim/handsets/bob/texts", b'{"body": "6"}'),
        ("/sim/handsets/+%D9%A1202555012/texts", b'{"body": "6"}'),
        (f"/sim/handsets/{OWN_NUMBER}/texts", b'{"body": "6"}'),
        ("/sim/clock", b""),
        ("/sim/clock", b"{}"),
        ("/sim/clock", b'{"to": "next"}'),
        ("/sim/clock", b'{"to": "2100-01-01"}'),
        ("/sim/clock", b'{"to": "2100-01-01T00:00:00"}'),
        ("/sim/clock", b'{"to": "0001-01-01T00:00:00+14:00"}'),
        ("/sim/clock", b'{"to": 7}'),
        ("/sim/clock", b'{"by_seconds": "7"}'),
        ("/sim/clock", b'{"by_seconds": true}'),
        ("/sim/clock", b'{"by_seconds": -1}'),
        ("/sim/clock", b'{"by_seconds": NaN}'),
        ("/sim/clock", b'{"by_seconds": Infinity}'),
        ("/sim/clock", b'{"by_seconds": 1%s}' % (b"0" * 400)),
        ("/sim/clock", b'{"by_seconds": 1, "to": "2026-11-22T20:00:00Z"}'),
    ],
)
def test_rubbish_gets_one_clear_sentence(
    simulator: RunningSimulator, path: str, body: bytes
) -> None:
    answer = simulator.http.post(simulator.url + path, data=body, timeout=120)
    assert answer.status_code == 400
    assert set(answer.json()) == {"error"}
    assert answer.json()["error"].endswith(".")
    assert len(answer.json()["error"]) < 200


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
FIELDS = st.dictionaries(st.sampled_from(["body", "to", "by_seconds"]), JSON)


@settings(deadline=None)
@given(path=st.sampled_from([TEXTS, "/sim/clock"]), value=FIELDS | JSON)
def test_no_json_breaks_a_control_route(
    simulator: RunningSimulator, path: str, value: object
) -> None:
    answer = simulator.http.post(simulator.url + path, data=json.dumps(value), timeout=120)
    assert answer.status_code in {200, 201, 400, 409}
    assert isinstance(answer.json(), dict)


def test_the_clock_refuses_to_go_back_or_beyond_its_end(simulator: RunningSimulator) -> None:
    past = (datetime.now(UTC) - timedelta(hours=1)).isoformat()
    for moment in (past, "2199-01-01T00:00:00Z", "9999-12-31T23:59:59Z"):
        answer = simulator.post("/sim/clock", {"to": moment})
        assert answer.status_code == 409
        assert set(answer.json()) == {"error"}


def test_what_is_not_there_is_said_in_json(simulator: RunningSimulator) -> None:
    for method, path in (("GET", "/sim/nothing"), ("DELETE", "/sim/clock"), ("PUT", TEXTS)):
        answer = simulator.http.request(method, simulator.url + path, timeout=120)
        assert answer.status_code == 404
        assert set(answer.json()) == {"error"}
