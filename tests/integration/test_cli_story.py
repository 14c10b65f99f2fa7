"""What the command line shows of days that a house has lived through."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from service.db.database import Database
from support.command_line import CommandLine
from support.factories import a_caregiver, a_checkin, a_dose, a_patient
from support.story import Story

START = datetime(2027, 3, 1, 17, tzinfo=UTC)  # noon in New York
ANA, SAM = "+12025550123", "+12025550145"


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Story:
    """Four evenings: 3, 4, 5 and 6, the second corrected; one dose taken; an alert is out."""
    path = tmp_path_factory.mktemp("lived") / "house.db"
    shutil.copyfile(migrated_file, path)
    with closing(Database(f"sqlite:///{path}")) as house:
        with house.write() as session:
            patient = a_patient(session, START)
            a_caregiver(session, START, patient)
            a_checkin(session, START, patient)
            a_dose(session, START, patient)
        told = Story(house, START)
        for day, scores in enumerate((["3"], ["8", "4"], ["5"], ["6"]), 1):
            told.run_to(f"2027-03-0{day}T20:10")
            for score in scores:
                told.texts(ANA, score)
            told.run_to(f"2027-03-0{day}T21:10")
            if day == 1:
                told.texts(ANA, "T")
    return told


@pytest.fixture
def house(lived: Story, tmp_path: Path) -> Iterator[Database]:
    """A copy of the database in which they have lived."""
    path = tmp_path / "house.db"
    shutil.copyfile(str(lived.db.url.database), path)
    with closing(Database(f"sqlite:///{path}")) as copied:
        yield copied


@pytest.fixture
def story(lived: Story, house: Database) -> Story:
    """Their story, to go on with."""
    return lived.on(house)


def test_scores_come_in_their_order_and_replaced_ones_only_if_asked_for(
    carebell: CommandLine,
) -> None:
    rows = carebell.json("score", "list", "ana")
    assert [row["value"] for row in rows] == [3, 4, 5, 6]
    assert rows[0] == {
        "id": 1,
        "patient": "Ana",
        "value": 3,
        "on": "2027-03-01",
        "received_at": "2027-03-02T01:10:00Z",
        "origin": "checkin",
    }
    every = carebell.json("score", "list", "ana", "--all")
    assert [row["value"] for row in every] == [3, 8, 4, 5, 6]
    table = carebell("score", "list", "ana", "--all")
    assert "2027-03-02 20:10 EST  checkin (another stands)" in table


def test_messages_tell_to_whom_and_what_became_of_them(
    carebell: CommandLine, story: Story
) -> None:
    story.receipt("SM" + "1".zfill(32), "delivered")
    rows = carebell.json("message", "list")
    assert rows[0] == {
        "id": 1,
        "kind": "checkin",
        "person": "Ana",
        "to": ANA,
        "due_at": "2027-03-02T01:00:00Z",
        "state": "delivered",
        "reason": None,
        "provider_sid": "SM" + "1".zfill(32),
        "error_code": None,
    }
    assert {row["person"] for row in rows} == {"Ana", "Sam"}
    assert {row["person"] for row in carebell.json("message", "list", "--patient", "Ana")} == {
        "Ana"
    }
    delivered = carebell.json("message", "list", "--state", "delivered")
    assert [row["id"] for row in delivered] == [1]
    assert carebell.json("message", "list", "--newest", "2") == rows[-2:]


def test_one_message_shows_its_attempts_and_receipts(carebell: CommandLine, story: Story) -> None:
    story.receipt("SM" + "1".zfill(32), "undelivered", 30003)
    shown = carebell.json("message", "show", "1")
    assert shown["body"].startswith("Riverside, 20:00:")
    assert shown["error_code"] == 30003
    (attempt,) = shown["attempts"]
    assert attempt["outcome"] == "accepted"
    (receipt,) = shown["receipts"]
    assert (receipt["status"], receipt["error_code"]) == ("undelivered", 30003)
    told = "undelivered: the phone was off or out of coverage"
    assert told in carebell("message", "show", "1")


def test_an_alert_shows_why_it_came_up_and_who_was_told(carebell: CommandLine) -> None:
    (row,) = carebell.json("alert", "list")
    assert row == {
        "id": 1,
        "code": 11,
        "patient": "Ana",
        "cause": "worsening",
        "rule": "climb",
        "state": "triggered",
        "triggered_at": "2027-03-05T01:10:00Z",
        "acknowledged_by": None,
        "acknowledged_at": None,
    }
    shown = carebell.json("alert", "show", "11")
    assert shown["notifications"][0]["person"] == "Sam"
    assert shown["evidence"]["explanation"] == "4 scores rose in a row: 3, 4, 5, 6 (1 to 4 March)."
    assert "4 scores rose in a row" in carebell("alert", "show", "11")


def test_an_alert_is_taken_over_once(carebell: CommandLine, story: Story) -> None:
    story.texts(SAM, "OK 11")
    said = carebell.complains("alert", "ack", "11", exit_code=1)
    assert said == "Alert 11 is already with Sam, since 2027-03-04 21:10 EST."
    row = carebell.json("alert", "list", "--state", "acknowledged")[0]
    assert (row["acknowledged_by"], row["acknowledged_at"]) == ("Sam", "2027-03-05T02:10:00Z")
    assert "Sam, 2027-03-04 21:10 EST" in carebell("alert", "list")


@pytest.mark.parametrize(
    ("words", "by"), [((), "admin (command line)"), (("--by", "Nurse Kim"), "Nurse Kim")]
)
def test_an_alert_is_acknowledged_from_the_command_line(
    carebell: CommandLine, story: Story, words: tuple[str, ...], by: str
) -> None:
    assert carebell("alert", "ack", "11", *words) == f"Alert 11 about Ana is now with {by}.\n"
    story.texts(SAM, "OK 11")
    answer = f"Riverside: Alert 11 is already with {by}"
    assert any(text.body.startswith(answer) for text in story.gateway.calls)


def test_a_closed_alert_keeps_its_reason(carebell: CommandLine) -> None:
    carebell("alert", "close", "11", "--reason", "called her")
    shown = carebell.json("alert", "show", "11")
    assert (shown["state"], shown["close_reason"]) == ("closed", "called her")
    again = carebell.complains("alert", "close", "11", "--reason", "twice", exit_code=1)
    assert again == "Alert 11 is closed: called her."
    assert carebell.complains("alert", "ack", "11", exit_code=1) == again


def test_the_history_of_doses_says_what_left_and_what_was_answered(carebell: CommandLine) -> None:
    rows = carebell.json("dose", "history", "Ana")
    assert [(row["on"], row["answer"]) for row in rows] == [
        ("2027-03-01", "taken"),
        ("2027-03-02", None),
        ("2027-03-03", None),
        ("2027-03-04", None),
    ]
    assert rows[0] == {
        "id": rows[0]["id"],
        "patient": "Ana",
        "medication": "Example medicine",
        "step_id": None,
        "step": None,
        "on": "2027-03-01",
        "wall": "21:00",
        "due_at": "2027-03-02T02:00:00Z",
        "state": "submitted",
        "reason": None,
        "answer": "taken",
        "answered_at": "2027-03-02T02:10:00Z",
        "late": False,
        "source": "text",
        "note": None,
        "standing": "taken",
    }


@pytest.mark.parametrize("noun", ["patient", "caregiver", "dose", "checkin", "message", "alert"])
def test_tables_hold_a_line_for_each_row(carebell: CommandLine, noun: str) -> None:
    lines = carebell(noun, "list").splitlines()
    assert len(lines) == 1 + len(carebell.json(noun, "list"))


def test_the_facts_of_a_patient_are_told_in_words(carebell: CommandLine) -> None:
    told = carebell("patient", "show", "Ana")
    for words in ("every day at 20:00", "Example medicine", "Sam", "rises 3 times in a row"):
        assert words in told
