"""Commands about the service itself: init, db, version, up and simulator."""

from importlib.metadata import version
from pathlib import Path

import pytest
from sqlalchemy import text

from service.db.database import Database
from service.db.tables import Mode, ServiceState
from support.command_line import CommandLine


def test_init_makes_a_database_and_says_what_is_next(tmp_path: Path) -> None:
    carebell = CommandLine(f"sqlite:///{tmp_path}/new/carebell.db")
    said = carebell("init")
    assert said.startswith(f"The database is ready: sqlite:///{tmp_path}/new/carebell.db\n")
    assert "carebell up --demo" in said
    assert "TWILIO_ACCOUNT_SID is missing" in said
    assert carebell("init") == said
    assert carebell.json("patient", "list") == []


def test_init_with_everything_set_says_how_to_start(tmp_path: Path) -> None:
    carebell = CommandLine(
        f"sqlite:///{tmp_path}/carebell.db",
        CAREBELL_PUBLIC_URL="https://carebell.example.org",
        CAREBELL_SERVICE_NAME="Riverside",
        CAREBELL_CONTACT="+1 202 555 0100",
        TWILIO_ACCOUNT_SID="AC" + "0" * 32,
        TWILIO_AUTH_TOKEN="secret",
        TWILIO_PHONE_NUMBER="+12025550100",
    )
    said = carebell("init")
    assert "Nothing is missing for going live." in said
    assert "secret" not in said


def test_an_empty_database_is_not_used_before_init(tmp_path: Path) -> None:
    carebell = CommandLine(f"sqlite:///{tmp_path}/carebell.db")
    said = carebell.complains("patient", "list", exit_code=1)
    assert said == "The database is empty. Run: carebell init"


def test_the_schema_is_checked_and_brought_up_to_date(
    carebell: CommandLine, house: Database, tmp_path: Path
) -> None:
    assert carebell("db", "check").startswith("The database's schema is the right one (")
    assert carebell("db", "upgrade") == "The database's schema was up to date already.\n"
    fresh = CommandLine(f"sqlite:///{tmp_path}/fresh.db")
    assert fresh("db", "upgrade").startswith("The database's schema is now at ")
    with house.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for words in (("db", "check"), ("db", "upgrade"), ("patient", "list")):
        assert "is newer than this Carebell" in carebell.complains(*words, exit_code=1)


def test_version_is_that_of_the_package(carebell: CommandLine) -> None:
    assert carebell("version") == f"carebell {version('carebell')}\n"
    assert carebell("--version") == carebell("version")


def test_up_refuses_half_a_live_configuration(house: Database) -> None:
    carebell = CommandLine(house.url.render_as_string(), TWILIO_AUTH_TOKEN="secret")
    said = carebell.complains("up", exit_code=1)
    assert "TWILIO_ACCOUNT_SID is missing" in said
    assert "TWILIO_AUTH_TOKEN" in carebell.complains("up", "--demo", exit_code=1)


@pytest.mark.parametrize("command", ["worker", "web"])
def test_several_processes_are_refused_on_sqlite(house: Database, command: str) -> None:
    carebell = CommandLine(house.url.render_as_string(), TWILIO_AUTH_TOKEN="secret")
    said = carebell.complains(command, exit_code=1)
    assert said == (
        f"carebell {command} is for several processes, which need PostgreSQL: set "
        "CAREBELL_DATABASE_URL=postgresql://user:password@host/carebell, or stay with SQLite "
        "and run everything in one process: carebell up"
    )


@pytest.mark.parametrize("command", ["worker", "web"])
def test_each_of_several_processes_needs_the_whole_live_configuration(command: str) -> None:
    carebell = CommandLine("postgresql://nobody@127.0.0.1:9/carebell", TWILIO_AUTH_TOKEN="secret")
    said = carebell.complains(command, exit_code=1)
    assert "TWILIO_ACCOUNT_SID is missing" in said
    assert "CAREBELL_PUBLIC_URL is missing" in said


def test_up_refuses_a_database_of_the_other_mode(house: Database) -> None:
    with house.write() as session:
        session.get_one(ServiceState, 1).mode = Mode.LIVE
    carebell = CommandLine(house.url.render_as_string(), CAREBELL_PORT="18025")
    assert "belongs to a live service" in carebell.complains("up", "--demo", exit_code=1)


def test_the_simulator_checks_what_it_is_told(carebell: CommandLine) -> None:
    account = ("--account", "AC" + "0" * 32, "--token", "t")
    said = carebell.complains("simulator", *account, "--number", "2025550100")
    assert said.startswith("--number '2025550100' does not start with +")
    said = carebell.complains("simulator", *account, "--number", "+12025550100", "--port", "99999")
    assert said == "--port '99999' is not a whole number from 1 to 65535; for example 1."
