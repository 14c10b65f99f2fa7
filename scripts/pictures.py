"""Makes the README's pictures: plays the alert story in a real demo and looks at what it shows."""

import io
import re
import shlex
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, expect
from rich.console import CONSOLE_SVG_FORMAT, Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from support.chromium import chromium_browser, find_chromium  # noqa: E402  needs the path above
from support.demo import Demo, running_demo  # noqa: E402
from support.simulator_server import eventually  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
MARIA, SAM = "+12025550123", "+12025550145"
COMMANDS = ("patient list", 'score list "Maria Example"', "alert list")
COLUMNS = 112


def main() -> None:
    """Draw all of them again."""
    chromium = find_chromium()
    if chromium is None:
        sys.exit("The pictures need a Chromium or Chrome on this machine.")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, running_demo(Path(folder)) as demo:
        play_story(demo)
        with chromium_browser(chromium) as browser:
            draw_phones(demo, browser, "phones.png", 1280, 800)
            draw_phones(demo, browser, "phones-narrow.png", 390, 844)
        draw_terminal(demo, "terminal.svg")


def play_story(demo: Demo) -> None:
    """Four evenings: the scores climb, the doses are taken, and the caregiver has the alert."""
    for score in ("3", "4", "5", "6"):
        while skip_to_next(demo) != "checkin":
            say(demo, MARIA, "T", "Saved:")
        say(demo, MARIA, score, f"Saved: {score}.")
    eventually(lambda: demo.received(SAM))
    demo.move({"by_seconds": 240})
    say(demo, SAM, "OK", "Thank you.")


def skip_to_next(demo: Demo) -> str:
    """Let the next text arrive; its kind."""
    kind: str = demo.get("/phones/clock").json()["next"]["what"]
    demo.move({"to": "next"})
    return kind


def say(demo: Demo, phone: str, body: str, expected: str) -> None:
    """Text the service and wait until one more text with the expected words is there."""
    before = count(demo, phone, expected)
    demo.text(phone, body)
    eventually(lambda: count(demo, phone, expected) > before)


def count(demo: Demo, phone: str, words: str) -> int:
    """How many texts on that phone hold the words."""
    return sum(words in body for body in demo.received(phone))


def draw_phones(demo: Demo, browser: Browser, name: str, width: int, height: int) -> None:
    """The phones page at that width; all of it where the window is too low."""
    with browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto(f"{demo.url}/phones")
        for words in ("Saved: 6.", "Thank you."):
            expect(page.locator(".received").filter(has_text=words)).to_be_visible()
        page.screenshot(path=PICTURES / name, full_page=True)
    print(f"docs/pictures/{name}")


def draw_terminal(demo: Demo, name: str) -> None:
    """What real commands print about the story, as a picture of a terminal."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    for command in COMMANDS:
        console.print(Text.assemble(("$ ", "bold green"), (f"carebell {command}", "bold")))
        printed = demo.carebell(*shlex.split(command), FORCE_COLOR="1", COLUMNS=str(COLUMNS))
        console.print(Text.from_ansi(printed.rstrip()), end="\n\n")
    # Without rich's web fonts: nothing in our pages comes from elsewhere.
    code_format = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    (PICTURES / name).write_text(console.export_svg(title="Carebell", code_format=code_format))
    print(f"docs/pictures/{name}")


if __name__ == "__main__":
    main()
