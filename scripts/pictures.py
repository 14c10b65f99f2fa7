"""Makes the pictures of docs/ of the example plan, lived by a story and then in a real demo."""

import io
import re
import shlex
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from playwright.sync_api import Browser, expect
from rich.console import CONSOLE_SVG_FORMAT, Console
from rich.text import Text

from service import logs
from service.admin import patients, plan_files
from service.admin.operation import claim_for, move_clock
from service.bootstrap.opening import clock_for
from service.db import schema
from service.db.database import Database
from service.db.tables import Mode
from support.alert_page import opened
from support.chromium import chromium_browser, find_chromium
from support.command_line import CommandLine
from support.demo import Demo, running_demo
from support.factories import a_caregiver, a_contact
from support.house import NEW_YORK, POLICY
from support.simulator_server import eventually
from support.story import Story

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
PLAN = ROOT / "examples" / "titration.yaml"
NORA, KIM = "+12125550123", "+12125550145"
LEE, ROBIN = "+12125550147", "+12125550150"
PLAN_BEGINS, DAYS = datetime(2027, 9, 27, 13, tzinfo=UTC), 84
FEWER_FROM, THEN_ON = 56, {0, 1, 3, 4, 6}
"""The day of the plan from which check-ins are fewer, and on which days of the week they are."""
TITRATION = "6767 78767667666 56655456 5443456765654 54434543444 343434343332 33233223232"
"""What Nora answers to the check-ins of twelve weeks; a space is one without an answer."""
CLIMB_FROM, TAKEN_OVER_ON = 29, 32
"""The days of the plan on which her scores begin to climb, and Kim takes the alert."""
UNANSWERED, SKIPPED = range(8, 84, 9), range(11, 84, 17)
"""The days of the plan on which a dose stays without an answer, or is skipped."""
FELT = {5: "drowsy", 9: "very drowsy today", 10: "dry mouth", 24: "dry mouth", 44: "dizzy"}
"""What she texts besides, by the day of the plan."""
COMMANDS = ('score chart "Nora Example"', "today", "alert list")
COLUMNS = 112


def main() -> None:
    """Draw all of them again."""
    logs.configure("warning")
    chromium = find_chromium()
    if chromium is None:
        sys.exit("The pictures need a Chromium or Chrome on this machine.")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, chromium_browser(chromium) as browser:
        nora = Titration(Path(folder))
        nora.live_to(CLIMB_FROM)
        draw_phones(nora.copied("carebell.db"), browser)
        nora.live_to(TAKEN_OVER_ON, "20:10")
        draw_caregiver_page(nora, browser, "caregiver.png")
        nora.is_taken_over()
        draw_terminal(nora, "terminal.svg")
        nora.live_to(DAYS)
        draw_report(nora, Path(folder), browser)


class Titration:
    """The example plan as Nora lives it, with a second caregiver and the clinic beside her."""

    def __init__(self, folder: Path) -> None:
        self.db, self.day = new_database(folder / "titration.db"), 0
        policy = replace(POLICY, page_url="https://care.example.org/a/")
        self.story = Story(self.db, PLAN_BEGINS, policy)
        asked = (day for day in range(DAYS) if day < FEWER_FROM or day % 7 in THEN_ON)
        self.answers = dict(zip(asked, TITRATION, strict=True))
        with self.db.write() as session:
            plan_files.apply(session, PLAN.read_text(), PLAN.name, self.story.now)
            a_caregiver(
                session, self.story.now, patients.find(session, "Nora Example"), "Lee Example", LEE
            )
            a_contact(session, self.story.now, "Robin Example", ROBIN)

    def live_to(self, day: int, at: str = "12:00") -> None:
        """Let the days pass before one, and that one up to a time; the database stays there."""
        while self.day < day:
            self.evening()
            self.day += 1
        self.run_to(at)
        if at > "20:00":
            self.answer()
        self.stay()

    def is_taken_over(self) -> None:
        """Kim takes the alert a few minutes later."""
        self.run_to("20:14")
        self.story.texts(KIM, "OK")
        self.stay()

    def stay(self) -> None:
        """Let commands about the database find that it is then."""
        behind = self.story.now - clock_for(self.db).now()
        with self.db.write() as session:
            move_clock(session, behind)

    def evening(self) -> None:
        """One evening's check-in and dose, and what is texted besides."""
        if self.story.now < self.at("20:00"):
            self.run_to("20:00")
            self.answer()
        if self.day in FELT:
            self.story.texts(NORA, FELT[self.day])
        self.run_to("21:05")
        if self.day not in UNANSWERED:
            self.story.texts(NORA, "S" if self.day in SKIPPED else "T")

    def answer(self) -> None:
        """What she answers to the check-in of the day, if there is one."""
        said = self.answers.get(self.day, " ")
        if said != " ":
            self.story.texts(NORA, said)

    def run_to(self, at: str) -> None:
        """Let time pass up to a local time of the day."""
        self.story.run_to(f"{self.at(at):%Y-%m-%dT%H:%M}")

    def at(self, wall: str) -> datetime:
        """A local time of the day."""
        on = PLAN_BEGINS.date() + timedelta(days=self.day)
        return datetime.combine(on, time.fromisoformat(wall), NEW_YORK)

    def copied(self, name: str) -> Path:
        """A copy of the database as it is now, in a folder of its own."""
        folder = Path(mkdtemp(dir=Path(str(self.db.url.database)).parent))
        with closing(sqlite3.connect(str(self.db.url.database))) as source:
            source.execute("VACUUM INTO ?", (str(folder / name),))
        return folder


