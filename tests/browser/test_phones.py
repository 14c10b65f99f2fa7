"""How the phones page looks and behaves in a real browser, on the real demo."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from support.demo import Demo, running_demo

pytestmark = pytest.mark.browser

MARIA, SAM = "+12025550123", "+12025550145"
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
LONG = "w" * 300

# WCAG 2.2, 1.4.3: relative luminance and contrast. All backgrounds on the page are opaque colours.
CONTRASTS = """() => {
  const parts = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = (color) => {
    const [r, g, b] = parts(color).map((c) => c / 255)
      .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    const color = getComputedStyle(element).backgroundColor;
    return parts(color)[3] === 0 ? ground(element.parentElement) : color;
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const contrasts = {};
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
    const [a, b] = [light(getComputedStyle(element).color), light(ground(element))];
    contrasts[texts.currentNode.data.trim()] = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }
  return contrasts;
}"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """One demo for the module; what the phones show only grows."""
    with running_demo(tmp_path_factory.mktemp("demo")) as running:
        running.move({"to": "next"})
        running.text(MARIA, LONG)
        yield running


@pytest.fixture
def phones(page: Page, demo: Demo) -> Page:
    """The page with the first texts on it."""
    page.goto(f"{demo.url}/phones")
    expect(bubbles(page).filter(has_text=LONG).first).to_be_attached()
    return page


def bubbles(page: Page, owner: str = "Maria Example") -> Locator:
    return page.get_by_role("region", name=owner).locator(".text")


def field(page: Page, owner: str = "Maria Example") -> Locator:
    return page.get_by_role("textbox", name=f"Text from {owner}")


def tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail("Tab never got there")


def test_both_people_are_named_in_the_first_html(demo: Demo) -> None:
    html = demo.get("/phones").text
    for shown in ("Maria Example", MARIA, "Sam Example", SAM, "America/New York"):
        assert shown in html


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_nothing_is_wider_than_the_window(phones: Page, size: dict[str, int]) -> None:
    phones.set_viewport_size({"width": size["width"], "height": size["height"]})
    width = phones.evaluate("document.documentElement.scrollWidth")
    assert width == size["width"]
    inner = "[...document.querySelectorAll('.screen, .phone, .bar')]"
    assert phones.evaluate(f"{inner}.filter(e => e.scrollWidth > e.clientWidth).length") == 0


def test_the_phones_stand_side_by_side_where_there_is_room(phones: Page) -> None:
    maria = phones.get_by_role("region", name="Maria Example").bounding_box()
    sam = phones.get_by_role("region", name="Sam Example").bounding_box()
    assert maria is not None
    assert sam is not None
    assert maria["y"] == sam["y"]
    assert maria["x"] + maria["width"] < sam["x"]
    assert maria["y"] + maria["height"] < WIDE["height"]


def test_one_wide_screen_holds_everything(phones: Page) -> None:
    height = phones.evaluate("document.documentElement.scrollHeight")
    assert height == WIDE["height"]
    boxes = [one.bounding_box() for one in phones.locator(".phone, .mind").all()]
    edges = [(box["x"], box["x"] + box["width"]) for box in boxes if box]
    assert len(edges) == 5
    assert all(left[1] <= right[0] for left, right in pairwise(sorted(edges)))


def test_the_guide_leaves_two_thirds_of_a_narrow_screen_to_the_phones(phones: Page) -> None:
    phones.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
    guide = phones.locator(".guide").bounding_box()
    assert guide is not None
    assert guide["height"] <= NARROW["height"] / 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read(phones: Page, scheme: str) -> None:
    phones.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    contrasts: dict[str, float] = phones.evaluate(CONTRASTS)
    assert len(contrasts) > 15
    assert {text: ratio for text, ratio in contrasts.items() if ratio < 4.5} == {}


def test_the_bar_shows_the_patients_time_and_what_comes_next(phones: Page, demo: Demo) -> None:
    local = demo.get("/phones/clock").json()
    shown = phones.evaluate(
        """at => new Intl.DateTimeFormat("en-GB", {timeZone: "America/New_York",
             weekday: "long", hour: "2-digit", minute: "2-digit"}).formatToParts(new Date(at))
             .filter(part => part.type !== "literal").map(part => part.value)""",
        local["next"]["at"],
    )
    skip = phones.get_by_role("button", name="Skip to next")
    expect(skip).to_contain_text(re.compile(rf"(check-in|dose|text).*{shown[1]}:{shown[2]}"))
    expect(phones.get_by_role("banner")).to_contain_text("America/New York")
    expect(phones.locator("#time")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    expect(phones.locator("#date")).to_have_text(re.compile(r"^[A-Z][a-z]+day \d+ [A-Z][a-z]+$"))


def test_a_reply_and_a_skip_need_only_the_keyboard(phones: Page) -> None:
    tab_to(phones, field(phones))
    before = bubbles(phones).count()
    phones.keyboard.type("from the keyboard")
    phones.keyboard.press("Enter")
    sent = bubbles(phones).filter(has_text="from the keyboard")
    expect(sent).to_have_class(re.compile("sent"))
    expect(field(phones)).to_have_value("")
    expect(field(phones)).to_be_focused()

    phones.reload()
    skip = phones.get_by_role("button", name="Skip to next")
    tab_to(phones, skip)
    phones.keyboard.press("Enter")
    expect(phones.get_by_role("status")).to_contain_text("It is now")
    expect(skip).to_be_focused()
    expect(bubbles(phones).nth(before)).to_be_attached()


def test_new_texts_scroll_into_view_and_are_announced(phones: Page) -> None:
    for n in range(8):
        field(phones).fill(f"line {n}")
        field(phones).press("Enter")
        expect(bubbles(phones).filter(has_text=f"line {n}")).to_be_in_viewport()
    log = phones.get_by_role("log", name="Texts on Maria Example's phone")
    expect(log).to_have_attribute("aria-live", "polite")
    assert log.evaluate("e => e.scrollHeight - e.scrollTop - e.clientHeight") <= 1


def test_a_text_is_shown_as_it_was_written(phones: Page) -> None:
    rude = "<b>5</b> & \"more\"  'x'"
    field(phones, "Sam Example").fill(rude)
    phones.get_by_role("button", name="Send Sam's text").click()
    shown = bubbles(phones, "Sam Example").filter(has_text=rude)
    expect(shown.locator(".body")).to_have_text(rude)
    assert shown.locator("b").count() == 0


def test_a_text_on_a_phone_that_is_out_of_sight_is_pointed_to(phones: Page, demo: Demo) -> None:
    phones.set_viewport_size({"width": 390, "height": 700})
    arrived = phones.locator("#arrived")
    expect(arrived).to_be_hidden()
    demo.text(SAM, "HELP")
    expect(arrived).to_have_text("Sam has a new text")
    arrived.click()
    expect(phones.get_by_role("region", name="Sam Example")).to_be_in_viewport(ratio=0.9)
    expect(arrived).to_be_hidden()


def test_a_text_that_cannot_be_sent_stays_in_its_field(
    phones: Page, complaints: list[str]
) -> None:
    def refuse(route: Route) -> None:
        if route.request.method == "POST":
            route.fulfill(status=400, json={"error": "That text is too long."})
        else:
            route.continue_()

    phones.route("**/sim/handsets/**", refuse)
    field(phones).fill("5")
    field(phones).press("Enter")
    expect(phones.get_by_role("alert")).to_have_text("Not sent. That text is too long.")
    expect(field(phones)).to_have_value("5")
    complaints.clear()  # the browser notes every refused request


def test_a_service_that_does_not_answer_is_noticed_and_so_is_its_return(
    phones: Page, complaints: list[str]
) -> None:
    trouble = phones.get_by_text("Carebell does not answer. Is it still running?")
    phones.route("**/phones", lambda route: route.abort())
    expect(trouble).to_be_visible()
    phones.unroute("**/phones")
    expect(trouble).to_be_hidden()
    complaints.clear()


def test_while_the_clock_moves_the_buttons_say_so_and_do_nothing(phones: Page) -> None:
    moves: list[Route] = []
    phones.route(
        "**/phones/clock",
        lambda route: moves.append(route),  # noqa: PLW0108 - the route wants a function of ours
    )
    phones.get_by_role("button", name="+1 day").click()
    working = phones.get_by_role("button", name="Moving the clock")
    expect(working).to_have_attribute("aria-disabled", "true")
    working.click(force=True)
    phones.get_by_role("button", name="+1 day").click(force=True)
    (route,) = moves
    route.fulfill(json={"now": "2027-03-01T01:00:00Z"})
    expect(phones.get_by_role("button", name="Skip to next")).to_be_enabled()
    expect(phones.get_by_role("status")).to_have_text("It is now Sunday 28 February, 20:00.")
    assert len(moves) == 1


def test_an_address_in_a_text_is_a_link_as_on_any_phone(phones: Page) -> None:
    field(phones, "Sam Example").fill("Look: http://127.0.0.1/a/1.2 please")
    field(phones, "Sam Example").press("Enter")
    bubble = bubbles(phones, "Sam Example").filter(has_text="Look: ").last
    expect(bubble).to_contain_text("Look: http://127.0.0.1/a/1.2 please")
    link = bubble.get_by_role("link", name="http://127.0.0.1/a/1.2", exact=True)
    expect(link).to_have_attribute("href", "http://127.0.0.1/a/1.2")
