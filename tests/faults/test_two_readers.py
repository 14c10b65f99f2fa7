"""Two workers and two texts at once: a correction is not overtaken, an alert is taken once."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from itertools import product
from threading import Thread

import pytest
from sqlalchemy import text
from sqlmodel import col, select

from faults.boundaries import WatchedDatabase
from service.core.delivery import MessageKind
from service.db.database import Database
from service.db.tables import Cause, Episode, InboundMessage, InboundState, Message, PainScore
from service.engine.context import Context
from service.engine.deliver import deliver, deliver_alerts
from service.engine.escalate import escalate
from service.engine.intake import IncomingText, store
from service.engine.plan import plan
from service.engine.receive import receive
from support.factories import a_caregiver, a_checkin, a_patient, an_episode
from support.gateways import ScriptedGateway
from support.house import POLICY, StandingClock
from support.simulator_server import eventually

NOON = datetime(2027, 3, 1, 17, tzinfo=UTC)  # in New York
ANA = "+12025550123"
CAREGIVERS = {"Sam": "+12025550145", "Pat": "+12025550146"}


@pytest.mark.postgres
@pytest.mark.parametrize("db", ["postgres"], indirect=True)  # SQLite has one writer at a time
def test_a_correction_is_not_overtaken_by_what_it_corrects(db: Database) -> None:
    clock = StandingClock(NOON)
    other = Context(db, clock, ScriptedGateway(), POLICY)
    with db.write() as session:
        a_checkin(session, NOON, a_patient(session, NOON, phone=ANA), at="12:30")
    clock.set(datetime(2027, 3, 1, 17, 30, tzinfo=UTC))
    plan(other)
    deliver(other)
    for number, body in enumerate(("6", "7")):
        text = IncomingText(f"SM{number:032d}", ANA, "+12025550100", body, {}, clock.now())
        store(db, [text])

    others = Thread(target=receive, args=[other])

    def read_meanwhile(point: str) -> None:
        if point == "receive._read_one: before the commit" and not others.ident:
            others.start()
            others.join(2)  # one that waits for this transaction goes on after it

    slow = WatchedDatabase(db.url.render_as_string(hide_password=False), read_meanwhile)
    with closing(slow):
        receive(Context(slow, clock, ScriptedGateway(), POLICY))
    others.join()
    with db.read() as session:
        texts = session.exec(select(InboundMessage)).all()
        current = session.exec(
            select(PainScore.value).where(col(PainScore.is_current).is_(True))
        ).all()
    assert [text.state for text in texts] == [InboundState.READ, InboundState.READ]
    assert current == [7]


@pytest.mark.postgres
@pytest.mark.parametrize("db", ["postgres"], indirect=True)  # SQLite has one writer at a time
def test_of_two_who_acknowledge_at_once_one_has_it_and_both_are_told(db: Database) -> None:
    clock = StandingClock(NOON)
    other = Context(db, clock, ScriptedGateway(), POLICY)
    with db.write() as session:
        maria = a_patient(session, NOON, name="Maria", phone=ANA)
        for name, phone in CAREGIVERS.items():
            a_caregiver(session, NOON, maria, name=name, phone=phone)
        an_episode(session, NOON, maria, cause=Cause.DANGER, rule="danger_physical", urgent=True)
    escalate(other)
    deliver_alerts(other)
    for name, phone in CAREGIVERS.items():
        sid = f"SM{name:0>32}"
        store(db, [IncomingText(sid, phone, "+12025550100", "OK 11", {}, clock.now())])

    _both_receive(db, clock, other)
    with db.read() as session:
        episode = session.exec(select(Episode)).one()
        answers = session.exec(select(Message).where(Message.kind == MessageKind.ANSWER)).all()
    assert episode.acknowledged_by in CAREGIVERS
    told = {answer.to_phone: answer.body for answer in answers}
    assert len(answers) == len(told) == 2
    for name, phone in CAREGIVERS.items():
        has_it = name == episode.acknowledged_by
        said = "you have alert 11" if has_it else f"already with {episode.acknowledged_by} since"
        assert said in told[phone]


@pytest.mark.postgres
@pytest.mark.parametrize("db", ["postgres"], indirect=True)  # SQLite has one writer at a time
def test_of_two_patients_in_danger_at_once_each_has_an_alert(db: Database) -> None:
    clock = StandingClock(NOON)
    other = Context(db, clock, ScriptedGateway(), POLICY)
    phones = {"Maria": ANA, "Ben": "+12025550124"}
    with db.write() as session:
        for name, phone in phones.items():
            a_patient(session, NOON, name=name, phone=phone)
    for name, phone in phones.items():
        sid = f"SM{name:0>32}"
        store(db, [IncomingText(sid, phone, "+12025550100", "cannot breathe", {}, clock.now())])

    _both_receive(db, clock, other)
    with db.read() as session:
        states = session.exec(select(InboundMessage.state)).all()
        codes = session.exec(select(Episode.code).order_by(col(Episode.code))).all()
    assert states == [InboundState.READ, InboundState.READ]
    assert codes == [11, 12]


@pytest.mark.postgres
@pytest.mark.parametrize("db", ["postgres"], indirect=True)  # SQLite has one writer at a time
def test_texts_about_the_same_patients_at_once_wait_in_no_ring(db: Database) -> None:
    clock = StandingClock(NOON)
    phones = [f"+120255501{n}" for n in range(60, 64)]
    with db.write() as session:
        patients = [
            a_patient(session, NOON, name=f"Patient {name}", phone=phone)
            for name, phone in (("A", ANA), ("B", "+12025550124"), ("C", "+12025550125"))
        ]
        for number, phone in enumerate(phones):
            for patient in patients if number % 2 else reversed(patients):
                a_caregiver(session, NOON, patient, name=f"Sam {number}", phone=phone)
    said = ("not breathing, wants to die", "OK 11", "not breathing, wants to die")
    for number, (body, phone) in enumerate(product(said, phones)):
        text = IncomingText(f"SM{number:032d}", phone, "+12025550100", body, {}, clock.now())
        store(db, [text])

    def read_all(_: int) -> None:
        ctx = Context(db, clock, ScriptedGateway(), POLICY)
        for _ in range(8):
            receive(ctx)

    with ThreadPoolExecutor(4) as workers:
        list(workers.map(read_all, range(4)))  # whoever is in a ring raises
    with db.read() as session:
        states = session.exec(select(InboundMessage.state)).all()
    assert set(states) == {InboundState.READ}


def _both_receive(db: Database, clock: StandingClock, other: Context) -> None:
    """Let another worker read its text while the first has not committed what it read."""
    others = Thread(target=receive, args=[other])

    def receive_meanwhile(point: str) -> None:
        if point == "receive._read_one: before the commit" and not others.ident:
            others.start()
            eventually(lambda: waits_for_a_lock(db))

    slow = WatchedDatabase(db.url.render_as_string(hide_password=False), receive_meanwhile)
    with closing(slow):
        receive(Context(slow, clock, ScriptedGateway(), POLICY))
    others.join()


def waits_for_a_lock(db: Database) -> bool:
    with db.read() as session:
        waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(session.connection().execute(waiting).scalar_one())