def play_climb(demo: Demo) -> None:
    """Four evenings: the scores climb, the doses are taken, and the caregiver has the alert."""
    for score in ("3", "4", "5", "6"):
        while skip_to_next(demo) != "checkin":
            say(demo, NORA, "T", "Saved:")
        say(demo, NORA, score, f"Saved: {score}.")
    eventually(lambda: demo.received(KIM))
    demo.move({"by_seconds": 240})
    say(demo, KIM, "OK", "Thank you.")


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


def draw_phones(folder: Path, browser: Browser) -> None:
    """The phones page of a demo of that folder's database, wide and narrow."""
    with running_demo(folder) as demo:
        play_climb(demo)
        for name, width, height in (("phones", 1280, 800), ("phones-narrow", 390, 844)):
            draw_phones_page(demo, browser, f"{name}.png", width, height)


def draw_phones_page(demo: Demo, browser: Browser, name: str, width: int, height: int) -> None:
    """The phones page at that width; all of it where the window is too low."""
    with browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto(f"{demo.url}/phones")
        for words in ("Saved: 6.", "Thank you."):
            expect(page.locator(".received").filter(has_text=words).last).to_be_visible()
        page.locator("#chart").evaluate("image => image.decode()")
        page.screenshot(path=PICTURES / name, full_page=True)
    print(f"docs/pictures/{name}")


def draw_report(nora: Titration, folder: Path, browser: Browser) -> None:
    """The example plan's report as `carebell report --png` draws it, and its chart on a page."""
    carebell = CommandLine(nora.db.url.render_as_string())
    words = ("report", "Nora Example", "--from", "2027-09-27", "--to", "2027-12-19", "--out")
    carebell(*words, str(PICTURES / "report.png"))
    carebell(*words, str(folder / "report.html"))
    nora.db.close()
    with browser.new_context(viewport={"width": 1000, "height": 1160}) as context:
        page = context.new_page()
        page.goto((folder / "report.html").as_uri())
        page.get_by_role("img").first.screenshot(path=PICTURES / "chart.png")
    print("docs/pictures/report.png")
    print("docs/pictures/chart.png")


def new_database(path: Path) -> Database:
    """A demo's database with nobody in it."""
    db = Database(f"sqlite:///{path}")
    schema.upgrade(db)
    with db.write() as session:
        claim_for(session, Mode.DEMO)
    return db


def draw_caregiver_page(nora: Titration, browser: Browser, name: str) -> None:
    """What the link in Kim's alert opens on her phone."""
    with (
        opened(nora.db, nora.story.clock) as alert,
        browser.new_context(viewport={"width": 390, "height": 844}) as context,
    ):
        page = context.new_page()
        page.goto(alert.link("Kim Example"))
        page.screenshot(path=PICTURES / name, full_page=True)
    print(f"docs/pictures/{name}")


def draw_terminal(nora: Titration, name: str) -> None:
    """What real commands print about her on that evening, as a terminal's picture."""
    colours = {"FORCE_COLOR": "1", "COLUMNS": str(COLUMNS)}
    carebell = CommandLine(nora.db.url.render_as_string(), **colours)
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    for command in COMMANDS:
        console.print(Text.assemble(("$ ", "bold green"), (f"carebell {command}", "bold")))
        console.print(Text.from_ansi(carebell(*shlex.split(command)).rstrip()), end="\n\n")
    # Without rich's web fonts: nothing in our pages comes from elsewhere.
    code_format = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    (PICTURES / name).write_text(console.export_svg(title="Carebell", code_format=code_format))
    print(f"docs/pictures/{name}")


if __name__ == "__main__":
    main()
