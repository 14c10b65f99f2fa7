"""A full alert story on the phones page: typical texts, switches, the clock, the panel; axe."""

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import APIResponse, Browser, Locator, Page, Route, expect

from support.demo import Demo, running_demo

pytestmark = pytest.mark.browser

MARIA = "+12025550123"
SIZES = [(1280, 800), (390, 844)]
SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """One demo for the module: each test leaves clock and switches as the next may find them."""
    with running_demo(tmp_path_factory.mktemp("demo")) as running:
        yield running


def phone(page: Page, owner: str) -> Locator:
    return page.get_by_role("region", name=f"{owner} Example", exact=True)


def press(page: Page, owner: str, text: str) -> None:
    """Send one of the typical texts of a phone."""
    phone(page, owner).get_by_role("button", name=text, exact=True).click()


def section(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title, exact=True)


def to_check_in(demo: Demo) -> None:
    while True:
        what = demo.get("/phones/clock").json()["next"]["what"]
        demo.move({"to": "next"})
        if what == "checkin":
            return


def no_violations(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_an_alert_passes_a_phone_that_is_off_and_is_taken_by_the_next(
    demo: Demo, page: Page, browser: Browser
) -> None:
    page.goto(f"{demo.url}/phones")
    expect(section(page, "Alert")).to_contain_text("No alert")
    phone(page, "Sam").get_by_role("button", name="Off: Sam's phone").click()
    for score in ("3", "4", "5", "6"):
        to_check_in(demo)
        press(page, "Maria", score)
        expect(phone(page, "Maria").locator(".received").last).to_contain_text(f"Saved: {score}")
        expect(section(page, "Last texts, as they were read")).to_contain_text(
            f"score {score} whole_number"
        )
        if score == "5":
            expect(section(page, "Climb rule")).to_contain_text("2 of 3 rises (3, 4, 5)")

    missing = phone(page, "Sam").locator(".missing")
    expect(missing).to_contain_text("not delivered: phone off (30003)")
    expect(phone(page, "Sam").locator(".received")).to_have_count(0)
    expect(phone(page, "Jo").locator(".received")).to_contain_text("need your attention")
    expect(phone(page, "Jo").locator(".received .tick")).to_contain_text("delivered")
    alert = section(page, "Alert")
    expect(alert).to_contain_text("11 worsening: triggered")
    expect(alert).to_contain_text("Told Sam Example undelivered")
    chart = page.locator("#chart")
    expect(chart).to_have_attribute("alt", re.compile("Pain scores from 0 to 10.*worsening"))
    assert chart.evaluate("image => image.decode().then(() => image.naturalWidth > 100)")

    with browser.new_context(reduced_motion="reduce") as context:
        other = context.new_page()
        other.goto(f"{demo.url}/phones")
        expect(other.locator("#worries")).to_contain_text("triggered")
        expect(phone(other, "Sam").locator(".missing")).to_be_visible()
        for size in SIZES:
            other.set_viewport_size({"width": size[0], "height": size[1]})
            for scheme in SCHEMES:
                other.emulate_media(color_scheme=scheme)
                no_violations(other)

    press(page, "Jo", "OK")
    expect(phone(page, "Jo").locator(".received").last).to_contain_text("Thank you.")
    expect(alert).to_contain_text("Jo Example has it")
    expect(phone(page, "Jo").get_by_role("button", name="OK", exact=True)).to_have_count(0)


def test_the_clock_plays_an_hour_a_second_until_it_is_paused(demo: Demo, page: Page) -> None:
    page.goto(f"{demo.url}/phones")
    play = page.locator("#play")  # by name, "Playing: an hour a second" would be it too
    expect(play).to_contain_text("Play")
    play.click()
    pause = page.get_by_role("button", name="Pause")
    expect(pause).to_be_visible()
    expect(page.locator("#skip")).to_have_attribute("aria-disabled", "true")
    shown = page.locator("#time").inner_text()
    expect(page.locator("#time")).not_to_have_text(re.compile(f"^{shown[:2]}:"))
    pause.click()
    expect(play).to_contain_text("Play")
    expect(page.locator("#skip")).to_have_attribute("aria-disabled", "false")


def test_a_look_from_before_a_switch_was_pressed_does_not_turn_it_back(
    demo: Demo, page: Page
) -> None:
    page.goto(f"{demo.url}/phones")
    lost = page.get_by_role("button", name="Texts get lost")
    held: list[tuple[Route, APIResponse]] = []
    with page.expect_request("**/phones"):
        page.route("**/phones", lambda route: held.append((route, route.fetch())), times=1)
    expect(lost).to_have_attribute("aria-pressed", "false")
    lost.click()
    with page.expect_request("**/phones"):  # the look after the one that is held
        ((route, from_before),) = held
        route.fulfill(response=from_before)
    assert lost.get_attribute("aria-pressed") == "true"
    lost.click()
    expect(lost).to_have_attribute("aria-pressed", "false")


def test_faults_are_switched_on_seen_and_switched_off(demo: Demo, page: Page) -> None:
    page.goto(f"{demo.url}/phones")
    lost = page.get_by_role("button", name="Texts get lost")
    lost.click()
    expect(lost).to_have_attribute("aria-pressed", "true")
    to_check_in(demo)
    missing = phone(page, "Maria").locator(".missing").last
    expect(missing).to_contain_text("sent, not arrived")
    lost.click()
    expect(lost).to_have_attribute("aria-pressed", "false")

    network = page.get_by_role("button", name="Network down")
    network.click()
    page.reload()
    expect(network).to_have_attribute("aria-pressed", "true")
    sent, received = (phone(page, "Maria").locator(kind) for kind in (".sent", ".received"))
    expect(missing).to_be_visible()
    before = sent.count(), received.count()
    demo.text(MARIA, "6")
    expect(sent).to_have_count(before[0] + 1)
    expect(received).to_have_count(before[1])
    network.click()
    expect(network).to_have_attribute("aria-pressed", "false")
    assert demo.get("/sim/faults").json()["rules"] == []
    demo.move({"by_seconds": 300})  # Carebell asks for what it has missed
    expect(received.last).to_contain_text("Saved: 6")
