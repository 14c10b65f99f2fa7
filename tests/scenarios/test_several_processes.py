"""Several processes on one PostgreSQL: they share the work, and none is needed in particular."""

import os
import re
import signal
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select, text, update

from service.admin.operation import claim_for
from service.core.delivery import MessageState
from service.db import schema
from service.db.database import Database
from service.db.tables import Message, Mode, PainScore, Person
from service.simulator.app import SimulatorConfig
from service.web.webhooks import INBOUND
from support.factories import a_checkin, a_contact, a_patient
from support.house import NEW_YORK
from support.postgres import Server, server
from support.processes import answer, carebell, free_port, live_environment, running
from support.simulator_server import (
    ACCOUNT_SID,
    AUTH_TOKEN,
    OWN_NUMBER,
    RunningSimulator,
    eventually,
    running_simulator,
)

pytestmark = pytest.mark.postgres

AT_ONCE = timedelta(0)
SOON_S = 120


class Site:
    """One database, one provider, and the variables of the processes between them."""

    def __init__(self, url: str, port: int, simulator: RunningSimulator) -> None:
        self.db = Database(url)
        self.port = port
        self.simulator = simulator
        # The calls of a worker that was killed count as open for a while.
        self.environment = live_environment(url, simulator.url, port) | {
            "CAREBELL_CALLS_AT_ONCE": "24"
        }

    def ask(self, patients: int) -> list[str]:
        """Let that many patients have a check-in due now; their numbers."""
        now = datetime.now(UTC)
        just_past = f"{now.astimezone(NEW_YORK) - timedelta(minutes=5):%H:%M}"
        phones = [f"+1{212 + n // 100}55501{n % 100:02d}" for n in range(patients)]
        with self.db.write() as session:
            a_contact(session, now)
            for number, phone in enumerate(phones):
                patient = a_patient(session, now, name=f"Patient {number}", phone=phone)
                schedule = a_checkin(session, now, patient, at=just_past)
                schedule.next_due_at = now
                schedule.planned_through_at = now - timedelta(days=1)
        return phones

    def states(self) -> Counter[MessageState]:
        """How many texts there are in each state."""
        with self.db.read() as session:
            return Counter(message.state for message in session.exec(select(Message)))

    def texts_per_phone(self, phones: list[str]) -> list[int]:
        """How many texts have arrived on each of these phones."""
        return [len(self.simulator.screen(phone)) for phone in phones]

    def is_sending(self) -> bool:
        """Whether at least one text has left."""
        return bool({MessageState.SUBMITTED, MessageState.DELIVERED} & self.states().keys())

    def is_planned_and_left(self, texts: int) -> bool:
        """Whether all texts are planned, and none waits but for the lease of a claim."""
        states = self.states()
        return states.total() >= texts and not states[MessageState.PLANNED]

    def is_settled(self) -> bool:
        """Whether every text has left, or may have."""
        return not {MessageState.PLANNED, MessageState.CLAIMED} & self.states().keys()

    def end_leases(self) -> None:
        """Let the time of every claim be over."""
        with self.db.write() as session:
            session.execute(
                update(Message)
                .where(col(Message.state) == MessageState.CLAIMED)
                .values(claim_ends_at=datetime.now(UTC))
            )

    def scores(self) -> list[tuple[str, int]]:
        """The scores that are stored, each with its patient."""
        with self.db.read() as session:
            known = select(Person.name, PainScore.value).join(
                PainScore, col(PainScore.patient_id) == col(Person.id)
            )
            return list(session.exec(known).all())

    def is_ready(self) -> bool:
        return answer(self.port, "/readyz")[0] == 200


def each_got_one_or_is_accounted_for(site: Site, phones: list[str]) -> None:
    got = Counter(site.texts_per_phone(phones))
    assert got.keys() <= {0, 1}, "nobody got two"
    assert got[0] <= site.states()[MessageState.UNKNOWN], "of who got none, it stands in a row"


@contextmanager
def a_site(url: str) -> Iterator[Site]:
    port = free_port()
    config = SimulatorConfig(
        ACCOUNT_SID,
        AUTH_TOKEN,
        (OWN_NUMBER,),
        inbound_url=f"http://127.0.0.1:{port}{INBOUND}",
        queued_after=AT_ONCE,
        sent_after=AT_ONCE,
        delivered_after=AT_ONCE,
    )
    with running_simulator(config) as simulator:
        opened = Site(url, port, simulator)
        with closing(opened.db):
            yield opened


@pytest.fixture
def site(postgres_server: Server) -> Iterator[Site]:
    with postgres_server.database() as url, a_site(url) as opened:
        schema.upgrade(opened.db)
        yield opened


