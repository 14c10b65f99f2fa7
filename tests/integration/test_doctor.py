"""The doctor on this machine: settings, database, disk, time zones, and what is on record."""

import shutil
import zoneinfo
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, text

from service.admin.doctor import Level
from service.admin.doctor.installation import room, time_zones
from service.admin.doctor.provider import INBOUND, STATUS
from service.admin.operation import claim_for
from service.core.delivery import MessageKind, MessageState
from service.db import schema
from service.db.database import Database
from service.db.tables import (
    InboundMessage,
    InboundState,
    Mode,
    OptOut,
    Patient,
    Person,
    Schedule,
    ServiceState,
)
from service.engine.outbox import put
from service.web import webhooks
from support.command_line import CommandLine, everything
from support.factories import a_caregiver, a_checkin, a_contact, a_patient

NOW = datetime.now(UTC)
LIVE = {
    "CAREBELL_PUBLIC_URL": "https://carebell.example.org",
    "CAREBELL_SERVICE_NAME": "Riverside",
    "CAREBELL_CONTACT": "+1 202 555 0101",
    "TWILIO_ACCOUNT_SID": "AC" + "1" * 32,
    "TWILIO_AUTH_TOKEN": "live-token",
    "TWILIO_MESSAGING_SERVICE_SID": "MG" + "1" * 32,
}


@pytest.fixture
def clinic(database_url: str) -> Iterator[Database]:
    """A live service's database on which all is well."""
    with closing(Database(database_url)) as db:
        schema.upgrade(db)
        with db.write() as session:
            claim_for(session, Mode.LIVE)
            a_contact(session, NOW)
            a_caregiver(session, NOW, a_patient(session, NOW))
        yield db


def examined(url: str, exit_code: int = 0, **environment: str) -> list[dict[str, Any]]:
    """Every check that is not well."""
    carebell = CommandLine(url, **environment)
    checks = carebell.json("doctor", "--offline", exit_code=exit_code)
    return [check for check in checks if check["level"] != "ok"]


def test_a_live_house_that_is_well_is_told_so_on_either_database(clinic: Database) -> None:
    carebell = CommandLine(clinic.url.render_as_string(hide_password=False), **LIVE)
    before = everything(clinic)
    checks = {check["check"]: check for check in carebell.json("doctor", "--offline")}
    assert {check["level"] for check in checks.values()} == {"ok"}
    assert checks["database"]["says"].startswith("SQLite" if clinic.is_sqlite else "PostgreSQL")
    assert ("disk" in checks) is clinic.is_sqlite
    assert (
        f"messaging service {LIVE['TWILIO_MESSAGING_SERVICE_SID']}"
        in (checks["inbound webhook"]["says"])
    )
    assert everything(clinic) == before


def _no_admin(session: Session) -> None:
    session.add(OptOut(phone="+12025550150", source="text", happened_at=NOW))


def _unreviewed_country(session: Session) -> None:
    session.get_one(Patient, 2).country = "NZ"


def _nobody_to_tell(session: Session) -> None:
    session.add(OptOut(phone="+12025550145", source="text", happened_at=NOW))


def _broken_plan(session: Session) -> None:
    line: Schedule = a_checkin(session, NOW, session.get_one(Person, 2))
    line.next_due_at, line.problem = None, "could not be planned: broken"


def _broken_text(session: Session) -> None:
    session.add(
        InboundMessage(
            sid="SM1", from_phone="+12025550123", to_phone="", body="?", parameters={},
            received_at=NOW, state=InboundState.QUARANTINED, problem="ValueError: broken",
        )
    )  # fmt: skip


def _unknown_texts(session: Session) -> None:
    for number in range(12):
        text_ = put(session, MessageKind.RECEIPT, session.get_one(Person, 2), f"{number}", NOW)
        text_.state = MessageState.UNKNOWN


def _sending_stopped(session: Session) -> None:
    state = session.get_one(ServiceState, 1)
    state.stopped_until_at, state.stop_reason = datetime.now(UTC) + timedelta(minutes=5), "broke"


