"""Makes the pictures of docs/: some weeks in a real demo, then the alert story; and looks."""

import io
import re
import shlex
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, expect
from rich.console import CONSOLE_SVG_FORMAT, Console
from rich.text import Text

from service import logs
from service.admin import plan_files
from service.admin.operation import claim_for, move_clock
from service.clock import SystemClock
from service.db import schema
from service.db.database import Database
from service.db.tables import Mode
from support.alert_page import climb, opened
from support.chromium import chromium_browser, find_chromium
from support.command_line import CommandLine
from support.demo import Demo, running_demo
from support.factories import a_caregiver, a_checkin, a_dose, a_patient
from support.simulator_server import eventually
from support.story import Story

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
MARIA, SAM = "+12025550123", "+12025550145"
WEEKS = "3443 52543 4324 33 243345 4"
"""What is answered on the evenings of four weeks; a space is an evening without an answer."""
PLAN = ROOT / "examples" / "titration.yaml"
NORA, KIM = "+12125550123", "+12125550145"
TERMINAL_BEGINS = datetime(2027, 3, 1, 17, tzinfo=UTC)
PLAN_BEGINS = datetime(2027, 9, 27, 13, tzinfo=UTC)
TITRATION = "6767 78767667666 56655456 5443456765654 54434543444 343434343332 33233223232"
"""What Nora answers to the check-ins of twelve weeks, the last four with five of them each."""
FEWER_FROM, THEN_ON = 56, {0, 1, 3, 4, 6}
"""The day of the plan from which check-ins are fewer, and on which days of the week they are."""
TAKEN_OVER_ON = (32, 33)
"""The days of the plan on which the scores climb, and Kim answers the alerts."""
UNANSWERED, SKIPPED = range(8, 84, 9), range(11, 84, 17)
"""The days of the plan on which a dose stays without an answer, or is skipped."""
FELT = {5: "drowsy", 9: "very drowsy today", 10: "dry mouth", 24: "dry mouth", 44: "dizzy"}
"""What she texts besides, by the day of the plan."""
COMMANDS = ('score chart "Maria Example"', "today", "alert list")
COLUMNS = 112


def main() -> None:
    """Draw all of them again."""
    logs.configure("warning")
    chromium = find_chromium()
    if chromium is None:
        sys.exit("The pictures need a Chromium or Chrome on this machine.")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, running_demo(Path(folder)) as demo:
        live_some_weeks(demo)
        play_story(demo)
        with chromium_browser(chromium) as browser:
            draw_phones(demo, browser, "phones.png", 1280, 800)
            draw_phones(demo, browser, "phones-narrow.png", 390, 844)
            draw_report(Path(folder), browser)
            draw_caregiver_page(Path(folder), browser, "caregiver.png")
        draw_terminal(Path(folder), "terminal.svg")


def live_some_weeks(demo: Demo) -> None:
    """The evenings before the story: most check-ins and doses are answered."""
    for score in WEEKS:
        while (kind := skip_to_next(demo)) != "checkin":
            if kind == "dose" and score != "4":
                say(demo, MARIA, "T", "Saved:")
        if score != " ":
            say(demo, MARIA, score, f"Saved: {score}.")


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
            expect(page.locator(".received").filter(has_text=words).last).to_be_visible()
        expect(page.locator("#chart")).to_be_visible()
        page.screenshot(path=PICTURES / name, full_page=True)
    print(f"docs/pictures/{name}")


def draw_report(folder: Path, browser: Browser) -> None:
    """The example plan's report as `carebell report --png` draws it, and its chart on a page."""
    db = new_database(folder / "titration.db")
    live_titration(db)
    carebell = CommandLine(db.url.render_as_string())
    words = ("report", "Nora Example", "--from", "2027-09-27", "--to", "2027-12-19", "--out")
    carebell(*words, str(PICTURES / "report.png"))
    carebell(*words, str(folder / "report.html"))
    db.close()
    with browser.new_context(viewport={"width": 1000, "height": 1160}) as context:
        page = context.new_page()
        page.goto((folder / "report.html").as_uri())
        page.get_by_role("img").first.screenshot(path=PICTURES / "chart.png")
    print("docs/pictures/report.png")
    print("docs/pictures/chart.png")


