"""Health: whether the work is being done is read from rows, and told to a monitor only if so."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from structlog.testing import capture_logs

from service import scheduler
from service.admin.audit.recurring import audit_now_and_then
from service.db.database import Database
from service.db.tables import AUDIT, PassRun
from service.engine.heartbeat import send_heartbeat
from service.engine.passes import PASSES
from service.engine.readiness import why_not_ready
from service.scheduler import Metronome
from service.web.app import create_app
from service.web.health import readiness_route
from support.house import StandingClock, serving
from support.monitor import SECRET, Monitor, running_monitor
from support.processes import answer, free_port
from support.simulator_server import eventually

NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)
CLOCK = StandingClock(NOON)


def finish(db: Database, name: str, ago: timedelta, error: str | None = None) -> None:
    with db.write() as session:
        session.merge(PassRun(name=name, finished_at=NOON - ago, counts={}, error=error))


@pytest.fixture
def ready(db: Database) -> Database:
    """A database whose passes all finished half a minute ago."""
    for name in PASSES:
        finish(db, name, ago=timedelta(seconds=30))
    return db


@pytest.fixture
def clean(ready: Database) -> Database:
    """The same, and an audit that found nothing wrong."""
    audit_now_and_then(ready, CLOCK)
    return ready


@pytest.fixture
def monitor(monkeypatch: pytest.MonkeyPatch) -> Iterator[Monitor]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with running_monitor() as called:
        yield called


def test_it_is_ready_when_every_pass_finished_in_the_last_half_minute(ready: Database) -> None:
    assert why_not_ready(ready, CLOCK) is None


def test_it_is_not_ready_before_every_pass_has_run(db: Database) -> None:
    for name in list(PASSES)[1:]:
        finish(db, name, ago=timedelta(0))
    assert why_not_ready(db, CLOCK) == (
        f"The {next(iter(PASSES))} pass has never finished: no worker has run yet."
    )


def test_it_is_not_ready_when_one_pass_hangs(ready: Database) -> None:
    finish(ready, "deliver", ago=timedelta(seconds=31))
    said = "The deliver pass last finished at 2027-03-01 16:59:29 UTC."
    assert why_not_ready(ready, CLOCK) == said


def test_it_is_not_ready_when_a_pass_failed_and_tells_nobody_the_error(ready: Database) -> None:
    finish(ready, "plan", ago=timedelta(0), error="IntegrityError: +12025550123")
    said = why_not_ready(ready, CLOCK)
    assert said == "The plan pass failed; carebell status says how."


@pytest.mark.postgres
def test_it_is_not_ready_without_its_database() -> None:
    db = Database("postgresql+psycopg://nobody@/carebell?host=/no/such/folder")
    assert why_not_ready(db, CLOCK) == "The database does not answer (OperationalError)."


def test_readyz_answers_200_or_503_with_one_line(ready: Database) -> None:
    app = create_app([readiness_route(ready, CLOCK)])
    with socket.create_server(("127.0.0.1", 0)) as listener, serving(app, listener):
        port = listener.getsockname()[1]
        assert answer(port, "/readyz") == (200, "ready")
        finish(ready, "plan", ago=timedelta(minutes=1))
        status, said = answer(port, "/readyz")
        assert status == 503
        assert said == "The plan pass last finished at 2027-03-01 16:59:00 UTC."
        assert answer(port, "/healthz") == (200, "ok")


def test_the_monitor_is_called_while_all_is_well(clean: Database, monitor: Monitor) -> None:
    with capture_logs() as lines:
        send_heartbeat(monitor.url, clean, CLOCK)
    assert monitor.called == [f"/ping/{SECRET}"]
    assert lines == []


def test_the_monitor_is_not_called_while_a_pass_fails(clean: Database, monitor: Monitor) -> None:
    finish(clean, "plan", ago=timedelta(0), error="RuntimeError: no")
    with capture_logs() as lines:
        send_heartbeat(monitor.url, clean, CLOCK)
    assert monitor.called == []
    assert [line["event"] for line in lines] == ["heartbeat withheld"]


@pytest.mark.parametrize(
    ("audited", "why"),
    [
        (None, "No audit has finished lately."),
        ((timedelta(minutes=16), None), "No audit has finished lately."),
        (
            (timedelta(0), "1 row breaks a promise; carebell audit names it"),
            "The last audit was not clean; see carebell status.",
        ),
    ],
)
def test_the_monitor_is_not_called_unless_the_last_audit_was_clean(
    ready: Database, monitor: Monitor, audited: tuple[timedelta, str | None] | None, why: str
) -> None:
    if audited is not None:
        ago, error = audited
        finish(ready, AUDIT, ago=ago, error=error)
    with capture_logs() as lines:
        send_heartbeat(monitor.url, ready, CLOCK)
    assert monitor.called == []
    assert [line["why"] for line in lines] == [why]
    assert why_not_ready(ready, CLOCK) is None, "the work is being done all the same"


def test_a_monitor_that_cannot_be_reached_is_a_log_line_without_its_secret(
    clean: Database, monitor: Monitor
) -> None:
    monitor.status = 500
    nobody = f"http://127.0.0.1:{free_port()}/ping/{SECRET}"
    with capture_logs() as lines:
        send_heartbeat(monitor.url, clean, CLOCK)
        send_heartbeat(nobody, clean, CLOCK)
    assert [(line["event"], line["error"]) for line in lines] == [
        ("heartbeat did not reach the monitor", "HTTPError"),
        ("heartbeat did not reach the monitor", "ConnectionError"),
    ]
    assert SECRET not in repr(lines)


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> Iterator[Metronome]:
    """A metronome in the middle of a call that does not come back."""
    monkeypatch.setattr(scheduler, "MINUTE_S", 0.01)
    begun, go_on = Event(), Event()

    def hang() -> None:
        begun.set()
        go_on.wait(20)

    metronome = Metronome(None, [hang])
    metronome.start()
    try:
        eventually(begun.is_set)
        yield metronome
    finally:
        go_on.set()


def test_a_metronome_does_not_wait_for_ever_for_what_hangs(
    hanging: Metronome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler, "STOP_WITHIN_S", 0.1)
    assert not hanging.stop(), "it still runs"


def test_the_time_to_end_counts_from_the_signal(
    hanging: Metronome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler, "STOP_WITHIN_S", 0)
    hanging.begin_no_more()
    monkeypatch.setattr(scheduler, "STOP_WITHIN_S", 20)
    assert not hanging.stop(), "it has had its time"


def test_a_metronome_waits_for_what_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduler, "MINUTE_S", 0.01)
    ran = Event()
    metronome = Metronome(None, [ran.set])
    metronome.start()
    eventually(ran.is_set)
    assert metronome.stop()
