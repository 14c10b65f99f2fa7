"""Scripts of faults: what they say, when their rules strike, what is no script."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twilio.base.exceptions import TwilioRestException

from service.simulator.script import FAULTS
from support.simulator_server import HANDSET, OWN_NUMBER, RunningSimulator, running_simulator

OTHER_HANDSET = "+12025550124"
BUSY: dict[str, object] = {"on": "create", "fault": "throttle"}


@pytest.fixture(scope="module")
def shared() -> Iterator[RunningSimulator]:
    with running_simulator() as running:
        yield running


@pytest.fixture
def simulator(shared: RunningSimulator) -> Iterator[RunningSimulator]:
    yield shared
    assert shared.http.delete(shared.url + "/sim/faults", timeout=120).status_code == 204


def outcome(simulator: RunningSimulator, to: str = HANDSET) -> int:
    """Send; 0 when it was accepted, else Twilio's code."""
    try:
        simulator.client.messages.create(to=to, from_=OWN_NUMBER, body="Hello")
    except TwilioRestException as error:
        return int(error.code or -1)
    return 0


def test_a_script_is_shown_with_its_strikes_until_it_is_cleared(
    simulator: RunningSimulator,
) -> None:
    rule = {"on": "create", "fault": "refuse", "code": 21610, "times": 1, "to": HANDSET}
    simulator.follow(rule, BUSY, seed=7)
    assert [outcome(simulator) for _ in range(3)] == [21610, 20429, 20429]
    shown = simulator.http.get(simulator.url + "/sim/faults", timeout=120).json()
    assert shown == {"seed": 7, "rules": [rule | {"struck": 1}, BUSY | {"struck": 2}]}
    assert simulator.http.delete(simulator.url + "/sim/faults", timeout=120).status_code == 204
    assert outcome(simulator) == 0
    shown = simulator.http.get(simulator.url + "/sim/faults", timeout=120).json()
    assert shown == {"seed": 0, "rules": []}


def test_a_rule_may_wait_and_may_tire(simulator: RunningSimulator) -> None:
    simulator.follow(BUSY | {"after": 2, "times": 3})
    assert [outcome(simulator) for _ in range(7)] == [0, 0, 20429, 20429, 20429, 0, 0]


def test_a_rule_may_concern_one_handset(simulator: RunningSimulator) -> None:
    simulator.follow(BUSY | {"to": OTHER_HANDSET, "after": 1})
    handsets = (HANDSET, HANDSET, OTHER_HANDSET, HANDSET, OTHER_HANDSET)
    assert [outcome(simulator, to) for to in handsets] == [0, 0, 0, 0, 20429]


def test_the_first_rule_that_strikes_is_the_only_one(simulator: RunningSimulator) -> None:
    simulator.follow(BUSY | {"probability": 0}, BUSY | {"times": 1}, BUSY | {"probability": 1})
    assert [outcome(simulator) for _ in range(3)] == [20429] * 3
    assert simulator.struck() == [0, 1, 2]


def test_a_request_that_is_refused_anyway_meets_no_fault(simulator: RunningSimulator) -> None:
    simulator.follow(BUSY)
    assert outcome(simulator, "+15005550001") == 21211
    assert simulator.struck() == [0]


def test_the_same_seed_and_calls_make_the_same_strikes(simulator: RunningSimulator) -> None:
    def run(seed: int) -> list[int]:
        simulator.follow(BUSY | {"probability": 0.5}, seed=seed)
        return [outcome(simulator) for _ in range(25)]

    first = run(1)
    assert 5 <= first.count(20429) <= 20
    assert run(1) == first
    assert run(2) != first


def test_handsets_in_another_order_meet_the_same_fates(simulator: RunningSimulator) -> None:
    handsets = [f"+120255501{n}" for n in range(30, 50)]

    def run(order: list[str]) -> dict[str, int]:
        simulator.follow(BUSY | {"probability": 0.5}, seed=3)
        return {handset: outcome(simulator, handset) for handset in order}

    assert run(handsets) == run(handsets[::-1])