def live_titration(db: Database) -> None:
    """Twelve weeks of the example plan: answered as above, most doses taken."""
    story, answers = Story(db, PLAN_BEGINS), iter(TITRATION)
    with db.write() as session:
        plan_files.apply(session, PLAN.read_text(), PLAN.name, story.now)
    for day in range(84):
        on = PLAN_BEGINS.date() + timedelta(days=day)
        story.run_to(f"{on}T20:00")
        if day < FEWER_FROM or on.weekday() in THEN_ON:
            answer = next(answers)
            if answer != " ":
                story.texts(NORA, answer)
        if day in TAKEN_OVER_ON:
            story.texts(KIM, "OK")
        if day in FELT:
            story.texts(NORA, FELT[day])
        story.run_to(f"{on}T21:05")
        if day not in UNANSWERED:
            story.texts(NORA, "S" if day in SKIPPED else "T")
    story.run_to(f"{on + timedelta(days=1)}T12:00")
    stay_at(db, story.now)


def live_terminal(db: Database) -> None:
    """The evenings of the demo's story, with the alert taken over a few minutes later."""
    story = Story(db, TERMINAL_BEGINS)
    with db.write() as session:
        maria = a_patient(session, story.now, name="Maria Example", phone=MARIA)
        a_caregiver(session, story.now, maria, name="Sam Example", phone=SAM, sees=("scores",))
        a_checkin(session, story.now, maria, at="20:00")
        a_dose(session, story.now, maria, at="21:00")
    for day, score in enumerate(WEEKS + "3456"):
        on = TERMINAL_BEGINS.date() + timedelta(days=day)
        if day:
            story.run_to(f"{on - timedelta(days=1)}T21:05")
            story.texts(MARIA, "T")
        story.run_to(f"{on}T20:00")
        if score != " ":
            story.texts(MARIA, score)
    story.run_to(f"{on}T20:04")
    story.texts(SAM, "OK")
    stay_at(db, story.now)


def stay_at(db: Database, now: datetime) -> None:
    """Let commands about this database find that it is then."""
    with db.write() as session:
        move_clock(session, now - SystemClock().now())


def new_database(path: Path) -> Database:
    """A demo's database with nobody in it."""
    db = Database(f"sqlite:///{path}")
    schema.upgrade(db)
    with db.write() as session:
        claim_for(session, Mode.DEMO)
    return db


def draw_caregiver_page(folder: Path, browser: Browser, name: str) -> None:
    """What the link in an alert opens on a caregiver's phone."""
    db = new_database(folder / "alert.db")
    with (
        opened(db, climb(db)) as alert,
        browser.new_context(viewport={"width": 390, "height": 844}) as context,
    ):
        page = context.new_page()
        page.goto(alert.link())
        page.screenshot(path=PICTURES / name, full_page=True)
    db.close()
    print(f"docs/pictures/{name}")


def draw_terminal(folder: Path, name: str) -> None:
    """What real commands print about the same story on days that stay, as a terminal's picture."""
    db = new_database(folder / "terminal.db")
    live_terminal(db)
    colours = {"FORCE_COLOR": "1", "COLUMNS": str(COLUMNS)}
    carebell = CommandLine(db.url.render_as_string(), **colours)
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    for command in COMMANDS:
        console.print(Text.assemble(("$ ", "bold green"), (f"carebell {command}", "bold")))
        console.print(Text.from_ansi(carebell(*shlex.split(command)).rstrip()), end="\n\n")
    db.close()
    # Without rich's web fonts: nothing in our pages comes from elsewhere.
    code_format = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    (PICTURES / name).write_text(console.export_svg(title="Carebell", code_format=code_format))
    print(f"docs/pictures/{name}")


if __name__ == "__main__":
    main()
