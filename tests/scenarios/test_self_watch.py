"""Carebell watches itself: real processes audit their rows, and a monitor hears only good news."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from service.admin.operation import claim_for
from service.core.replies.reading import Kind
from service.db import schema
from service.db.database import Database
from service.db.tables import InboundMessage, InboundState, Mode, Reply, ServiceState
from service.simulator.app import SimulatorConfig
from support.factories import a_contact, a_patient
from support.monitor import SECRET, Monitor, running_monitor
from support.processes import carebell, free_port, live_environment, running
from support.simulator_server import (
    ACCOUNT_SID,
    AUTH_TOKEN,
    OWN_NUMBER,
    eventually,
    running_simulator,
)

SOON_S = 120


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A live service's database, on which one process more may work."""
    with closing(Database(database_url)) as opened:
        schema.upgrade(opened)
        with opened.write() as session:
            claim_for(session, Mode.LIVE)
        yield opened


@pytest.fixture
def monitor() -> Iterator[Monitor]:
    with running_monitor() as called:
        yield called


@pytest.fixture
def environment(database_url: str, monitor: Monitor) -> Iterator[dict[str, str]]:
    config = SimulatorConfig(ACCOUNT_SID, AUTH_TOKEN, (OWN_NUMBER,), inbound_url=None)
    with running_simulator(config) as provider:
        yield live_environment(database_url, provider.url, free_port()) | {
            "CAREBELL_HEARTBEAT_URL": monitor.url,
            "NO_PROXY": "127.0.0.1",
        }


def lose_a_score(session: Session) -> None:
    """A reply that says 6, while no score is stored."""
    now = datetime.now(UTC)
    a_contact(session, now)
    patient = a_patient(session, now)
    text = InboundMessage(
        sid="SM1", from_phone=patient.phone, to_phone=OWN_NUMBER, body="6", parameters={},
        received_at=now, state=InboundState.READ,
    )  # fmt: skip
    session.add(text)
    session.flush()
    assert text.id is not None
    session.add(
        Reply(
            inbound_id=text.id, person_id=patient.id, kind=Kind.SCORE, value=6,
            reason="whole_number", read_at=now,
        )
    )  # fmt: skip


def mend(session: Session) -> None:
    session.exec(select(Reply)).one().kind = Kind.UNCLEAR


def let_five_minutes_pass(session: Session) -> None:
    state = session.get_one(ServiceState, 1)
    assert state.audit_begun_at is not None
    state.audit_begun_at -= timedelta(minutes=5)


def told(environment: dict[str, str]) -> dict[str, Any]:
    shown: dict[str, Any] = json.loads(carebell(environment, "status", "--json").stdout)
    return shown


def test_a_broken_row_silences_the_heartbeat_and_a_mended_one_brings_it_back(
    database: Database, environment: dict[str, str], monitor: Monitor
) -> None:
    with database.write() as session:
        lose_a_score(session)
    command = "up" if database.is_sqlite else "worker"
    with running(environment, command, MINUTE_S=0.2) as process:
        said = "1 row breaks a promise; carebell audit names it"
        eventually(lambda: said in process.said, within=SOON_S)
        withheld = "The last audit was not clean; see carebell status."
        eventually(lambda: withheld in process.said, within=SOON_S)
        shown = told(environment)
        assert (shown["health"], shown["reasons"]) == (
            "degraded",
            [f"The service's own audit: {said}."],
        )
        assert shown["audit"]["error"] == said
        assert monitor.called == []

        with database.write() as session:
            mend(session)
            let_five_minutes_pass(session)
        eventually(lambda: monitor.called, within=SOON_S)
        assert set(monitor.called) == {f"/ping/{SECRET}"}
        shown = told(environment)
        assert (shown["health"], shown["audit"]["error"]) == ("healthy", None)
        assert SECRET not in process.said
