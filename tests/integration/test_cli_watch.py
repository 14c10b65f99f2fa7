"""`carebell status --watch`: the numbers of the day, again and again, until Ctrl+C."""

import json
import signal
import subprocess
from datetime import UTC, datetime, timedelta

import pytest

import cli.watch
from service.admin.pulse import pulse
from service.core.delivery import MessageState
from service.db.database import Database
from service.db.tables import Message, PassRun
from support.command_line import CommandLine
from support.demo import CAREBELL
from support.factories import a_caregiver, a_checkin, a_dose, a_patient
from support.story import Story

START = datetime(2027, 3, 1, 17, tzinfo=UTC)  # noon in New York
ANA = "+12025550123"


@pytest.fixture
def evening(db: Database) -> Story:
    """Two evenings: each a check-in and a dose; of the second only the check-in was answered."""
    story = Story(db, START)
    with db.write() as session:
        ana = a_patient(session, START, phone=ANA)
        a_caregiver(session, START, ana)
        a_checkin(session, START, ana, "20:00")
        a_dose(session, START, ana, at="21:00")
    story.run_to("2027-03-01T20:10")
    story.texts(ANA, "3")
    story.run_to("2027-03-02T20:10")
    story.texts(ANA, "4")
    story.run_to("2027-03-02T21:30")
    return story


def test_the_pulse_counts_the_last_day(evening: Story) -> None:
    with evening.db.read() as session:
        seen = pulse(session, evening.now)
    assert (seen.due, seen.sent, seen.answered, seen.waiting) == (2, 2, 1, 0)
    assert seen.oldest_unknown_at is None


def test_what_has_not_left_waits_and_what_nobody_knows_of_is_old(evening: Story) -> None:
    with evening.db.write() as session:
        first, second = session.get_one(Message, 1), session.get_one(Message, 2)
        first.state, first.provider_sid = MessageState.PLANNED, None
        second.state = MessageState.UNKNOWN
        due_at = second.due_at
    with evening.db.read() as session:
        seen = pulse(session, evening.now)
    assert (seen.waiting, seen.oldest_unknown_at) == (1, due_at)


def test_a_look_is_a_line_where_there_is_no_terminal(
    carebell: CommandLine, house: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli.watch, "EVERY", 0)
    with house.write() as session:
        session.merge(PassRun(name="plan", finished_at=datetime.now(UTC), counts={}))
    lines = carebell("status", "--watch", "--rounds", "2").splitlines()
    assert len(lines) == 2
    for line in lines:
        assert " UTC healthy; due in 24 h: 0; sent: 0; answered: 0; waiting to leave: 0; " in line
        assert line.endswith("open alerts: none; last text in: never; oldest unknown: none")
        assert "\x1b" not in line


def test_for_programs_a_look_is_a_line_of_json(carebell: CommandLine, house: Database) -> None:
    with house.write() as session:
        long_ago = datetime.now(UTC) - timedelta(minutes=5)
        session.merge(PassRun(name="plan", finished_at=long_ago, counts={}))
    (line,) = carebell("status", "--watch", "--rounds", "1", "--json", exit_code=4).splitlines()
    seen = json.loads(line)
    assert (seen["health"], seen["due"], seen["open_alerts"]) == ("down", 0, [])
    assert seen["now"].endswith("Z")


def test_on_a_terminal_one_screen_is_drawn_anew(house: Database) -> None:
    carebell = CommandLine(house.url.render_as_string(), FORCE_COLOR="1", COLUMNS="80")
    shown = carebell("status", "--watch", "--rounds", "1", exit_code=4)
    assert "Carebell is down" in shown
    assert "Oldest unknown" in shown
    assert "\x1b[" in shown


def test_a_database_that_is_not_there_is_seen_too(tmp_path: object) -> None:
    carebell = CommandLine(f"sqlite:///{tmp_path}/none.db")
    shown = carebell("status", "--watch", "--rounds", "1", exit_code=4)
    assert shown.startswith("down; The database is empty.")


def test_ctrl_c_ends_it_with_the_exit_code_of_the_last_look(house: Database) -> None:
    with subprocess.Popen(
        [CAREBELL, "status", "--watch"],
        env={"CAREBELL_DATABASE_URL": house.url.render_as_string(), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline().startswith("20")
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 4
        assert process.stderr.read() == ""