@pytest.mark.parametrize(
    "script",
    [
        {},
        {"rules": {}},
        {"rules": [7]},
        {"rules": [{}] * 1001},
        {"rules": [], "seeds": 1},
        {"rules": [], "seed": "1"},
        {"rules": [], "seed": True},
        {"rules": [], "seed": 10**10},
        {"rules": [{"on": "create"}]},
        {"rules": [{"on": "update", "fault": "drop"}]},
        {"rules": [{"on": ["create"], "fault": "drop"}]},
        {"rules": [{"on": "create", "fault": "drop"}]},
        {"rules": [{"on": "create", "fault": "hang"}]},
        {"rules": [{"on": "create", "fault": "hang", "seconds": "5"}]},
        {"rules": [{"on": "create", "fault": "hang", "seconds": -1}]},
        {"rules": [{"on": "create", "fault": "throttle", "seconds": 5}]},
        {"rules": [{"on": "create", "fault": "throttle", "retry_after": 0.5}]},
        {"rules": [{"on": "create", "fault": "refuse"}]},
        {"rules": [{"on": "create", "fault": "refuse", "code": 7}]},
        {"rules": [{"on": "create", "fault": "refuse", "code": 21610, "status": 500}]},
        {"rules": [{"on": "create", "fault": "error_after", "status": 404}]},
        {"rules": [BUSY | {"probability": 1.1}]},
        {"rules": [BUSY | {"times": 0}]},
        {"rules": [BUSY | {"times": None}]},
        {"rules": [BUSY | {"after": -1}]},
        {"rules": [BUSY | {"to": "5550123"}]},
        {"rules": [BUSY | {"when": "sent"}]},
        {"rules": [BUSY, {"on": "status_webhook", "fault": "drop", "when": "read"}]},
        {"rules": [{"on": "status_webhook", "fault": "reorder", "when": "sent"}]},
        {"rules": [{"on": "status_webhook", "fault": "duplicate", "copies": 1}]},
        {"rules": [{"on": "delivery", "fault": "failed"}]},
        {"rules": [{"on": "delivery", "fault": "undelivered", "code": 30008, "reached": 1}]},
    ],
)
def test_a_wrong_script_gets_one_clear_sentence_and_changes_nothing(
    simulator: RunningSimulator, script: object
) -> None:
    simulator.follow(BUSY, seed=5)
    answer = simulator.post("/sim/faults", script)
    assert answer.status_code == 400
    assert set(answer.json()) == {"error"}
    assert answer.json()["error"].endswith(".")
    assert len(answer.json()["error"]) < 200
    assert outcome(simulator) == 20429
    assert simulator.struck() == [1]


def test_a_wrong_rule_is_named_with_what_would_be_right(simulator: RunningSimulator) -> None:
    sentences = {
        "Rule 2: 'fault' is 'explode'; it must be one of undelivered, failed, lose, expire.": [
            BUSY,
            {"on": "delivery", "fault": "explode"},
        ],
        "Rule 1: 'seconds' must be a number from 0 to 316224000.": [
            {"on": "list", "fault": "lag"},
        ],
        "Rule 1: lose on delivery has no 'code'; "
        "it may have on, fault, probability, times, after, to.": [
            {"on": "delivery", "fault": "lose", "code": 30003},
        ],
    }
    for sentence, rules in sentences.items():
        assert simulator.post("/sim/faults", {"rules": rules}).json() == {"error": sentence}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
RULES = st.lists(
    st.dictionaries(
        st.sampled_from(["on", "fault", "seconds", "times", "to", "when", "code", "copies"]),
        st.sampled_from(["create", "hang", "status_webhook", "drop", "delay", 30, 30003]) | JSON,
    ),
    max_size=3,
)


@settings(deadline=None, max_examples=60)
@given(script=st.fixed_dictionaries({"rules": RULES | JSON}) | JSON)
def test_no_json_breaks_the_faults(shared: RunningSimulator, script: object) -> None:
    url = shared.url + "/sim/faults"
    answer = shared.http.post(url, data=json.dumps(script), timeout=120)
    assert answer.status_code in {200, 400}
    assert isinstance(answer.json(), dict)
    assert shared.http.delete(url, timeout=120).status_code == 204


def test_every_fault_is_documented_with_an_example_that_works(
    simulator: RunningSimulator,
) -> None:
    page = Path(__file__).parents[2] / "docs" / "simulator.md"
    examples = [json.loads(found) for found in re.findall('`({"on": .*})`', page.read_text())]
    simulator.follow(*examples)
    documented = {(rule["on"], rule["fault"]) for rule in examples}
    read_alike = {("fetch", fault) for on, fault in documented if on == "list" and fault != "lag"}
    read_alike |= {("list", fault) for on, fault in documented if on == "fetch"}
    every = {(on, fault) for on, faults in FAULTS.items() for fault in faults}
    assert documented | read_alike == every
