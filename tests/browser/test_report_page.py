"""The report as a web page: read on a phone, printed on one page, and axe finds nothing."""

import re
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from service.reports.history import Alert, Dose, History, OtherMedicine, Score, Step
from service.reports.page import page as report_page

pytestmark = pytest.mark.browser

DAYS = [date(2027, 1, 4) + timedelta(days=day) for day in range(84)]
BUSY = History(
    title="Patient 12",
    zone="America/Argentina/Buenos_Aires",
    first_on=DAYS[0],
    last_on=DAYS[-1],
    plan=("Example medicine every day at 21:00", "Check-in every day at 20:00"),
    scores=tuple(Score(on, place % 7 + 2, "checkin") for place, on in enumerate(DAYS)),
    asked_on=tuple(DAYS),
    doses=tuple(Dose(on, time(21), "Example medicine", "taken") for on in DAYS),
    steps=tuple(
        Step("Example medicine", f"{number * 25} mg", on, on + timedelta(days=6))
        for number, on in enumerate(DAYS[::7], 1)
    ),
    others=(OtherMedicine("Example pain reliever", DAYS[0]),),
    alerts=tuple(
        Alert(on, 11, "worsening", "4 scores rose in a row: 3, 4, 5, 6.", "closed", "Sam Example")
        for on in DAYS[::12]
    ),
    notes=tuple((on, "called the clinic and said that all is as it was") for on in DAYS[::12]),
)


@pytest.fixture
def report(page: Page, tmp_path: Path) -> Page:
    """A busy report, opened."""
    path = tmp_path / "report.html"
    path.write_text(report_page(BUSY))
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("width", [390, 1280])
def test_on_a_screen_of_any_width_its_words_can_be_read(report: Page, width: int) -> None:
    report.set_viewport_size({"width": width, "height": 844})
    assert report.evaluate("document.documentElement.scrollWidth") == width
    (chart,) = report.get_by_role("img").all()
    heights = chart.evaluate(
        "chart => [...chart.querySelectorAll('text')]"
        ".map(one => one.getBoundingClientRect().height).filter(height => height > 0)"
    )
    assert min(heights) >= 11
    found = Axe().run(report)
    assert found.violations_count == 0, found.generate_report()


def test_a_busy_report_is_printed_on_one_page_and_says_what_is_left_out(report: Page) -> None:
    printed = report.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    report.emulate_media(media="print")
    assert report.get_by_text("4 more rows are not on this page.").count() == 1
    for earlier_steps_or_notes in ("5 earlier rows", "4 earlier rows"):
        assert report.get_by_text(f"{earlier_steps_or_notes} are not on this page").count() == 1
