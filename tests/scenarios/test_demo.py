"""The two minutes in which people judge Carebell: the real demo, its clock, its commands."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from support.demo import Demo, running_demo
from support.simulator_server import eventually

MARIA, SAM = "+12025550123", "+12025550145"


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    with running_demo(tmp_path) as running:
        yield running


def skip_to_checkin(demo: Demo) -> None:
    while True:
        demo.move({"to": "next"})
        if "Average pain" in demo.received(MARIA)[-1]:
            return


def wait_for(demo: Demo, phone: str, words: str) -> None:
    eventually(lambda: any(words in text for text in demo.received(phone)))


def test_four_evenings_end_with_an_acknowledged_alert(demo: Demo) -> None:
    for score in (3, 4, 5, 6):
        skip_to_checkin(demo)
        demo.text(MARIA, str(score))
        wait_for(demo, MARIA, f"Saved: {score}")
    eventually(lambda: demo.received(SAM))
    [alert] = demo.received(SAM)
    assert "pain scores went up: 3, 4, 5, 6." in alert
    demo.text(SAM, "OK")
    eventually(lambda: len(demo.received(SAM)) == 2)
    [row] = json.loads(demo.carebell("alert", "list", "--json"))
    assert (row["patient"], row["acknowledged_by"]) == ("Maria Example", "Sam Example")
    assert row["state"] == "acknowledged"
    assert row["acknowledged_at"] >= row["triggered_at"]
    scores = json.loads(demo.carebell("score", "list", "Maria Example", "--json"))
    assert [score["value"] for score in scores] == [3, 4, 5, 6]


def test_three_days_are_skipped_with_everything_that_falls_in_them(demo: Demo) -> None:
    before = datetime.fromisoformat(demo.get("/phones/clock").json()["now"])
    after = datetime.fromisoformat(demo.move({"by_seconds": 3 * 86400}))
    assert timedelta(0) <= after - before - timedelta(days=3) < timedelta(seconds=30)
    texts = demo.received(MARIA)
    nudges = [text for text in texts if "still open" in text or "Did you take" in text]
    prompts = [text for text in texts if "Average pain" in text or "Time for" in text]
    prompts = [text for text in prompts if text not in nudges]
    assert len(prompts) == 6, "what was due has arrived when the answer comes"
    assert prompts[0::2] != prompts[1::2]
    messages = json.loads(demo.carebell("message", "list", "--json"))
    assert {message["state"] for message in messages} == {"delivered"}
    due = [
        datetime.fromisoformat(message["due_at"])
        for message in messages
        if message["kind"] in {"dose", "checkin"}
    ]
    long_ago = [moment for moment in due if moment < after - timedelta(minutes=80)]
    assert len(long_ago) <= len(nudges) <= len(due), (after, messages)
    apart = {later - earlier for earlier, later in pairwise(due)}
    assert apart == {timedelta(hours=1), timedelta(hours=23)}, "each left at its own time"
    audit = demo.status()["audit"]
    assert audit["error"] is None
    assert audit["seconds_ago"] < 60, "the time that was skipped is looked back on"


def test_a_wish_that_cannot_be_is_refused_in_one_sentence(demo: Demo) -> None:
    wishes: list[tuple[object, int]] = [
        ({"to": "2020-01-01T00:00:00Z"}, 409),
        ({"by_seconds": -1}, 400),
        ({"by_seconds": True}, 400),
        ({"by_seconds": 10**12}, 400),
        ({"to": "2027-03-01T20:00"}, 400),
        ({"to": "tomorrow"}, 400),
        ({"to": "next", "by_seconds": 1}, 400),
        ({}, 400),
        ([], 400),
    ]
    for wish, status in wishes:
        answer = demo.http.post(demo.url + "/phones/clock", json=wish, timeout=120)
        assert answer.status_code == status, wish
        assert answer.json()["error"].endswith("."), wish
    assert demo.received(MARIA) == [], "the clock has not moved"


def test_the_clock_and_the_rows_survive_a_restart(tmp_path: Path) -> None:
    with running_demo(tmp_path) as demo:
        skip_to_checkin(demo)
        then = demo.get("/phones/clock").json()["now"]
        first = demo.carebell("message", "list", "--json")
    with running_demo(tmp_path) as demo:
        assert demo.get("/phones/clock").json()["now"] >= then
        assert demo.carebell("message", "list", "--json") == first, "nothing was sent again"
        skip_to_checkin(demo)
        assert len(demo.received(MARIA)) >= 1


def test_the_start_says_where_the_phones_are_and_what_comes_next(demo: Demo) -> None:
    eventually(lambda: "/phones" in demo.output)
    assert f"{demo.url}/phones" in demo.output
    assert "Next: " in demo.output
    assert demo.get("/phones").status_code == 200
    assert "Maria Example" in demo.get("/phones").text
    assert "Sam Example" in demo.get("/phones").text