@pytest.mark.parametrize(
    ("what", "check", "level", "says"),
    [
        (_no_admin, "admins", "problem", "none can be texted"),
        (_unreviewed_country, "countries", "problem", "the emergency numbers of NZ"),
        (_nobody_to_tell, "caregivers", "warning", "nobody would hear of Ana (2)"),
        (_broken_plan, "schedules", "problem", "a checkin of Ana (1): could not be planned: b"),
        (_broken_text, "texts in", "warning", "(1): ValueError: broken"),
        (_unknown_texts, "unknown texts", "warning", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more"),
        (_sending_stopped, "sending", "problem", "nothing leaves: broke"),
    ],
)
def test_what_needs_somebody_is_said_with_what_to_do(
    clinic: Database, what: Callable[[Session], None], check: str, level: str, says: str
) -> None:
    with clinic.write() as session:
        what(session)
    url = clinic.url.render_as_string(hide_password=False)
    [found] = examined(url, exit_code=1 if level == "problem" else 0, **LIVE)
    assert (found["check"], found["level"]) == (check, level)
    assert says in found["says"]
    assert found["advice"]


def test_what_a_live_service_must_have_a_demo_need_not(carebell: CommandLine) -> None:
    checks = {check["check"]: check for check in carebell.json("doctor", "--offline")}
    assert checks["settings"]["says"].startswith("complete for the demo")
    assert checks["admins"]["level"] == "warning"


def test_credentials_beside_a_demo_are_a_problem(carebell: CommandLine, house: Database) -> None:
    del carebell
    with house.write() as session:
        if session.get(ServiceState, 1) is None:
            claim_for(session, Mode.DEMO)
    found = examined(house.url.render_as_string(), exit_code=1, TWILIO_AUTH_TOKEN="secret")
    [check] = [check for check in found if check["level"] == "problem"]
    assert check["says"].startswith("TWILIO_AUTH_TOKEN is set")
    assert "secret" not in str(found)


def test_who_polls_has_nothing_to_paste(clinic: Database) -> None:
    url = clinic.url.render_as_string(hide_password=False)
    polling = {name: value for name, value in LIVE.items() if name != "CAREBELL_PUBLIC_URL"}
    found = CommandLine(url, **polling, CAREBELL_INBOUND="poll").json("doctor", "--offline")
    says = {one["check"]: one["says"] for one in found}
    assert says["inbound texts"].startswith("fetched from Twilio every 5 s")
    assert not {"inbound webhook", "status webhook", "public address"} & set(says)


def test_each_setting_that_is_missing_for_going_live_is_a_problem(clinic: Database) -> None:
    url = clinic.url.render_as_string(hide_password=False)
    half = {"TWILIO_AUTH_TOKEN": "t", "CAREBELL_PUBLIC_URL": "https://carebell.example.org"}
    found = examined(url, exit_code=1, **half)
    missing = [check["says"] for check in found if check["check"] == "settings"]
    assert any("TWILIO_ACCOUNT_SID is missing" in line for line in missing)
    assert any("CAREBELL_CONTACT is missing" in line for line in missing)


def test_settings_that_cannot_be_read_are_said_before_all_else(carebell: CommandLine) -> None:
    found = examined("sqlite:///x.db", exit_code=1, CAREBELL_PORT="many", CAREBELL_LOG_LEVEL="x")
    assert [check["check"] for check in found] == ["settings", "settings"]
    assert {check["says"].split()[0] for check in found} == {
        "CAREBELL_PORT",
        "CAREBELL_LOG_LEVEL",
    }
    del carebell


def test_a_database_that_is_not_there_is_said_and_not_made(tmp_path: Path) -> None:
    file = tmp_path / "none" / "carebell.db"
    [found] = examined(f"sqlite:///{file}", exit_code=1)
    assert (found["check"], found["advice"]) == ("database", "carebell init")
    assert not file.parent.exists()


def test_a_database_that_does_not_answer_is_said() -> None:
    url = "postgresql://nobody:secret@127.0.0.1:1/carebell"
    [found] = examined(url, exit_code=1)
    assert found["check"] == "database"
    assert "cannot be opened" in found["says"]
    assert "secret" not in str(found)


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text(
        "this is not a database, but a long enough line of text\n" * 20
    )
    [found] = examined(f"sqlite:///{tmp_path / 'notes.db'}", exit_code=1)
    assert "cannot be opened" in found["says"]


@pytest.mark.parametrize(
    ("revision", "says"), [(None, "carebell init"), ("9999", "newer than this Carebell")]
)
def test_a_schema_that_is_not_ours_is_said(
    tmp_path: Path, migrated_file: Path, revision: str | None, says: str
) -> None:
    url = f"sqlite:///{tmp_path / 'other.db'}"
    if revision is None:
        (tmp_path / "other.db").touch()
    else:
        shutil.copyfile(migrated_file, tmp_path / "other.db")
        with closing(Database(url)) as db, db.write() as session:
            session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    [found] = examined(url, exit_code=1)
    assert (found["check"], found["level"]) == ("schema", "problem")
    assert says in found["says"]


@pytest.mark.parametrize(
    ("free", "level"),
    [(5 << 30, Level.OK), (1 << 30, Level.OK), (1 << 29, Level.WARNING), (1 << 20, Level.PROBLEM)],
)
def test_a_disk_that_fills_up_is_said(free: int, level: Level, tmp_path: Path) -> None:
    assert room(free, tmp_path).level is level


@pytest.fixture
def zone_files(tmp_path: Path) -> Iterator[Path]:
    """A folder that stands for the machine's own time-zone data."""
    before = zoneinfo.TZPATH
    (tmp_path / "America").mkdir()
    zoneinfo.reset_tzpath([str(tmp_path)])
    zoneinfo.ZoneInfo.clear_cache()
    yield tmp_path / "America"
    zoneinfo.reset_tzpath(before)
    zoneinfo.ZoneInfo.clear_cache()


def _zone(name: str) -> bytes:
    return (files("tzdata.zoneinfo") / name).read_bytes()


@pytest.mark.parametrize(
    ("stands_for", "content", "level"),
    [
        ("New_York", "America/New_York", Level.OK),
        ("Asuncion", "America/La_Paz", Level.WARNING),
        ("New_York", "America/Bogota", Level.PROBLEM),
        ("New_York", None, Level.PROBLEM),
    ],
)
def test_time_zone_data_that_is_old_or_broken_is_said(
    zone_files: Path, stands_for: str, content: str | None, level: Level
) -> None:
    (zone_files / stands_for).write_bytes(_zone(content) if content else b"not zone data")
    assert time_zones().level is level


def test_the_doctor_knows_where_the_service_listens() -> None:
    assert (INBOUND, STATUS) == (webhooks.INBOUND, webhooks.STATUS)
