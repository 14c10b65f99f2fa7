"""The loop: an error in one pass or row is seen and stops nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, select, text

from service.clock import SystemClock
from service.core.delivery import MessageKind, MessageState
from service.core.policy import Policy
from service.db.database import Database
from service.db.tables import InboundMessage, InboundState, Message, PassRun, Reply, Schedule
from service.engine import passes
from service.engine.context import Context, Counts
from service.engine.intake import IncomingText, store
from service.engine.passes import PASSES, Loop
from service.engine.understand import understand
from service.scheduler import Metronome
from support.factories import a_checkin, a_contact, a_dose, a_patient
from support.gateways import ScriptedGateway
from support.house import NEW_YORK, POLICY, StandingClock
from support.simulator_server import eventually

NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)


@pytest.fixture
def loop(db: Database) -> Loop:
    return Loop(Context(db, StandingClock(NOON), ScriptedGateway(), POLICY))


def runs(db: Database) -> dict[str, PassRun]:
    with db.read() as session:
        return {run.name: run for run in session.exec(select(PassRun))}


def test_every_pass_leaves_a_sign_of_life(loop: Loop, db: Database) -> None:
    loop.run_all()
    assert set(runs(db)) == set(PASSES)
    assert {run.finished_at for run in runs(db).values()} == {NOON}


def test_a_pass_that_fails_is_seen_and_the_others_run(
    loop: Loop, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Context) -> Counts:
        raise RuntimeError("the disk is on fire")

    monkeypatch.setitem(passes.PASSES, "plan", broken)
    loop.run_all()
    seen = runs(db)
    assert seen["plan"].error == "RuntimeError: the disk is on fire"
    assert seen["plan"].failed_at == NOON
    assert seen["deliver"].error is None
    monkeypatch.undo()
    loop.run_all()
    assert runs(db)["plan"].error is None, "it has recovered"
    assert runs(db)["plan"].failed_at == NOON, "and when it last failed is still known"


def test_what_the_database_would_not_take_is_not_repeated_in_the_error(
    loop: Loop, db: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(ctx: Context) -> Counts:
        with ctx.db.write() as session:
            half_a_row = text("INSERT INTO opt_out (phone) VALUES (:phone)")
            session.execute(half_a_row, {"phone": "+12025550123"})
        return {}

    monkeypatch.setitem(passes.PASSES, "plan", refused)
    loop.run("plan")
    error = runs(db)["plan"].error
    assert error is not None
    assert error.startswith("IntegrityError: ")
    said = capsys.readouterr()
    assert "pass failed" in said.out + said.err
    assert "+12025550123" not in error + said.out + said.err


def test_a_schedule_that_cannot_be_planned_is_set_aside_and_the_others_are_planned(
    loop: Loop, db: Database
) -> None:
    with db.write() as session:
        broken = a_checkin(
            session, NOON - timedelta(days=1), a_patient(session, NOON, phone="+12025550124")
        )
        a_checkin(session, NOON - timedelta(days=1), a_patient(session, NOON))
        broken.rule = "RRULE:FREQ=SOMETIMES"
    loop.run("plan")
    with db.read() as session:
        assert len(session.exec(select(Message)).all()) == 1
        set_aside = session.get_one(Schedule, broken.id)
    assert set_aside.next_due_at is None
    assert set_aside.problem is not None
    assert "could not be planned" in set_aside.problem


def test_of_a_patients_schedules_only_the_broken_one_is_set_aside_and_the_admins_are_told(
    loop: Loop, db: Database
) -> None:
    before = NOON - timedelta(hours=2)
    with db.write() as session:
        a_contact(session, before)
        patient = a_patient(session, before)
        good = a_dose(session, before, patient, at="11:30")
        broken = a_checkin(session, before, patient, at="20:00")
        broken.rule = "RRULE:FREQ=SOMETIMES"
    loop.run("plan")
    with db.read() as session:
        assert session.get_one(Schedule, good.id).problem is None
        assert session.get_one(Schedule, broken.id).problem is not None
        texts = {m.kind: m for m in session.exec(select(Message))}
    assert texts[MessageKind.DOSE].person_id == patient.id
    assert "a plan of Ana (id 2) could not be read" in texts[MessageKind.NOTICE].body


def test_a_patient_whom_no_words_are_known_for_is_set_aside_and_the_others_are_planned(
    loop: Loop, db: Database
) -> None:
    with db.write() as session:
        stranger = a_patient(session, NOON, phone="+12025550124")
        a_checkin(session, NOON - timedelta(days=1), stranger)
        a_checkin(session, NOON - timedelta(days=1), a_patient(session, NOON))
        stranger.language = "tlh"
    loop.run("plan")
    with db.read() as session:
        assert [m.person_id for m in session.exec(select(Message))] != [stranger.id]
        set_aside = session.exec(select(Schedule).where(Schedule.patient_id == stranger.id)).one()
    assert set_aside.problem == "could not be planned: 'tlh'"


def test_a_text_that_cannot_be_read_is_set_aside_and_the_others_are_read(
    loop: Loop, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(session: Session, policy: Policy, text: InboundMessage, now: datetime) -> Reply:
        if text.body == "poison":
            raise RuntimeError("no idea")
        return understand(session, policy, text, now)

    monkeypatch.setattr("service.engine.receive.understand", stumble)
    for number, body in enumerate(["6", "poison", "7"]):
        store(
            db, [IncomingText(f"SM{number:032d}", "+12025550199", "+12025550100", body, {}, NOON)]
        )
    loop.run("receive")
    with db.read() as session:
        texts = {text.body: text for text in session.exec(select(InboundMessage))}
    assert texts["poison"].state is InboundState.QUARANTINED
    assert texts["poison"].problem == "RuntimeError: no idea"
    assert texts["6"].state is texts["7"].state is InboundState.READ


def test_a_loop_that_is_stopped_begins_no_further_round(
    loop: Loop, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds = []

    def never_done(_: Context) -> Counts:
        rounds.append(1)
        loop.stop()
        return {"more": 1}

    monkeypatch.setitem(passes.PASSES, "deliver", never_done)
    loop.run("deliver")
    loop.run("deliver")
    assert len(rounds) == 1


def test_a_process_is_alive_only_while_each_of_its_own_passes_goes_round(db: Database) -> None:
    clock, signs = StandingClock(datetime(2027, 3, 1, 17, tzinfo=UTC)), list[datetime]()
    own = Loop(Context(db, clock, ScriptedGateway(), POLICY))
    other = Loop(Context(db, clock, ScriptedGateway(), POLICY))
    own.alive = lambda: signs.append(clock.now())
    *most, hanging = PASSES
    for name in most:
        own.run(name)
    assert signs == [], "one has never ended"
    own.run(hanging)
    assert signs == [clock.now()]
    for _ in range(12):
        clock.set(clock.now() + timedelta(seconds=15))
        other.run_all()
        for name in most:
            own.run(name)
    assert own.goes_round() is False, "whatever the other one's rows say"
    assert max(signs) < clock.now() - timedelta(minutes=1)


def test_the_metronome_picks_up_what_another_process_has_just_written(db: Database) -> None:
    gateway = ScriptedGateway()
    metronome = Metronome(Loop(Context(db, SystemClock(), gateway, POLICY)))
    metronome.start()
    try:
        now = datetime.now(UTC)
        elsewhere = Database(db.url.render_as_string(hide_password=False))
        with elsewhere.write() as session:
            just_past = f"{now.astimezone(NEW_YORK) - timedelta(minutes=5):%H:%M}"
            schedule = a_checkin(session, now, a_patient(session, now), at=just_past)
            schedule.next_due_at = now
            schedule.planned_through_at = now - timedelta(days=1)
        elsewhere.close()
        eventually(lambda: gateway.calls, within=5)
    finally:
        metronome.stop()
    with db.read() as session:
        assert session.exec(select(Message)).one().state is MessageState.SUBMITTED
