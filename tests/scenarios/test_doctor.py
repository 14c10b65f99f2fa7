"""The doctor on a live service: what is well, and each thing that is not, with its way out."""

import os
import pty
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from service.admin.doctor import doctor
from service.db.database import Database
from support.command_line import CommandLine, everything
from support.demo import CAREBELL
from support.factories import a_caregiver, a_contact, a_patient
from support.house import StandingClock
from support.processes import answer, free_port, live_environment, running
from support.simulator_server import AUTH_TOKEN, eventually, running_simulator


@dataclass(frozen=True)
class Live:
    """A live service and its provider, and the variables that the service runs with."""

    url: str
    provider_url: str
    environment: dict[str, str]

    @property
    def database_url(self) -> str:
        return self.environment["CAREBELL_DATABASE_URL"]


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A live service that is well, with an admin, a patient and a caregiver."""
    database_url = f"sqlite:///{tmp_path_factory.mktemp('live') / 'live.db'}"
    port = free_port()
    with running_simulator() as provider:
        environment = live_environment(database_url, provider.url, port)
        with running(environment, "up"):
            eventually(lambda: answer(port)[0] == 200, within=30)
            with closing(Database(database_url)) as db, db.write() as session:
                now = datetime.now(UTC)
                a_contact(session, now)
                a_caregiver(session, now, a_patient(session, now))
            yield Live(f"http://127.0.0.1:{port}", provider.url, environment)


def examined(live: Live, *words: str, exit_code: int = 1, **changes: str) -> dict[str, Any]:
    """The checks by name, as a program reads them."""
    carebell = CommandLine(live.database_url, **(live.environment | changes))
    checks = carebell.json("doctor", *words, exit_code=exit_code)
    assert all(set(check) == {"check", "level", "says", "advice"} for check in checks)
    assert all(check["advice"] for check in checks if check["level"] != "ok")
    assert AUTH_TOKEN not in str(checks)
    return {check["check"]: check for check in checks}


def test_a_live_service_that_is_well_is_told_so(live: Live) -> None:
    checks = examined(live, exit_code=0)
    assert {check["level"] for check in checks.values()} == {"ok"}
    assert checks["settings"]["says"] == "complete for a live service"
    assert checks["twilio"]["says"] == "the account SID and auth token are accepted"
    assert checks["public address"]["says"].startswith(f"{live.url} is us")
    assert checks["database"]["says"].startswith("SQLite 3.")
    assert checks["schema"]["says"].startswith("the right one")
    assert "GiB free in" in checks["disk"]["says"]
    assert "s apart from Twilio's" in checks["clock"]["says"]
    assert set(checks) >= {"time zones", "admins", "countries", "caregivers", "unknown texts"}


def test_the_addresses_to_paste_ask_twilio_to_try_again(live: Live) -> None:
    checks = examined(live, exit_code=0)
    inbound = f"{live.url}/twilio/inbound#rc=3&rp=ct,rt,5xx"
    assert checks["inbound webhook"]["says"].endswith(inbound)
    assert "number +12025550100" in checks["inbound webhook"]["says"]
    assert f"{live.url}/twilio/status#rc=3&rp=ct,rt,5xx" in checks["status webhook"]["says"]


def test_looking_leaves_no_trace(live: Live) -> None:
    with closing(Database(live.database_url)) as db:
        before = everything(db)
        examined(live, exit_code=0)
        after = everything(db)
    for rows in (before, after):
        del rows["pass_run"], rows["service_state"]  # the service goes on meanwhile
    assert after == before


def test_a_wrong_token_is_told_by_twilio_and_by_our_own_webhook(live: Live) -> None:
    checks = examined(live, TWILIO_AUTH_TOKEN="another")
    assert checks["twilio"]["level"] == "problem"
    assert "does not accept the account SID and auth token (HTTP 401)" in checks["twilio"]["says"]
    assert checks["public address"]["level"] == "problem"
    assert "does not accept our signature" in checks["public address"]["says"]


def test_a_provider_that_cannot_be_reached_is_told(live: Live) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    checks = examined(live, CAREBELL_TWILIO_API_URL=nowhere)
    assert "it cannot be reached (ConnectionError)" in checks["twilio"]["says"]
    assert "clock" not in checks


def test_a_public_address_where_nothing_listens_is_told(live: Live) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    checks = examined(live, CAREBELL_PUBLIC_URL=nowhere)
    assert checks["public address"]["level"] == "problem"
    assert f"nothing answers at {nowhere}/twilio/status" in checks["public address"]["says"]
    assert "carebell up" in checks["public address"]["advice"]


def test_a_public_address_that_leads_elsewhere_is_told(live: Live) -> None:
    checks = examined(live, CAREBELL_PUBLIC_URL=live.provider_url)
    assert checks["public address"]["level"] == "problem"
    assert "is not Carebell (HTTP 404 signed, 404 unsigned)" in checks["public address"]["says"]


def test_another_name_for_the_same_service_is_not_what_twilio_signs(live: Live) -> None:
    elsewhere = live.url.replace("127.0.0.1", "localhost")
    checks = examined(live, CAREBELL_PUBLIC_URL=elsewhere)
    assert "does not accept our signature" in checks["public address"]["says"]
    assert "same CAREBELL_PUBLIC_URL" in checks["public address"]["advice"]


def test_offline_asks_nobody(live: Live) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    checks = examined(
        live,
        "--offline",
        exit_code=0,
        CAREBELL_TWILIO_API_URL=nowhere,
        CAREBELL_PUBLIC_URL=nowhere,
    )
    assert not {"twilio", "clock", "public address"} & set(checks)
    assert "inbound webhook" in checks


@pytest.mark.parametrize(
    ("minutes", "level"), [(-5, "problem"), (-1, "warning"), (1, "warning"), (60, "problem")]
)
def test_a_clock_that_is_wrong_is_measured_against_twilios(
    live: Live, minutes: int, level: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in live.environment.items():
        monkeypatch.setenv(name, value)
    clock = StandingClock(datetime.now(UTC) + timedelta(minutes=minutes))
    [check] = [check for check in doctor(clock) if check.check == "clock"]
    assert check.level == level
    assert "NTP" in check.advice


def test_a_terminal_shows_the_words_in_colour_and_a_file_does_not(live: Live) -> None:
    environment = live.environment | {"TERM": "xterm", "COLUMNS": "200"}
    words = [str(CAREBELL), "doctor", "--offline"]
    plain = subprocess.run(words, env=environment, capture_output=True, check=True).stdout
    assert b"\x1b" not in plain
    assert b"ok" in plain
    ours, theirs = pty.openpty()
    try:
        subprocess.run(words, env=environment, stdout=theirs, check=True)
        os.close(theirs)
        shown = os.read(ours, 1 << 16)
    finally:
        os.close(ours)
    assert b"\x1b[32mok" in shown
