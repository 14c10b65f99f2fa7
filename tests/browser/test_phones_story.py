"""The demo's story, played by a person on the phones page of the real demo."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from support.demo import Demo, running_demo

pytestmark = pytest.mark.browser

CHECK_IN = re.compile(r"Average pain in the last 24 hours")
SAM = "+12025550145"


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    with running_demo(tmp_path) as running:
        yield running


def texts(page: Page, owner: str) -> Locator:
    """The bubbles that a phone has received."""
    return page.get_by_role("region", name=owner).locator(".received")


def skip_to_check_in(page: Page) -> None:
    """Skip text by text, as the button says, until the check-in is there."""
    skip = page.get_by_role("button", name="Skip to next")
    for _ in range(10):
        expect(skip).to_be_visible()
        is_check_in = "check-in" in skip.inner_text()
        before = texts(page, "Maria Example").count()
        skip.click()
        expect(texts(page, "Maria Example")).not_to_have_count(before)
        if is_check_in:
            return
    pytest.fail("no check-in in ten steps")


def answer(page: Page, owner: str, body: str) -> None:
    field = page.get_by_role("textbox", name=f"Text from {owner}")
    field.fill(body)
    field.press("Enter")


def test_four_rising_scores_reach_the_caregiver_who_answers_ok(demo: Demo, page: Page) -> None:
    page.goto(f"{demo.url}/phones")
    steps, done = page.get_by_text("Skip to the next check-in"), page.get_by_text("Well done")
    skip_to_check_in(page)
    for n, score in enumerate(("3", "4", "5", "6"), start=1):
        asked = texts(page, "Maria Example").filter(has_text=CHECK_IN)
        expect(asked).to_have_count(n)
        expect(texts(page, "Sam Example")).to_have_count(0)
        answer(page, "Maria Example", score)
        saved = texts(page, "Maria Example").filter(has_text=f"Saved: {score}.")
        expect(saved).to_be_visible()
        if score != "6":
            page.get_by_role("button", name="+1 day").click()

    alert = texts(page, "Sam Example")
    expect(alert).to_have_count(1)
    expect(alert).to_contain_text("Maria Example's pain scores went up: 3, 4, 5, 6.")
    assert len(demo.received(SAM)) == 1
    with page.expect_popup() as opened:
        alert.get_by_role("link", name="Open the caregiver's page").click()
    expect(opened.value.get_by_role("button", name="I have this")).to_be_visible()
    opened.value.close()
    expect(steps).to_be_visible()
    expect(done).to_be_hidden()
    answer(page, "Sam Example", "OK")
    expect(texts(page, "Sam Example").filter(has_text="Thank you.")).to_be_visible()
    expect(steps).to_be_hidden()
    expect(done).to_have_text(re.compile(r"carebell alert list\s+shows who took"))

    (listed,) = json.loads(demo.carebell("alert", "list", "--json"))
    assert listed["acknowledged_by"] == "Sam Example"
    scores = json.loads(demo.carebell("score", "list", "Maria Example", "--json"))
    assert sorted(score["value"] for score in scores) == [3, 4, 5, 6]
