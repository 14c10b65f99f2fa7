"""A real Chromium, and pages that must end without a complaint on their console."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.chromium import chromium_browser

expect.set_options(timeout=60_000)  # milliseconds: other tests have the processors, too


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """The browser. No longer than a module: while it runs, asyncio belongs to it."""
    with chromium_browser(chromium) as launched:
        yield launched


@pytest.fixture
def complaints() -> list[str]:
    """What pages have written to their consoles; a test that expects some clears it."""
    return []


@pytest.fixture
def page(browser: Browser, complaints: list[str]) -> Iterator[Page]:
    """A page of 1280 by 800 that keeps still; nothing may be left on its console at the end."""
    with browser.new_context(
        viewport={"width": 1280, "height": 800}, reduced_motion="reduce"
    ) as context:
        opened = context.new_page()
        opened.on("console", lambda message: complaints.append(message.text))
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        yield opened
    assert complaints == []
