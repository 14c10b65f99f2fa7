"""The caregiver's page in a real browser: read, tabbed through, pressed; axe finds nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from service.db.database import Database
from support.alert_page import AlertPage, climb, opened

pytestmark = pytest.mark.browser

SIZES = [(1280, 800), (390, 844)]
SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]


@pytest.fixture
def alert(tmp_path: Path, migrated_file: Path) -> Iterator[AlertPage]:
    shutil.copyfile(migrated_file, tmp_path / "carebell.db")
    db = Database(f"sqlite:///{tmp_path / 'carebell.db'}")
    with opened(db, climb(db)) as running:
        yield running
    db.close()


def no_violations(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_nothing_at_any_size_in_light_and_dark(
    alert: AlertPage, browser: Browser
) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        for address in (alert.link(), f"{alert.url}/a/nonsense"):
            page.goto(address)
            expect(page.get_by_role("button", name="I have this")).to_have_count(
                0 if address.endswith("nonsense") else 1
            )
            for width, height in SIZES:
                page.set_viewport_size({"width": width, "height": height})
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
                for scheme in SCHEMES:
                    page.emulate_media(color_scheme=scheme)
                    no_violations(page)


def test_the_alert_is_taken_with_the_keyboard_alone(alert: AlertPage, page: Page) -> None:
    page.goto(alert.link())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "I have this"
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("You have this since")
    expect(page.get_by_role("button")).to_have_count(0)


def test_it_works_without_javascript(alert: AlertPage, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(alert.link())
        page.get_by_role("button", name="I have this").click()
        expect(page.get_by_role("status")).to_contain_text("You have this since")


def test_the_chart_tells_its_story_to_a_screen_reader(alert: AlertPage, page: Page) -> None:
    page.goto(alert.link())
    chart = page.get_by_role("img")
    assert "Pain scores from 0 to 10" in (chart.get_attribute("aria-label") or "")