@pytest.fixture
def silent_provider() -> Iterator[str]:
    """The address of a provider that takes calls and never answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=100) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_two_workers_send_each_text_once_and_one_of_them_reads_the_reply(site: Site) -> None:
    phones = site.ask(patients=60)
    with (
        running(site.environment, "web"),
        running(site.environment, "worker"),
        running(site.environment, "worker"),
    ):
        eventually(lambda: site.states() == {MessageState.DELIVERED: 60}, within=SOON_S)
        eventually(site.is_ready, within=SOON_S)
        site.simulator.text("6", phones[7])
        eventually(lambda: site.scores() == [("Patient 7", 6)], within=SOON_S)
        eventually(lambda: len(site.simulator.screen(phones[7])) == 2, within=SOON_S)
    others = [phone for phone in phones if phone != phones[7]]
    assert site.texts_per_phone(others) == [1] * 59


def test_when_a_worker_is_killed_while_sending_the_other_goes_on(site: Site) -> None:
    phones = site.ask(patients=200)
    with (
        running(site.environment, "web"),
        running(site.environment, "worker") as first,
        running(site.environment, "worker"),
    ):
        eventually(site.is_sending, within=SOON_S)
        first.process.kill()
        first.ends()
        eventually(lambda: site.is_planned_and_left(200), within=SOON_S)
        site.end_leases()
        eventually(site.is_settled, within=SOON_S)
    each_got_one_or_is_accounted_for(site, phones)


def test_a_worker_that_loses_the_database_waits_for_it_and_loses_nothing() -> None:
    with server() as postgres, postgres.database() as url, a_site(url) as site:
        schema.upgrade(site.db)
        phones = site.ask(patients=100)
        with running(site.environment, "web"), running(site.environment, "worker") as worker:
            eventually(site.is_sending, within=SOON_S)
            site.db.close()
            postgres.stop()
            eventually(lambda: answer(site.port, "/readyz")[0] == 503, within=SOON_S)
            assert answer(site.port)[0] == 200, "the process itself is well"
            eventually(lambda: "pass failed" in worker.said, within=SOON_S)
            postgres.start()
            eventually(lambda: site.is_planned_and_left(100), within=SOON_S)
            site.end_leases()
            eventually(site.is_settled, within=SOON_S)
            eventually(site.is_ready, within=SOON_S)
        each_got_one_or_is_accounted_for(site, phones)


@pytest.mark.parametrize("command", ["worker", "web", "up"])
def test_a_process_that_starts_while_the_database_is_away_waits_for_it(command: str) -> None:
    with server() as postgres, postgres.database() as url, a_site(url) as site:
        schema.upgrade(site.db)
        site.db.close()
        postgres.stop()
        with running(site.environment, command) as process:
            eventually(lambda: "waiting for the database" in process.said, within=SOON_S)
            postgres.start()
            eventually(lambda: "Stop with Ctrl+C" in process.said, within=SOON_S)
        postgres.stop()
        with running(site.environment, command) as stopped_at_once:
            eventually(lambda: "waiting for the database" in stopped_at_once.said, within=SOON_S)
        postgres.start()


def test_a_worker_that_is_stopped_lets_go_of_a_provider_that_does_not_answer(
    site: Site, silent_provider: str
) -> None:
    site.ask(patients=20)
    environment = site.environment | {"CAREBELL_TWILIO_API_URL": silent_provider}
    with running(environment, "worker", STOP_WITHIN_S=0.5) as worker:
        eventually(lambda: site.states()[MessageState.CLAIMED], within=SOON_S)
        worker.process.terminate()
        assert worker.ends(within=10) == 0
        assert "stopped with work under way" in worker.said


@contextmanager
def standing_still(db: Database) -> Iterator[None]:
    """Its whole server does nothing while the block runs, and keeps all connections."""
    with db.read() as session:
        backends = list(session.execute(text("SELECT pid FROM pg_stat_activity")).scalars())
        own = session.execute(text("SELECT pg_backend_pid()")).scalar_one()
    status = Path(f"/proc/{own}/status").read_text()
    parent = int(re.findall(r"PPid:\s+(\d+)", status)[0])
    for process_id in (parent, *backends):
        os.kill(process_id, signal.SIGSTOP)
    try:
        yield
    finally:
        for process_id in (parent, *backends):
            with suppress(ProcessLookupError):
                os.kill(process_id, signal.SIGCONT)


def test_a_worker_that_is_stopped_lets_go_of_a_database_that_stands_still(
    silent_provider: str,
) -> None:
    with server() as postgres, postgres.database() as url, a_site(url) as site:
        schema.upgrade(site.db)
        site.ask(patients=1)
        environment = site.environment | {"CAREBELL_TWILIO_API_URL": silent_provider}
        with running(environment, "worker", STOP_WITHIN_S=0.5) as worker:
            eventually(lambda: site.states()[MessageState.CLAIMED], within=SOON_S)
            with standing_still(site.db):
                worker.process.terminate()
                assert worker.ends(within=10) == 0
            assert "stopped with work under way" in worker.said


@pytest.mark.parametrize("command", ["worker", "web", "up"])
def test_a_process_stops_once_the_schema_is_no_longer_its_own(site: Site, command: str) -> None:
    with running(site.environment, command, MINUTE_S=0.2) as process:
        eventually(lambda: "Stop with Ctrl+C" in process.said, within=SOON_S)
        with site.db.write() as session:
            session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        assert process.ends() == 1
        assert "\nError: The database's schema (9999) is newer than this Carebell" in process.said


@pytest.mark.parametrize("command", ["worker", "web"])
def test_an_empty_database_is_left_alone(postgres_server: Server, command: str) -> None:
    with postgres_server.database() as url:
        refused = carebell(live_environment(url, "http://127.0.0.1:9", free_port()), command)
    assert refused.returncode == 1
    assert refused.stderr == "Error: The database is empty. Run: carebell init\n"


@pytest.mark.parametrize("command", ["worker", "web"])
def test_a_demos_database_is_left_alone(site: Site, command: str) -> None:
    with site.db.write() as session:
        claim_for(session, Mode.DEMO)
    refused = carebell(site.environment, command)
    assert refused.returncode == 1
    assert "belongs to a demo service" in refused.stderr
