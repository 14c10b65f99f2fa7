"""The service audits itself: every five minutes, one process at a time, and says what it found."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, select

from service.admin.audit import recurring
from service.admin.audit.findings import Finding
from service.admin.audit.recurring import audit_now_and_then
from service.admin.status import status
from service.bootstrap.opening import clock_for
from service.core.delivery import MessageState
from service.db.database import Database
from service.db.tables import AUDIT, Message, PassRun
from service.engine.context import Context
from service.engine.passes import Loop
from service.web.demo_clock import DemoClock
from support.factories import a_caregiver, a_checkin, a_contact, a_patient
from support.gateways import ScriptedGateway
from support.house import POLICY, StandingClock

EVENING = datetime(2027, 3, 2, 1, tzinfo=UTC)  # 20:00 in New York


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(EVENING)


@pytest.fixture
def live(db: Database, clock: StandingClock) -> Database:
    """A service that has just sent a check-in."""
    with db.write() as session:
        before = EVENING - timedelta(hours=1)
        a_contact(session, before)
        patient = a_patient(session, before)
        a_caregiver(session, before, patient)
        a_checkin(session, before, patient, at="20:00")
    loop = Loop(Context(db, clock, ScriptedGateway(), POLICY))
    loop.run_all()
    return db


def run_of(db: Database) -> PassRun | None:
    with db.read() as session:
        return session.get(PassRun, AUDIT)


def reasons(db: Database, clock: StandingClock) -> list[str]:
    with db.read() as session:
        return status(session, clock.now()).reasons


def test_a_clean_audit_is_no_reason_to_worry(live: Database, clock: StandingClock) -> None:
    audit_now_and_then(live, clock)
    run = run_of(live)
    assert run is not None
    assert (run.finished_at, run.error) == (EVENING, None)
    assert run.counts == {"broken": 0, "notes": 0}
    assert reasons(live, clock) == []


def test_a_broken_promise_is_told_until_it_is_mended(live: Database, clock: StandingClock) -> None:
    with live.write() as session:
        message = session.exec(select(Message)).one()
        message.state = MessageState.UNKNOWN
    audit_now_and_then(live, clock)
    told = "The service's own audit: 1 row breaks a promise; carebell audit names it."
    assert told in reasons(live, clock)
    with live.write() as session:
        message = session.exec(select(Message)).one()
        message.state = MessageState.SUBMITTED
    audit_now_and_then(live, clock)
    assert told in reasons(live, clock), "the next audit is not due yet"
    clock.set(EVENING + timedelta(minutes=5))
    audit_now_and_then(live, clock)
    assert told not in reasons(live, clock)


def test_of_several_processes_one_audits(live: Database, clock: StandingClock) -> None:
    looked = []

    def look(_: Session, now: datetime, since: datetime) -> list[Finding]:
        looked.append(now - since)
        return []

    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(4) as pool:
        patch.setattr(recurring, "audit", look)
        list(pool.map(lambda _: audit_now_and_then(live, clock), range(4)))
    assert looked == [timedelta(hours=48)]


def test_one_that_died_in_the_middle_is_followed_by_the_next(
    live: Database, clock: StandingClock
) -> None:
    def die(*_: object) -> list[Finding]:
        raise SystemExit

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recurring, "audit", die)
        with pytest.raises(SystemExit):
            audit_now_and_then(live, clock)
    audit_now_and_then(live, clock)
    assert run_of(live) is None
    clock.set(EVENING + timedelta(minutes=5))
    audit_now_and_then(live, clock)
    assert run_of(live) is not None


@pytest.mark.parametrize(("hours", "due"), [(-2, True), (24 * 9, True), (0, False)])
def test_a_clock_that_jumps_does_not_keep_the_next_one_waiting(
    live: Database, clock: StandingClock, hours: int, *, due: bool
) -> None:
    audit_now_and_then(live, clock)
    moved = StandingClock(EVENING + timedelta(hours=hours, minutes=1))
    audit_now_and_then(live, moved)
    run = run_of(live)
    assert run is not None
    assert (run.finished_at == moved.now()) is due


def test_one_that_stood_still_overwrites_nothing(
    live: Database, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stand_still(*_: object) -> list[Finding]:
        monkeypatch.undo()
        clock.set(EVENING + timedelta(minutes=11))
        audit_now_and_then(live, clock)
        clock.set(EVENING + timedelta(minutes=12))
        return [Finding("claims", "message", 1, "is claimed by a worker whose lease ended")]

    monkeypatch.setattr(recurring, "audit", stand_still)
    audit_now_and_then(live, clock)
    run = run_of(live)
    assert run is not None
    assert (run.finished_at, run.error) == (EVENING + timedelta(minutes=11), None)


def test_an_audit_that_fails_is_told_and_stops_nothing(
    live: Database, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> list[Finding]:
        raise RuntimeError("no idea")

    monkeypatch.setattr(recurring, "audit", fail)
    audit_now_and_then(live, clock)
    assert "The service's own audit: it failed, RuntimeError: no idea." in reasons(live, clock)


def test_an_audit_that_no_longer_comes_is_missed(live: Database, clock: StandingClock) -> None:
    audit_now_and_then(live, clock)
    clock.set(EVENING + timedelta(minutes=16))
    Loop(Context(live, clock, ScriptedGateway(), POLICY)).run("plan")
    assert "The service last audited itself 16m ago." in reasons(live, clock)


def test_nobody_looks_while_a_demos_clock_is_moved(db: Database) -> None:
    looks: list[datetime] = []
    ctx = Context(db, clock_for(db), ScriptedGateway(), POLICY)
    moved = DemoClock(
        ctx, Loop(ctx), lambda _: moved.look_back(), lambda: looks.append(moved.now())
    )
    moved.look_back()
    began = looks[-1]
    moved.move(lambda: began + timedelta(days=1))
    assert len(looks) == 2, "not before what was due is done"
    assert looks[-1] >= began + timedelta(days=1)
