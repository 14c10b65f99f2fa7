"""`carebell report`, `score chart` and `today`: a lived fortnight on one page."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from service.admin.operation import move_clock
from service.bootstrap.reporting import Wanted, write_all
from service.db.database import Database
from service.db.tables import Person
from service.reports.load import Period, load
from support.command_line import CommandLine, copy_rows
from support.factories import a_caregiver, a_checkin, a_dose, a_patient
from support.story import Story

ANA, BEN = "+12025550123", "+12025550124"
START = datetime(2027, 3, 4, 17, tzinfo=UTC)
ANSWERS = ["3", "4", "5", "6", "", "6", "5", "7", "", "4"]


def live(db: Database) -> None:
    """Ana answers check-ins and doses through the change to summer time; Ben has nothing."""
    story = Story(db, START)
    with db.write() as session:
        ana = a_patient(session, START)
        a_patient(session, START, "Ben", BEN, language="es")
        a_caregiver(session, START, ana)
        a_checkin(session, START, ana, "20:00")
        a_dose(session, START, ana)
    for days, answer in enumerate(ANSWERS):
        on = START.date() + timedelta(days=days + 1)
        story.run_to(f"{on}T20:10")
        if answer:
            story.texts(ANA, answer)
        story.run_to(f"{on}T21:10")
        story.texts(ANA, "S" if answer == "7" else "T")
    story.run_to(f"{START.date() + timedelta(days=len(ANSWERS) + 1)}T12:00")
    with db.write() as session:
        move_clock(session, story.now - datetime.now(UTC))


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> str:
    """The URL of a database in which Ana and Ben have lived; tests only read it."""
    path = tmp_path_factory.mktemp("lived") / "lived.db"
    shutil.copyfile(migrated_file, path)
    db = Database(f"sqlite:///{path}")
    live(db)
    db.close()
    return f"sqlite:///{path}"


@pytest.fixture
def carebell(lived: str) -> CommandLine:
    return CommandLine(lived)


PERIOD = ("--from", "2027-03-05", "--to", "2027-03-14")


def test_the_numbers_are_those_of_what_was_lived(carebell: CommandLine) -> None:
    report = json.loads(carebell("report", "Ana", *PERIOD, "--json", "--out", "-"))
    numbers, record = report["numbers"], report["record"]
    assert (numbers["replies"], numbers["asked"]) == (8, 10)
    assert (numbers["worst"], numbers["worst_on"]) == (7, "2027-03-12")
    assert numbers["adherence"] == {"taken": 9, "skipped": 1, "unanswered": 0, "late": 0}
    assert record["title"] == "Patient 1"
    assert [alert["cause"] for alert in record["alerts"]] == ["worsening"]


def test_a_record_is_read_alike_from_either_database(lived: str, db: Database) -> None:
    copy_rows(Database(lived), db)
    with db.read() as session:
        ana = session.exec(select(Person).where(Person.name == "Ana")).one()
        first, last = (datetime.fromisoformat(day).date() for day in PERIOD[1::2])
        history = load(session, ana, Period(first, last), START + timedelta(days=12), "Ana")
    assert [score.value for score in history.scores] == [3, 4, 5, 6, 6, 5, 7, 4]
    assert len(history.asked_on) == len(history.doses) == 10
    assert history.plan == ("Example medicine every day at 21:00", "Check-in every day at 20:00")
    assert [alert.code for alert in history.alerts] == [11]


def test_what_the_chart_shows_can_be_read_as_csv(carebell: CommandLine) -> None:
    lines = carebell("report", "Ana", *PERIOD, "--csv", "--out", "-").splitlines()
    assert lines[0] == "on,what,value,detail"
    assert "2027-03-05,score,3,checkin" in lines
    assert "2027-03-09,score,,no answer" in lines
    assert "2027-03-12,dose,skipped,Example medicine 21:00" in lines


def test_the_format_follows_the_name_of_the_file(carebell: CommandLine, tmp_path: Path) -> None:
    for suffix, beginning in ((".pdf", b"%PDF"), (".png", b"\x89PNG"), (".html", b"<!doctype")):
        file = tmp_path / f"ana{suffix}"
        assert carebell("report", "Ana", *PERIOD, "--out", str(file)) == f"Wrote {file}.\n"
        assert file.read_bytes().startswith(beginning)


def test_the_name_is_on_it_only_if_asked_for(carebell: CommandLine) -> None:
    assert "Ana" not in carebell("report", "Ana", *PERIOD, "--html", "--out", "-")
    assert "Ana" in carebell("report", "Ana", *PERIOD, "--html", "--name", "--out", "-")


def test_it_is_in_the_patients_language_or_another(carebell: CommandLine) -> None:
    assert "Check-ins answered" in carebell("report", "Ana", *PERIOD, "--html", "--out", "-")
    html = carebell("report", "Ana", *PERIOD, "--html", "--language", "es", "--out", "-")
    for shown in (
        "<h1>Paciente 1</h1>",
        "Registro de dolor y dosis, del 5\u00a0mar\u00a02027 al 14\u00a0mar\u00a02027 (10 días)",
        "<li>Pregunta de dolor cada día a las 20:00</li>",
        "4 valores subieron seguidos: 3, 4, 5, 6 (5\u20118\u00a0mar).",
    ):
        assert shown in html
    record = json.loads(carebell("report", "Ben", *PERIOD, "--json", "--out", "-"))["record"]
    assert (record["title"], record["language"]) == ("Paciente 2", "es")


def test_a_clinic_gets_a_report_of_everybody_and_one_failure_stops_nobody(
    lived: str, carebell: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAREBELL_DATABASE_URL", lived)
    told = carebell("report", "--all", "--csv", "--out", str(tmp_path / "reports"))
    assert told.startswith("Wrote 2 of 2 reports")
    assert {path.name for path in (tmp_path / "reports").iterdir()} == {
        "report-1.csv",
        "report-2.csv",
    }
    nobody = 99
    written = {
        one.person_id: one for one in write_all([1, nobody, 2], tmp_path, Wanted("csv", Period()))
    }
    assert written[nobody].path is None
    assert written[1].path
    assert written[2].path


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("report",), "Name one patient, or say --all."),
        (("report", "Ana", "--all"), "Name one patient, or say --all."),
        (
            ("report", "Ana", "--pdf", "--png"),
            "--pdf and --png do not go together; name one, for example --pdf.",
        ),
        (("report", "--all"), "--all needs --out FOLDER."),
        (
            ("report", "Ana", "--language", "klingon"),
            "--language 'klingon' is not one of en, es; for example en.",
        ),
        (
            ("report", "Ana", "--from", "tomorrow"),
            "--from 'tomorrow' is not a date as year, month and day; for example 2027-03-31.",
        ),
    ],
)
def test_mistakes_are_told_in_one_sentence(
    carebell: CommandLine, words: tuple[str, ...], sentence: str
) -> None:
    assert carebell.complains(*words).splitlines()[-1].removeprefix("Error: ") == sentence


def test_a_period_that_ends_before_it_begins_is_refused(carebell: CommandLine) -> None:
    backwards = ("--from", "2027-03-14", "--to", "2027-03-05")
    sentence = "--from '2027-03-14' comes after the last day, 2027-03-05."
    assert carebell.complains("report", "Ana", *backwards) == sentence


def test_the_terminal_shows_the_scores(carebell: CommandLine) -> None:
    drawn = carebell("score", "chart", "Ana", *PERIOD)
    assert drawn.isascii()
    assert drawn.count("*") == 8 + 1  # and once in the legend
    assert f" 7 |{' ' * 4 * 7}*" in drawn, "where there is room, four columns from day to day"
